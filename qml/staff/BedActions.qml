// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What can be done with a bed that nobody is in: hold it until a time, clean it, close it for repair, free it.
Column {
    id: actions

    required property StaffDesk desk

    readonly property var bed: desk.board.bed
    readonly property string condition: bed.state ?? ""
    readonly property var rights: desk.session.rights
    readonly property var holdTimes: desk.board.holdTimes
    readonly property bool may: rights.includes("run_night")
    readonly property bool empty: may && condition === "free"
    readonly property int half: Math.floor((width - Theme.dp(10)) / 2)
    property bool holding: false

    spacing: Theme.dp(10)

    onBedChanged: holding = false
    onHoldingChanged: {
        whom.forget();
        if (!holding) whom.finding = false;
    }

    Grid {
        visible: !actions.holding
        columns: 2
        spacing: Theme.dp(10)

        KeyButton {
            objectName: "bed_hold"
            visible: actions.empty
            width: actions.half
            sign: "schedule"
            text: qsTr("Hold")
            hint: "H"
            onClicked: actions.holding = true
        }
        KeyButton {
            objectName: "bed_person"
            visible: actions.condition === "held" && (actions.bed.person ?? "").length > 0
            width: actions.half
            sign: "person"
            text: qsTr("Who it is")
            hint: "D"
            onClicked: actions.desk.person.open(actions.bed.person)
        }
        KeyButton {
            objectName: "bed_release"
            visible: actions.may && actions.condition === "held"
            width: actions.half
            sign: "lock_open"
            text: qsTr("Release")
            hint: "V"
            onClicked: actions.desk.stays.release(actions.bed.hold)
        }
        KeyButton {
            objectName: "bed_cleaning"
            visible: actions.empty
            width: actions.half
            sign: "cleaning_services"
            text: qsTr("Cleaning")
            hint: "C"
            onClicked: actions.desk.stays.setBedState(actions.bed.bed, "cleaning")
        }
        KeyButton {
            objectName: "bed_close"
            visible: actions.empty || actions.may && actions.condition === "cleaning"
            width: actions.half
            sign: "build"
            text: qsTr("Broken")
            hint: "B"
            onClicked: actions.desk.stays.setBedState(actions.bed.bed, "out_of_service")
        }
        KeyButton {
            objectName: "bed_free"
            visible: actions.may && (actions.condition === "cleaning" || actions.condition === "out_of_service")
            width: actions.half
            look: "primary"
            sign: "check"
            text: actions.condition === "cleaning" ? qsTr("Clean, free") : qsTr("Mended, free")
            hint: "V"
            onClicked: actions.desk.stays.setBedState(actions.bed.bed, "in_use")
        }
    }
    HoldFor {
        id: whom

        visible: actions.holding && actions.empty
        width: parent.width
        desk: actions.desk
    }
    WhyChoice {
        visible: actions.holding && actions.empty && !whom.finding
        width: parent.width
        title: qsTr("Hold bed %1 until:").arg(actions.bed.number ?? "")
        namePrefix: "hold_"
        options: actions.holdTimes.map(each => ({value: each, text: actions.desk.house.hour(each)}))
        onChosen: until => actions.desk.stays.hold(actions.bed.bed, until, whom.person)
    }
    DeskButton {
        objectName: "hold_not"
        visible: actions.holding
        look: "quiet"
        text: qsTr("Not now")
        onClicked: actions.holding = false
    }
}
