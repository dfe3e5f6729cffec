// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A short line with its sign before it. `words` is the program's own, `fact` comes from outside.
Row {
    id: line

    property string sign
    property string words
    property string fact
    property int type: Theme.bodyType
    property color colour: Theme.secondText

    readonly property real textWidth: width - mark.width - spacing

    spacing: Math.round(type * 0.4)

    Sign {
        id: mark

        name: line.sign
        size: Math.round(line.type * 1.15)
        color: line.colour
    }
    Phrase {
        visible: line.words.length > 0
        text: line.words
        color: line.colour
        width: line.textWidth
        font.pixelSize: line.type
        wrapMode: Text.WordWrap
    }
    DataText {
        visible: line.fact.length > 0
        text: line.fact
        color: line.colour
        width: line.textWidth
        font.pixelSize: line.type
        wrapMode: Text.WordWrap
    }
}
