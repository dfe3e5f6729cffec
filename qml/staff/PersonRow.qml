// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// A person in a list: what one tells them by, and what one looks for.
T.AbstractButton {
    id: row

    required property var person
    property bool marked: false
    /// Why they are taken for somebody, in a list of likely duplicates.
    property string why
    property bool brief: false

    implicitHeight: Theme.dp(brief ? 76 : 60)
    focusPolicy: Qt.NoFocus
    text: StaffWords.name(person)
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    background: Rectangle {
        radius: Theme.dp(11)
        color: row.down ? Theme.pressed : row.marked ? Theme.raised : "transparent"
        border.width: row.marked ? Math.max(2, Theme.dp(2)) : 0
        border.color: Theme.focus
    }
    contentItem: PersonRowFace {
        person: row.person
        name: row.text
        why: row.why
        brief: row.brief
    }
}
