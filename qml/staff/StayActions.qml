// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What can be done with the person's bed tonight, each with its key.
Grid {
    id: actions

    required property StaffDesk desk
    required property int buttonWidth

    readonly property var person: desk.person.person
    readonly property var stay: person.stay ?? null
    readonly property string condition: stay ? stay.state : ""
    readonly property var rights: desk.session.rights
    readonly property bool may: rights.includes("run_night")
    readonly property bool sleepsHere: may && (condition === "here" || condition === "away")

    columns: 2
    spacing: Theme.dp(10)

    function carry() {
        desk.stays.carry({stay: stay.stay, arrival: condition === "held" ? person.arrival : "", person: person.person, label: StaffWords.name(person), number: stay.bed});
        desk.go("board");
    }

    KeyButton {
        objectName: "arrive"
        visible: actions.may && Words.placeGlyph(actions.desk.house.kind) === "bed" && !actions.stay && !actions.person.arrival && actions.desk.arrivals.step.length === 0 && !!actions.person.person
        width: actions.buttonWidth
        look: "primary"
        sign: "check"
        text: qsTr("Admit")
        hint: "A"
        onClicked: actions.desk.arrivals.arrive(actions.person.person)
    }
    KeyButton {
        objectName: "stay_move"
        visible: actions.may && !!actions.stay
        width: actions.buttonWidth
        sign: "swap_horiz"
        text: qsTr("Move")
        hint: "P"
        onClicked: actions.carry()
    }
    KeyButton {
        objectName: "stay_out"
        visible: actions.sleepsHere && actions.condition === "here"
        width: actions.buttonWidth
        sign: "directions_walk"
        text: qsTr("Goes out")
        hint: "W"
        onClicked: actions.desk.stays.goOut(actions.stay.stay)
    }
    KeyButton {
        objectName: "stay_back"
        visible: actions.sleepsHere && actions.condition === "away"
        width: actions.buttonWidth
        sign: "login"
        text: qsTr("Is back")
        hint: "W"
        onClicked: actions.desk.stays.comeBack(actions.stay.stay)
    }
    KeyButton {
        objectName: "stay_keep"
        visible: actions.sleepsHere && actions.desk.house.closes.length > 0
        width: actions.buttonWidth
        sign: actions.stay && actions.stay.kept ? "wb_twilight" : "push_pin"
        text: actions.stay && actions.stay.kept ? qsTr("Leaves by day") : qsTr("Stays by day")
        hint: "J"
        onClicked: actions.desk.stays.keep(actions.stay.stay, !actions.stay.kept)
    }
    KeyButton {
        objectName: "stay_end"
        visible: actions.sleepsHere
        width: actions.buttonWidth
        sign: "logout"
        text: qsTr("End of stay")
        hint: "E"
        onClicked: actions.desk.stays.end(actions.stay.stay)
    }
}
