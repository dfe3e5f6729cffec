// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// One entry: when, who, what with whom; why and which details below it.
Rectangle {
    id: line

    required property var entry
    property string when
    property bool odd: false

    readonly property string fields: (entry.fields ?? []).map(each => RecordWords.detail(each)).join(", ")
    /// Somebody was asked why before it was done.
    readonly property bool asked: entry.what === "health_remark.read" || entry.what === "person.erased"
    readonly property string who: entry.who_name ? entry.who_name : qsTr("by itself")

    implicitHeight: words.implicitHeight + Theme.dp(20)
    radius: Theme.dp(8)
    color: odd ? Theme.raised : Theme.surface

    DeskData {
        text: line.when
        x: Theme.dp(14)
        y: Theme.dp(10)
        width: Theme.dp(110)
        color: Theme.secondText
    }
    DeskText {
        text: line.who
        x: Theme.dp(134)
        y: Theme.dp(10)
        width: Theme.dp(190)
        color: line.entry.who_name ? Theme.text : Theme.secondText
        font.weight: line.entry.who_name ? Font.DemiBold : Font.Normal
        elide: Text.ElideRight
    }
    Column {
        id: words

        x: Theme.dp(336)
        y: Theme.dp(10)
        width: parent.width - x - Theme.dp(120)
        spacing: Theme.dp(2)

        DeskText {
            text: RecordWords.recorded(line.entry.what) + (line.entry.person_name ? ": " + line.entry.person_name : "")
            width: parent.width
            wrapMode: Text.WordWrap
        }
        DeskText {
            visible: line.fields.length > 0
            text: line.fields
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
        DeskText {
            visible: text.length > 0
            text: line.asked ? qsTr("why: %1").arg(RecordWords.reason(line.entry.why)) : RecordWords.remark(line.entry.why ?? "")
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
    }
    DeskData {
        text: StaffWords.terminal(line.entry.terminal ?? "")
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(14)
        y: Theme.dp(10)
        width: Theme.dp(96)
        horizontalAlignment: Text.AlignRight
        color: Theme.secondText
        font.pixelSize: Theme.deskSmall
    }
}
