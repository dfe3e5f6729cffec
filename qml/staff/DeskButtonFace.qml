// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What a desk's button says: its sign, its words, its key; in a line, or the sign above the words.
Item {
    id: face

    property string sign
    property string text
    property string hint
    property color ink: Theme.text
    property color hintInk: ink
    property bool stacked: false
    property int type: Theme.deskBody

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight

    Grid {
        id: words

        anchors.centerIn: parent
        columns: face.stacked ? 1 : Math.max(1, (face.sign.length > 0 ? 1 : 0) + (face.text.length > 0 ? 1 : 0) + (face.hint.length > 0 ? 1 : 0))
        spacing: Theme.dp(face.stacked ? 4 : 9)
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Sign {
            visible: face.sign.length > 0
            name: face.sign
            size: Theme.dp(face.stacked ? 24 : 20)
            color: face.ink
        }
        DeskText {
            visible: face.text.length > 0
            text: face.text
            color: face.ink
            font.pixelSize: face.type
            font.weight: Font.DemiBold
        }
        DataText {
            visible: face.hint.length > 0 && !face.stacked
            text: face.hint
            color: face.hintInk
            font.pixelSize: Theme.deskSmall
        }
    }
    DataText {
        visible: face.hint.length > 0 && face.stacked
        text: face.hint
        color: face.hintInk
        font.pixelSize: Theme.deskSmall
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(9)
        y: Theme.dp(5)
    }
}
