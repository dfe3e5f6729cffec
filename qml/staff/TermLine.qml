// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Something with dates that holds for a person, and the one thing that ends it.
Item {
    id: line

    property string sign
    property string words
    property string note
    property string action
    property string name

    signal acted

    implicitHeight: Math.max(Theme.deskTouch, text.implicitHeight)

    Sign {
        id: mark

        name: line.sign
        size: Theme.dp(20)
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: text

        anchors.left: mark.right
        anchors.leftMargin: Theme.dp(12)
        anchors.right: button.visible ? button.left : parent.right
        anchors.rightMargin: Theme.dp(10)
        anchors.verticalCenter: parent.verticalCenter

        DeskText {
            text: line.words
            width: parent.width
            wrapMode: Text.WordWrap
        }
        DeskData {
            visible: line.note.length > 0
            text: line.note
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
    }
    DeskButton {
        id: button

        objectName: line.name
        visible: line.action.length > 0
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        look: "quiet"
        text: line.action
        onClicked: line.acted()
    }
}
