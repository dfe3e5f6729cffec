// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// An account in the list.
T.AbstractButton {
    id: row

    required property var member
    property bool marked: false

    implicitHeight: Theme.dp(60)
    focusPolicy: Qt.NoFocus
    text: member.name
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    background: Rectangle {
        radius: Theme.dp(11)
        color: row.down ? Theme.pressed : row.marked ? Theme.raised : "transparent"
        border.width: row.marked ? Math.max(2, Theme.dp(2)) : 0
        border.color: Theme.focus
    }
    contentItem: Item {
        Avatar {
            person: row.member
            x: Theme.dp(12)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            x: Theme.dp(64)
            width: parent.width - x - Theme.dp(170)
            anchors.verticalCenter: parent.verticalCenter

            DeskData {
                text: row.text
                width: parent.width
                font.pixelSize: Theme.dp(16)
                font.weight: Font.DemiBold
            }
            DeskText {
                text: StaffWords.role(row.member.role)
                width: parent.width
                color: Theme.secondText
                font.pixelSize: Theme.deskSmall
                elide: Text.ElideRight
            }
        }
        DeskText {
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(14)
            anchors.verticalCenter: parent.verticalCenter
            text: row.member.state === "left" ? qsTr("account closed") : row.member.has_card ? qsTr("has a card") : qsTr("no card yet")
            color: row.member.state === "left" || row.member.has_card ? Theme.secondText : Theme.attentionText
            font.pixelSize: Theme.deskSmall
        }
    }
}
