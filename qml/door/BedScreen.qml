// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// A bed for tonight: its number, the room, the way in, and what one can do. Of an arrival the bed is held, and somebody
/// comes: the way in is shown with the carer's word.
Item {
    id: screen

    required property DoorController door
    /// The invitation that the card was held to; the bed's panel grows out of it.
    required property rect comesFrom
    readonly property bool waiting: door.screen === "arrival"
    readonly property bool moving: arriving.running

    readonly property real upper: header.y + header.height + Theme.mm(portrait ? 9 : 5.5)
    readonly property real lower: actions.y - Theme.mm(portrait ? 8 : 4.9)
    readonly property bool portrait: Theme.portrait
    readonly property real inner: width - 2 * Theme.margin

    onVisibleChanged: arrive()
    Component.onCompleted: arrive()

    function arrive() {
        if (visible && Theme.calm > 0) arriving.restart();
    }
    NumberAnimation {
        id: arriving

        target: bed
        property: "arrival"
        from: 0
        to: 1
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }

    VisitHeader {
        id: header

        door: screen.door
        x: Theme.margin
        y: Theme.mm(screen.portrait ? 14 : 7.6)
        width: screen.inner
        title: screen.door.greeting.length > 0 ? Words.goodDayTo(screen.door.dayPart, screen.door.greeting) : Words.goodDay(screen.door.dayPart)
        subtitle: screen.waiting ? qsTr("Bed %1 is waiting. Somebody will come in a moment.").arg(screen.door.bedNumber) : qsTr("The bed is waiting. Please come in.")
    }
    RoomPanel {
        door: screen.door
        waiting: screen.waiting
        x: screen.portrait ? Theme.margin : Theme.margin + bed.width + Theme.gap
        y: screen.portrait ? bed.y + bed.height + Theme.gap : screen.upper
        width: screen.portrait ? screen.inner : screen.inner - bed.width - Theme.gap
        height: screen.portrait ? screen.lower - y : screen.lower - screen.upper
    }
    BedPanel {
        id: bed

        number: screen.door.bedNumber
        position: screen.door.bedPosition
        from: screen.comesFrom
        x: Theme.margin
        y: screen.upper
        width: screen.portrait ? screen.inner : Math.round(screen.inner * 0.48)
        height: screen.portrait ? Math.round((screen.lower - screen.upper) * 0.6) : screen.lower - screen.upper
    }
    ActionRow {
        id: actions

        door: screen.door
        x: Theme.margin
        y: screen.height - height - Theme.mm(screen.portrait ? 14 : 7.6)
        width: screen.inner
    }
}
