// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What is shown isn't now: the clock is a demonstration's.
Rectangle {
    implicitWidth: words.implicitWidth + Theme.mm(6)
    implicitHeight: words.implicitHeight + Theme.mm(2)
    radius: height / 2
    color: Theme.attention

    Phrase {
        id: words

        anchors.centerIn: parent
        text: qsTr("simulated time")
        color: Theme.attentionInk
        font.pixelSize: Theme.smallType
        font.weight: Font.DemiBold
    }
}
