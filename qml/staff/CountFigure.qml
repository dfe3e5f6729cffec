// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// How many places, and in which state.
Row {
    id: figure

    required property int count
    property string word
    property color colour: Theme.barText

    spacing: Theme.dp(8)

    DataText {
        text: figure.count
        color: figure.colour
        font.family: Theme.displayFamily
        font.pixelSize: Theme.dp(27)
        font.weight: Font.Bold
        anchors.verticalCenter: parent.verticalCenter
    }
    DeskText {
        text: figure.word
        color: Theme.barSecondText
        anchors.verticalCenter: parent.verticalCenter
    }
}
