// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A fact about a person with its sign before it.
Row {
    id: fact

    property string sign
    property string words
    property bool fromOutside: false

    spacing: Theme.dp(12)

    Sign {
        id: mark

        name: fact.sign
        size: Theme.dp(20)
        color: Theme.secondText
    }
    DeskText {
        visible: !fact.fromOutside
        text: fact.words
        width: fact.width - mark.width - fact.spacing
        wrapMode: Text.WordWrap
    }
    DeskData {
        visible: fact.fromOutside
        text: fact.words
        width: fact.width - mark.width - fact.spacing
        wrapMode: Text.WordWrap
    }
}
