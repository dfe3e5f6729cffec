// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// One bed on the board: its number, whose it is or what it waits for, what has to be known. Its state is told by fill,
/// border, sign and word.
T.AbstractButton {
    id: tile

    required property var bed
    /// Until when it is held, as the clock of the house tells it.
    property string until
    /// The filters let it through.
    required property bool fits
    property bool selected: false
    /// What is carried would come here.
    property bool aimedAt: false
    property bool mayLift: false

    signal lifted
    /// In the tile's own coordinates, while it is carried.
    signal movedTo(x: real, y: real)
    signal dropped

    readonly property string condition: bed.state
    readonly property bool taken: condition === "occupied" || condition === "away" || condition === "arrival"
    readonly property bool extra: bed.extra && (condition === "occupied" || condition === "away")
    readonly property color ink: {
        if (!fits) return Theme.secondText;
        switch (condition) {
        case "free": return Theme.freeText;
        case "held": return Theme.heldText;
        case "arrival": return Theme.ink;
        case "occupied":
        case "away": return Theme.bedText;
        }
        return Theme.outText;
    }
    readonly property color fill: {
        if (!fits) return Theme.surface;
        switch (condition) {
        case "free": return Theme.freeFill;
        case "held": return Theme.heldFill;
        case "arrival": return Theme.amber;
        case "occupied": return extra ? Theme.extraBed : Theme.occupied;
        case "away": return extra ? Theme.extraBed : Theme.awayBed;
        }
        return Theme.outFill;
    }
    // What the filters don't let through steps back, and can still be read.
    readonly property color edge: !fits ? Theme.line : condition === "free" ? Theme.freeLine : condition === "held" ? Theme.heldLine : "transparent"
    readonly property string whose: BoardWords.shortName(StaffWords.whose(bed))
    readonly property bool heldForSomebody: condition === "held" && whose.length > 0
    readonly property string words: heldForSomebody ? whose : taken ? (whose.length > 0 ? whose : BoardWords.bedState(condition)) : bed.extra && condition === "free" ? qsTr("extra bed") : BoardWords.emptyBed(condition, until)
    readonly property var signs: {
        const own = BoardWords.bedGlyph(condition);
        const told = (taken ? bed.needs : bed.has).filter(each => each !== "lower_bunk").map(each => StaffWords.needGlyph(each));
        const all = own.length > 0 ? [own] : told;
        if (extra) all.unshift("add_circle");
        if (bed.position === "lower" && own.length === 0) all.push("south");
        return all.slice(0, 2);
    }

    objectName: "bed_" + bed.number
    focusPolicy: Qt.NoFocus
    text: words
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("bed %1, %2").arg(bed.number).arg(taken || heldForSomebody ? words + ", " + BoardWords.bedState(condition) : BoardWords.bedState(condition))

    MouseArea {
        id: hand

        property point pressedAt
        property bool carrying: false

        anchors.fill: parent
        enabled: tile.mayLift && tile.bed.stay.length > 0
        preventStealing: true
        onPressed: mouse => {
            pressedAt = Qt.point(mouse.x, mouse.y);
            carrying = false;
        }
        onPositionChanged: mouse => {
            const far = Math.abs(mouse.x - pressedAt.x) + Math.abs(mouse.y - pressedAt.y) > Theme.dp(12);
            if (!carrying && far) {
                carrying = true;
                tile.lifted();
            }
            if (carrying) tile.movedTo(mouse.x, mouse.y);
        }
        onReleased: if (carrying) tile.dropped()
        onCanceled: if (carrying) tile.dropped()
        onClicked: if (!carrying) tile.clicked()
    }

    background: Rectangle {
        radius: Theme.dp(10)
        color: tile.fill
        border.width: Math.max(2, Theme.dp(2))
        border.color: tile.edge

        Loader {
            anchors.fill: parent
            active: tile.fits && tile.condition === "out_of_service"
            sourceComponent: Hatching {}
        }
        Rectangle {
            visible: tile.selected || tile.aimedAt
            anchors.fill: parent
            anchors.margins: -Theme.dp(4)
            radius: Theme.dp(13)
            color: "transparent"
            border.width: Math.max(2, Theme.dp(3))
            border.color: tile.aimedAt ? Theme.freeLine : Theme.focus
        }
    }
    contentItem: BedTileFace {
        number: tile.bed.number
        words: tile.words
        aside: tile.heldForSomebody ? BoardWords.emptyBed(tile.condition, tile.until) : BoardWords.besideNumber(tile.condition)
        signs: tile.signs
        ink: tile.ink
    }
}
