// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What kind of house it is, as a pictogram on a tile; green where a bed is to be had tonight.
Rectangle {
    id: tile

    required property string kind
    property bool obtainable: false

    implicitWidth: Theme.mm(17)
    implicitHeight: implicitWidth
    radius: Theme.mm(3.6)
    color: obtainable ? Theme.free : Theme.raised

    Sign {
        anchors.centerIn: parent
        name: Words.facilityGlyph(tile.kind)
        size: Math.round(parent.width * 0.62)
        color: tile.obtainable ? Theme.freeInk : Theme.text
    }
}
