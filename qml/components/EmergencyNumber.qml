// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Where to call when it can't wait; known without any network.
Row {
    id: emergency


    spacing: Theme.mm(3)

    Sign {
        name: "call"
        size: Theme.mm(8)
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    Phrase {
        text: qsTr("In an emergency:")
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    DataText {
        text: "112"
        mustRead: true
        font.pixelSize: Theme.titleType
        font.weight: Font.Bold
        anchors.verticalCenter: parent.verticalCenter
    }
}
