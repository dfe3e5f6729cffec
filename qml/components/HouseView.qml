// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Ostoja

/// The house with its windows, one for each place: who looks from across the yard sees whether one is lit.
/// Its own door is always lit.
Item {
    id: house

    /// A letter for each place, as the station tells; empty shows a house of which nothing is known now.
    property string windows
    property string sign: "bed"

    /// What is on the walls: it follows `windows` only while somebody can see the curtains close.
    property string shown
    readonly property int moving: {
        let count = 0;
        for (let i = 0; i < panes.count; ++i) count += (panes.itemAt(i) as HouseWindow).moving ? 1 : 0;
        return count;
    }

    onWindowsChanged: catchUp()
    onVisibleChanged: catchUp()
    Component.onCompleted: catchUp()

    function catchUp() {
        if (visible) shown = windows;
    }

    readonly property int places: Math.max(1, shown.length > 0 ? shown.length : 24)
    readonly property real roofHeight: height * 0.19
    readonly property real wallX: width * 0.022
    readonly property real wallWidth: width - 2 * wallX
    readonly property real doorHeight: Math.min(height * 0.165, width * 0.16)
    readonly property real gridTop: roofHeight + height * 0.035
    readonly property real gridHeight: height - gridTop - doorHeight - height * 0.055
    readonly property real gridWidth: wallWidth * 0.965
    readonly property int columns: bestColumns()
    readonly property int rows: Math.ceil(places / columns)
    readonly property real cellWidth: Math.min(gridWidth / columns, paneWidth * 2.1)
    readonly property real cellHeight: gridHeight / rows
    readonly property real paneWidth: Math.round(paneSize(columns))
    readonly property real paneHeight: Math.round(paneWidth * 1.14)

    /// Width of a window when the wall has so many columns.
    function paneSize(columnCount: int): real {
        const rowCount = Math.ceil(places / columnCount);
        return Math.min(gridWidth / columnCount * 0.72, gridHeight / rowCount * 0.74 / 1.14, height * 0.2);
    }

    function bestColumns(): int {
        let best = 1;
        let bestWorth = 0;
        for (let count = 1; count <= places; ++count) {
            const emptySpots = count * Math.ceil(places / count) - places;
            const worth = paneSize(count) * (1 - 0.04 * emptySpots);
            if (worth > bestWorth * 1.001) {
                best = count;
                bestWorth = worth;
            }
        }
        return best;
    }

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.roofLow
            startX: house.width * 0.77
            startY: house.height * 0.06
            PathLine { x: house.width * 0.77; y: -house.height * 0.018 }
            PathLine { x: house.width * 0.83; y: -house.height * 0.018 }
            PathLine { x: house.width * 0.83; y: house.height * 0.06 }
        }
        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                y1: 0
                y2: house.roofHeight
                GradientStop { position: 0; color: Theme.roofHigh }
                GradientStop { position: 1; color: Theme.roofLow }
            }
            startX: house.width * 0.125
            startY: 0
            PathLine { x: house.width * 0.875; y: 0 }
            PathLine { x: house.width; y: house.roofHeight }
            PathLine { x: 0; y: house.roofHeight }
        }
    }
    Repeater {
        model: 4

        Rectangle {
            required property int index
            readonly property real down: (index + 1) / 5

            x: house.width * 0.125 * (1 - down)
            y: Math.round(house.roofHeight * down)
            width: house.width - 2 * x
            height: 1
            color: Theme.trim
            opacity: 0.5
        }
    }
    Rectangle {
        x: house.wallX
        y: house.roofHeight
        width: house.wallWidth
        height: house.height - y
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.wallHigh }
            GradientStop { position: 1; color: Theme.wallLow }
        }
    }
    Rectangle {
        y: Math.round(house.roofHeight - height / 2)
        width: house.width
        height: Math.max(4, Math.round(house.height * 0.014))
        radius: 2
        color: Theme.trim
    }
    Rectangle {
        x: house.wallX
        y: house.height - height
        width: house.wallWidth
        height: Math.round(house.height * 0.045)
        color: Theme.ground
        opacity: 0.55
    }

    Repeater {
        id: panes

        model: house.places

        HouseWindow {
            required property int index
            readonly property int row: Math.floor(index / house.columns)
            readonly property int inRow: row === house.rows - 1 ? house.places - row * house.columns : house.columns

            place: house.shown.charAt(index)
            sign: house.sign
            width: house.paneWidth
            height: house.paneHeight
            x: Math.round((house.width - inRow * house.cellWidth) / 2 + (index % house.columns + 0.5) * house.cellWidth - width / 2)
            y: Math.round(house.gridTop + (row + 0.5) * house.cellHeight - height / 2)
        }
    }

    HouseDoor {
        height: Math.round(house.doorHeight)
        width: Math.round(height * 0.95)
        x: Math.round((house.width - width) / 2)
        y: house.height - height - Math.round(house.height * 0.008)
    }
}
