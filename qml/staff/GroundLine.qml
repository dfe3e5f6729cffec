// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What stands against it, until when, and by which rule.
Row {
    id: line

    required property var ground

    readonly property string until: ground.until ? qsTr("until %1").arg(ground.until) : ""

    spacing: Theme.dp(8)

    Sign {
        name: "report"
        size: Theme.dp(20)
        color: Theme.attentionText
    }
    Column {
        width: line.width - Theme.dp(28)

        DeskText {
            text: [StaffWords.title(BoardWords.ground(line.ground.ground)), line.until].filter(each => each.length > 0).join(" ")
            width: parent.width
            color: Theme.attentionText
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        DeskData {
            visible: text.length > 0
            text: line.ground.source ?? ""
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
    }
}
