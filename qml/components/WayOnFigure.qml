// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// How many places another house has, or that it isn't known.
Row {
    id: figure

    required property var place
    property int type: Theme.mm(11)
    property color behind: Theme.surface

    spacing: Theme.mm(2.6)

    DataText {
        visible: figure.place.known
        text: figure.place.free
        mustRead: true
        behind: figure.behind
        font.family: Theme.displayFamily
        font.pixelSize: figure.type
        font.weight: Font.Bold
        anchors.verticalCenter: parent.verticalCenter
    }
    Sign {
        visible: !figure.place.known
        name: "help_outline"
        size: Math.round(figure.type * 0.8)
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    Phrase {
        text: figure.place.known ? Words.freeUnit(figure.place.unit, figure.place.free) : qsTr("unknown")
        behind: figure.behind
        font.pixelSize: Math.max(Theme.smallType, Math.min(Theme.leadType, figure.type * 0.5))
        font.weight: Font.DemiBold
        anchors.verticalCenter: parent.verticalCenter
    }
}
