// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// Something to click, to touch or to reach by keys. `hint` is its key, shown small.
T.AbstractButton {
    id: button

    property string sign
    property string hint
    /// "plain", "primary" (what one would do next; once), "quiet", "serious" (what can't be taken back), "bar"
    property string look: "plain"
    /// The sign above the words.
    property bool stacked: false
    property int type: Theme.deskBody

    readonly property color ink: {
        switch (look) {
        case "primary": return Theme.primaryText;
        case "serious": return Theme.attentionText;
        case "bar": return Theme.barText;
        }
        return Theme.text;
    }
    readonly property color face: {
        switch (look) {
        case "primary": return down ? Theme.primaryPressed : Theme.primary;
        case "serious": return down ? Theme.pressed : Theme.attentionFill;
        case "bar": return down ? Theme.barPressed : Theme.barRaised;
        case "quiet": return down ? Theme.pressed : "transparent";
        }
        return down ? Theme.pressed : Theme.raised;
    }

    implicitHeight: stacked ? Theme.dp(66) : Theme.deskTouch
    implicitWidth: stacked ? Theme.dp(140) : implicitContentWidth + Theme.dp(34)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.dp(11)
        color: button.face
        border.width: button.activeFocus ? Math.max(2, Theme.dp(2)) : button.look === "quiet" ? 1 : 0
        border.color: button.activeFocus ? Theme.focus : Theme.fieldLine
    }
    contentItem: DeskButtonFace {
        sign: button.sign
        text: button.text
        hint: button.hint
        ink: button.ink
        hintInk: button.stacked ? Theme.secondText : button.ink
        stacked: button.stacked
        type: button.type
    }
}
