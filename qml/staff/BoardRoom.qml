// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// A room as it lies: its sign and colour, whom it is for, how many beds are free, and the beds.
DeskPanel {
    id: panel

    required property string room
    required property string segment
    required property color colour
    required property string sign
    required property int free
    required property BedsModel beds
    required property StaffDesk desk
    property int columns: 4
    property int tileHeight: Theme.dp(62)
    property int gap: Theme.dp(8)
    property int padding: Theme.dp(12)
    property int headHeight: Theme.dp(44)
    property string aimedAt

    readonly property int tileWidth: Math.floor((width - 2 * padding - (columns - 1) * gap) / columns)

    readonly property bool narrow: width <= Theme.dp(330)

    signal chosen(string bed)
    signal lifted(string bed)
    signal movedTo(Item tile, real x, real y)
    signal dropped

    function tileAt(index: int): Item {
        return tiles.itemAt(index);
    }
    function tileCount(): int {
        return tiles.count;
    }

    Rectangle {
        id: door

        x: panel.padding
        y: Math.round((panel.headHeight - height) / 2)
        width: Theme.dp(30)
        height: width
        radius: Theme.dp(8)
        color: panel.colour

        Sign {
            anchors.centerIn: parent
            name: Words.glyph(panel.sign)
            size: Theme.dp(20)
            color: Theme.inkOn(panel.colour)
        }
    }
    Row {
        anchors.left: door.right
        anchors.leftMargin: Theme.dp(panel.narrow ? 6 : 9)
        anchors.verticalCenter: door.verticalCenter
        spacing: Theme.dp(panel.narrow ? 4 : 8)

        DeskText {
            text: StaffWords.title(Words.room(panel.room))
            font.pixelSize: panel.narrow ? Theme.deskBody : Theme.deskLead
            font.weight: Font.Bold
            anchors.verticalCenter: parent.verticalCenter
        }
        Sign {
            name: BoardWords.segmentGlyph(panel.segment)
            size: Theme.dp(17)
            color: Theme.secondText
            anchors.verticalCenter: parent.verticalCenter
        }
        DeskText {
            visible: !panel.narrow
            text: BoardWords.segment(panel.segment)
            color: Theme.secondText
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    DeskText {
        anchors.right: parent.right
        anchors.rightMargin: panel.padding
        anchors.verticalCenter: door.verticalCenter
        text: BoardWords.freeIn(panel.free)
        color: panel.free > 0 ? Theme.freeText : Theme.secondText
        font.weight: Font.DemiBold
    }
    Repeater {
        id: tiles

        model: panel.beds

        BedTile {
            id: each

            required property int index

            x: panel.padding + index % panel.columns * (panel.tileWidth + panel.gap)
            y: panel.headHeight + Math.floor(index / panel.columns) * (panel.tileHeight + panel.gap)
            width: panel.tileWidth
            height: panel.tileHeight
            until: panel.desk.house.hour(bed.until)
            selected: bed.bed === panel.desk.board.selected
            aimedAt: bed.bed === panel.aimedAt
            mayLift: panel.desk.session.rights.includes("run_night")
            onClicked: panel.chosen(bed.bed)
            onLifted: panel.lifted(bed.bed)
            onMovedTo: (x, y) => panel.movedTo(each, x, y)
            onDropped: panel.dropped()
        }
    }
}
