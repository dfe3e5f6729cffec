// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The board of beds: what is free, who sleeps where, who waits; arrows move between beds, Enter takes one.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property BoardController board: desk.board
    readonly property var chart: board.chart
    readonly property var carried: desk.stays.carried
    readonly property var asked: desk.stays.asked
    readonly property var chosen: board.bed
    /// More beds than that need the room that the chart would take.
    readonly property int mostWithChart: 56
    readonly property bool charted: board.rooms.bedCount <= mostWithChart && (chart.slots ?? []).length > 0

    readonly property bool carrying: carried.number !== undefined

    onCarryingChanged: if (carrying) forceActiveFocus()

    function named(bed: var): var {
        return Object.assign({}, bed, {label: StaffWords.whose(bed)});
    }
    function take(bed: string) {
        if (carrying) {
            board.select(bed);
            return desk.stays.putInto(named(board.bed));
        }
        desk.stays.clearProblem();
        board.select(bed);
        // A bed that is held is what one comes for, and whoever it is held for is a key away.
        const person = chosen.state === "held" ? "" : chosen.person ?? "";
        if (person.length > 0) desk.person.open(person);
        else desk.person.close();
        screen.forceActiveFocus();
    }

    Keys.onLeftPressed: grid.step(-1, 0)
    Keys.onRightPressed: grid.step(1, 0)
    Keys.onUpPressed: grid.step(0, -1)
    Keys.onDownPressed: grid.step(0, 1)
    function enter() {
        if (asked.kind) desk.stays.confirm();
        else if (board.selected.length > 0) take(board.selected);
    }

    Keys.onReturnPressed: enter()
    Keys.onEnterPressed: enter()

    Row {
        id: tools

        visible: !above.told
        width: parent.width
        spacing: Theme.dp(8)

        SearchPill {
            objectName: "board_search"
            width: parent.width - filters.width - parent.spacing
            text: qsTr("Search, or hold a card")
            onClicked: screen.desk.go("people")
        }
        Row {
            id: filters

            spacing: Theme.dp(8)

            Repeater {
                model: BoardWords.filters

                DeskChip {
                    required property string modelData

                    objectName: "filter_" + modelData
                    focusPolicy: Qt.NoFocus
                    implicitWidth: implicitContentWidth + Theme.dp(26)
                    sign: BoardWords.filterGlyph(modelData)
                    text: BoardWords.filter(modelData)
                    chosen: screen.board.filters.includes(modelData)
                    onClicked: screen.board.toggleFilter(modelData)
                }
            }
        }
    }
    Column {
        id: above

        // In the tools' place: no bed moves away under a hand that carries somebody.
        readonly property bool told: carry.visible || problem.visible

        width: parent.width
        spacing: Theme.dp(8)

        CarryLine {
            id: carry

            desk: screen.desk
            width: parent.width
        }
        Notice {
            id: problem

            width: parent.width
            words: ProblemWords.problem(screen.desk.stays.problem, screen.desk.stays.refusal)
            sign: "error_outline"
        }
    }
    BoardGrid {
        id: grid

        desk: screen.desk
        y: Math.max(tools.height, grid.hand ? 0 : above.height) + Theme.dp(12)
        width: parent.width
        height: parent.height - y - (screen.charted ? chart.height + Theme.dp(12) : 0)
        onChosen: bed => screen.take(bed)
        onLifted: bed => {
            screen.board.select(bed);
            screen.desk.stays.carry(screen.named(screen.board.bed));
        }
        onDropped: bed => {
            if (bed.length > 0) screen.take(bed);
            else screen.desk.stays.drop();
        }
    }
    NightChart {
        id: chart

        desk: screen.desk
        visible: screen.charted
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.dp(112), Math.round(parent.height * 0.19))
    }
}
