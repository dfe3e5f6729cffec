// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// The way to the search from where one doesn't type: it looks like the field that it leads to.
T.AbstractButton {
    id: pill

    implicitHeight: Theme.deskTouch
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: height / 2
        color: pill.down ? Theme.pressed : Theme.field
        border.width: 1
        border.color: Theme.fieldLine
    }
    contentItem: Item {
        Sign {
            name: "search"
            size: Theme.dp(22)
            color: Theme.secondText
            x: Theme.dp(14)
            anchors.verticalCenter: parent.verticalCenter
        }
        DeskText {
            text: pill.text
            color: Theme.secondText
            x: Theme.dp(44)
            width: pill.width - x - Theme.dp(44)
            elide: Text.ElideRight
            anchors.verticalCenter: parent.verticalCenter
        }
        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(12)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.dp(26)
            height: width
            radius: Theme.dp(7)
            color: Theme.raised

            DataText {
                anchors.centerIn: parent
                text: "/"
                color: Theme.secondText
                font.pixelSize: Theme.deskSmall
            }
        }
    }
}
