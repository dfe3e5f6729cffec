// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// With whom a person lives; of a guest, also who they turn out to be.
Column {
    id: part

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    readonly property var person: chosen.person
    readonly property var household: person.household ?? null
    readonly property bool guest: person.kind === "guest"
    /// "", "join", "link"
    property string finding: ""
    property string kind: "family"

    signal opened(part: Item)

    onFindingChanged: if (finding.length > 0) opened(part)

    function take(other: string) {
        const what = finding;
        finding = "";
        if (what === "link") {
            chosen.link(other);
        } else {
            chosen.joinHousehold(other, kind);
        }
        desk.finder.search("");
    }

    spacing: Theme.dp(12)

    SectionTitle {
        width: parent.width
        sign: "family_restroom"
        text: part.household ? StaffWords.household(part.household.kind) : qsTr("Household")
    }
    DeskData {
        visible: part.household !== null
        text: part.household ? part.household.members.filter(each => each.person !== part.chosen.id).map(each => each.name).join(", ") : ""
        width: parent.width
        wrapMode: Text.WordWrap
    }
    Flow {
        visible: part.finding.length === 0
        width: parent.width
        spacing: Theme.dp(10)

        DeskButton {
            objectName: "household_join"
            visible: part.household === null
            sign: "group_add"
            text: qsTr("Comes with somebody")
            onClicked: part.finding = "join"
        }
        DeskButton {
            objectName: "household_leave"
            visible: part.household !== null
            look: "quiet"
            sign: "group_remove"
            text: qsTr("Comes alone now")
            onClicked: part.chosen.leaveHousehold()
        }
        DeskButton {
            objectName: "guest_link"
            visible: part.guest
            sign: "link"
            text: qsTr("It is somebody of the register")
            onClicked: part.finding = "link"
        }
    }
    Choices {
        visible: part.finding === "join"
        width: parent.width
        label: qsTr("They are")
        namePrefix: "household_"
        mayBeEmpty: false
        options: StaffWords.households.map(key => ({ value: key, text: StaffWords.household(key) }))
        value: part.kind
        onChosen: value => part.kind = value
    }
    Loader {
        active: part.finding.length > 0
        visible: active
        width: parent.width
        sourceComponent: FindPerson {
            width: part.width
            finder: part.desk.finder
            most: 4
            except: part.chosen.id
            placeholder: part.finding === "link" ? qsTr("Who is the guest?") : qsTr("With whom?")
            onChosen: person => part.take(person)
        }
        onLoaded: (item as Item).forceActiveFocus()
    }
    DeskButton {
        objectName: "household_not"
        visible: part.finding.length > 0
        look: "quiet"
        text: qsTr("Not now")
        onClicked: part.finding = ""
    }
}
