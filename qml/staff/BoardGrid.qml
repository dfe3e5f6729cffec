// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The rooms with their beds, as large as they fit; what doesn't fit even small is scrolled to.
Flickable {
    id: grid

    required property StaffDesk desk
    property string aimedAt
    /// Where the finger is that carries somebody; null while none does.
    property var hand: null

    readonly property RoomsModel rooms: desk.board.rooms
    readonly property var carried: desk.stays.carried
    readonly property int gap: Theme.dp(12)
    readonly property int tileGap: Theme.dp(8)
    readonly property int padding: Theme.dp(12)
    readonly property int headHeight: Theme.dp(44)
    readonly property int leastTile: Theme.dp(74)
    readonly property var plan: bestPlan(rooms.count, rooms.bedCount, width, height)

    signal chosen(string bed)
    signal lifted(string bed)
    signal dropped(string bed)

    contentHeight: plan.height
    boundsBehavior: Flickable.StopAtBounds
    clip: contentHeight > height

    function bedsIn(room: int): int {
        return rooms.bedsOf(room)?.rowCount() ?? 0;
    }
    function roomHeight(beds: int, columns: int, tileHeight: int): int {
        return headHeight + Math.ceil(beds / columns) * (tileHeight + tileGap) - tileGap + padding;
    }
    /// Heights of the rows of rooms.
    function rowHeights(count: int, across: int, columns: int, tileHeight: int): var {
        const heights = [];
        for (let room = 0; room < count; ++room) {
            const row = Math.floor(room / across);
            heights[row] = Math.max(heights[row] ?? 0, roomHeight(bedsIn(room), columns, tileHeight));
        }
        return heights;
    }
    /// The largest tiles with which everything is seen; else the lowest board.
    function bestPlan(count: int, beds: int, width: real, height: real): var {
        let best = {across: 1, columns: 1, tileHeight: Theme.dp(62), rows: [], height: 0, worth: -1e9};
        if (count === 0 || beds === 0 || width <= 0) return best;
        for (let across = 1; across <= Math.min(4, count); ++across) {
            const inner = (width - (across - 1) * gap) / across - 2 * padding;
            for (let columns = 2; columns <= 16; ++columns) {
                const tile = (inner - (columns - 1) * tileGap) / columns;
                if (tile < leastTile) break;
                for (let units = 76; units >= 46; units -= 2) {
                    const tileHeight = Theme.dp(units);
                    const rows = rowHeights(count, across, columns, tileHeight);
                    const whole = rows.reduce((sum, each) => sum + each, 0) + (rows.length - 1) * gap;
                    const worth = whole <= height ? tileHeight * Math.min(tile, Theme.dp(118)) : -whole;
                    if (worth > best.worth) best = {across, columns, tileHeight, rows, height: whole, worth};
                }
            }
        }
        return best;
    }

    function tileOf(bed: string): Item {
        for (const tile of tiles()) if ((tile as BedTile).bed.bed === bed) return tile;
        return null;
    }
    function tiles(): var {
        const all = [];
        for (let room = 0; room < shown.count; ++room) {
            const panel = shown.itemAt(room) as BoardRoom;
            for (let index = 0; index < (panel?.tileCount() ?? 0); ++index) all.push(panel.tileAt(index));
        }
        return all;
    }
    function bedAt(x: real, y: real): string {
        const tile = tiles().find(each => each.contains(each.mapFromItem(grid, x, y)));
        return tile ? (tile as BedTile).bed.bed : "";
    }
    function carryTo(at: point) {
        hand = at;
        aimedAt = bedAt(at.x, at.y);
    }
    function letGo() {
        const bed = aimedAt;
        hand = null;
        aimedAt = "";
        dropped(bed);
    }
    function middle(tile: Item): point {
        return tile.mapToItem(contentItem, tile.width / 2, tile.height / 2);
    }
    /// The nearest tile in that direction; sideways as one reads.
    function step(right: int, down: int) {
        const all = tiles();
        if (all.length === 0) return;
        const here = all.findIndex(each => each.bed.bed === desk.board.selected);
        if (here < 0) return reveal(all[0]);
        if (right !== 0) return reveal(all[Math.max(0, Math.min(all.length - 1, here + right))]);
        const from = middle(all[here]);
        let nearest = null;
        let least = Infinity;
        for (const tile of all) {
            const to = middle(tile);
            const away = (to.y - from.y) * down;
            const far = away + 3 * Math.abs(to.x - from.x);
            if (away > 1 && far < least) {
                least = far;
                nearest = tile;
            }
        }
        if (nearest) reveal(nearest);
    }
    function reveal(tile: Item) {
        desk.board.select((tile as BedTile).bed.bed);
        const at = tile.mapToItem(contentItem, 0, 0).y;
        const most = Math.max(0, contentHeight - height);
        if (at - headHeight < contentY) contentY = Math.max(0, at - headHeight);
        else if (at + tile.height + padding > contentY + height) contentY = Math.min(most, at + tile.height + padding - height);
    }

    Repeater {
        id: shown

        model: grid.rooms

        BoardRoom {
            required property int index
            readonly property int row: Math.floor(index / grid.plan.across)

            desk: grid.desk
            columns: grid.plan.columns
            tileHeight: grid.plan.tileHeight
            gap: grid.tileGap
            padding: grid.padding
            headHeight: grid.headHeight
            aimedAt: grid.aimedAt
            width: Math.floor((grid.width - (grid.plan.across - 1) * grid.gap) / grid.plan.across)
            height: grid.plan.rows[row] ?? 0
            x: index % grid.plan.across * (width + grid.gap)
            y: grid.plan.rows.slice(0, row).reduce((sum, each) => sum + each + grid.gap, 0)
            onChosen: bed => grid.chosen(bed)
            onLifted: bed => grid.lifted(bed)
            onMovedTo: (tile, x, y) => grid.carryTo(tile.mapToItem(grid, x, y))
            onDropped: grid.letGo()
        }
    }
    Rectangle {
        visible: grid.hand !== null
        x: grid.hand ? grid.hand.x - width / 2 : 0
        y: grid.hand ? grid.hand.y + grid.contentY - height - Theme.dp(6) : 0
        z: 1
        width: name.implicitWidth + Theme.dp(28)
        height: Theme.dp(40)
        radius: Theme.dp(10)
        color: Theme.primary

        DataText {
            id: name

            anchors.centerIn: parent
            text: [grid.carried.number ?? "", grid.carried.label ?? ""].join("  ")
            color: Theme.primaryText
            font.pixelSize: Theme.deskBody
            font.weight: Font.DemiBold
        }
    }
}
