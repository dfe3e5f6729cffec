// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// A place to work in.
T.AbstractButton {
    id: tile

    property string sign
    property string hint
    property bool here: false
    property int badge: 0

    implicitWidth: Theme.dp(80)
    implicitHeight: Theme.dp(62)
    readonly property bool low: height < Theme.dp(58)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text

    background: Rectangle {
        radius: Theme.deskRadius
        color: tile.here ? Theme.bar : tile.down ? Theme.pressed : "transparent"
        border.width: tile.here && !Theme.day ? 1 : 0
        border.color: Theme.line
    }
    contentItem: Item {
        Sign {
            name: tile.sign
            size: Theme.dp(tile.low ? 22 : 26)
            color: tile.here ? Theme.amber : Theme.railText
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(tile.height * 0.1)
        }
        DeskText {
            text: tile.text
            color: tile.here ? Theme.barText : Theme.railText
            font.pixelSize: Theme.dp(tile.low ? 12 : 13)
            font.weight: tile.here ? Font.DemiBold : Font.Medium
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height - height - Math.round(tile.height * 0.09)
        }
        Rectangle {
            visible: tile.badge > 0
            x: parent.width - width - Theme.dp(6)
            y: Theme.dp(2)
            width: Math.max(height, Theme.dp(14 + 9 * String(tile.badge).length))
            height: Theme.dp(24)
            radius: height / 2
            color: Theme.attentionText

            DataText {
                anchors.centerIn: parent
                text: tile.badge
                color: Theme.attentionFill
                font.pixelSize: Theme.deskSmall
                font.weight: Font.Bold
            }
        }
    }
}
