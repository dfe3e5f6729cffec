// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// How many places another house has now; or that it takes nobody in, or that it isn't known.
Row {
    id: figure

    required property var place
    property int type: Theme.mm(11)
    property int wordType: Theme.bodyType

    readonly property bool counted: place.known && place.accepting

    spacing: Theme.mm(3)

    DataText {
        visible: figure.counted
        text: figure.place.free
        mustRead: true
        font.family: Theme.displayFamily
        font.pixelSize: figure.type
        font.weight: Font.Bold
        height: Math.round(font.pixelSize * 0.8)
        lineHeightMode: Text.FixedHeight
        lineHeight: height
        verticalAlignment: Text.AlignVCenter
        anchors.verticalCenter: parent.verticalCenter
    }
    Sign {
        visible: !figure.counted
        name: figure.place.known ? "bedtime" : "help_outline"
        size: Math.round(figure.type * 0.8)
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    Phrase {
        text: figure.counted ? Words.freeUnit(figure.place.unit, figure.place.free) : figure.place.known ? qsTr("closed now") : qsTr("free places unknown")
        font.pixelSize: figure.wordType
        font.weight: Font.DemiBold
        anchors.verticalCenter: parent.verticalCenter
    }
}
