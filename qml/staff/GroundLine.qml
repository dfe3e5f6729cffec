// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What stands against it, until when, and by which rule.
Row {
    id: line

    required property var ground
    /// Of what a carer said before: when, as it is read here.
    property string at

    readonly property string until: ground.until ? qsTr("until %1").arg(ground.until) : ""
    readonly property string said: [at, ground.why ? BoardWords.ground(ground.why) : ""].filter(each => each.length > 0).join(", ")

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
        DeskText {
            visible: text.length > 0
            text: line.said
            width: parent.width
            color: Theme.attentionText
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
