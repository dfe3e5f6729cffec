// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What went wrong, in plain words, where the eye is.
Rectangle {
    id: notice

    property string words
    property string sign: "info"
    property bool good: false

    visible: words.length > 0
    implicitHeight: Math.max(Theme.dp(44), text.implicitHeight + Theme.dp(20))
    radius: Theme.dp(11)
    color: good ? Theme.freeFill : Theme.attentionFill

    Sign {
        id: mark

        name: notice.sign
        size: Theme.dp(20)
        color: text.color
        x: Theme.dp(14)
        anchors.verticalCenter: parent.verticalCenter
    }
    DeskText {
        id: text

        text: notice.words
        color: notice.good ? Theme.freeText : Theme.attentionText
        font.weight: Font.Medium
        x: mark.x + mark.width + Theme.dp(10)
        width: parent.width - x - Theme.dp(14)
        wrapMode: Text.WordWrap
        anchors.verticalCenter: parent.verticalCenter
    }
}
