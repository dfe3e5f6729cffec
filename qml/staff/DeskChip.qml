// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// One of several words to choose, with its sign.
T.AbstractButton {
    id: chip

    property string sign
    property bool chosen: false
    property string hint

    implicitHeight: Theme.deskTouch
    implicitWidth: implicitContentWidth + Theme.dp(32)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: chosen
    Keys.onReturnPressed: event => event.accepted = false
    Keys.onEnterPressed: event => event.accepted = false

    background: Rectangle {
        radius: height / 2
        color: chip.chosen ? Theme.occupied : chip.down ? Theme.pressed : Theme.surface
        border.width: chip.activeFocus ? Math.max(2, Theme.dp(2)) : 1
        border.color: chip.activeFocus ? Theme.focus : chip.chosen ? Theme.occupied : Theme.fieldLine
    }
    contentItem: DeskButtonFace {
        sign: chip.chosen ? "check" : chip.sign
        text: chip.text
        hint: chip.hint
        ink: chip.chosen ? Theme.barText : Theme.text
        hintInk: chip.chosen ? Theme.barText : Theme.secondText
    }
}
