// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What a bed's tile says: the number and the signs above, the word below.
Item {
    id: face

    property string number
    property string words
    property string aside
    property var signs: []
    property color ink

    readonly property bool low: height < Theme.dp(56)
    readonly property bool narrow: width < Theme.dp(112)
    readonly property int margin: Theme.dp(narrow ? 8 : 9)

    DataText {
        id: digits

        text: face.number
        x: face.margin
        y: Theme.dp(face.low ? 3 : 5)
        color: face.ink
        font.family: Theme.displayFamily
        font.pixelSize: Theme.dp(face.low ? 17 : face.narrow ? 20 : 22)
        font.weight: Font.Bold
    }
    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(6)
        y: digits.y + Math.round((digits.height - height) / 2)
        spacing: Theme.dp(2)

        DeskText {
            visible: text.length > 0 && face.width - digits.width - implicitWidth > Theme.dp(38)
            text: face.aside
            color: face.ink
            font.pixelSize: Theme.dp(face.narrow ? 11 : 13)
            anchors.verticalCenter: parent.verticalCenter
        }
        Repeater {
            model: face.signs

            Sign {
                required property string modelData

                name: modelData
                size: Theme.dp(face.low ? 16 : 18)
                color: face.ink
            }
        }
    }
    DataText {
        text: face.words
        x: face.margin
        width: parent.width - x - Theme.dp(5)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(face.low ? 3 : 6)
        color: face.ink
        font.pixelSize: Theme.dp(face.low ? 12 : 14)
        font.weight: Font.Medium
        elide: Text.ElideRight
    }
}
