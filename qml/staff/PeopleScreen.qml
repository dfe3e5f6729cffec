// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Finding a person, and the ways to a new one.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property PeopleController people: desk.people
    readonly property string open: desk.person.id
    readonly property var rights: desk.session.rights
    readonly property bool mayRegister: rights.includes("register_people")
    readonly property bool searching: field.input.activeFocus

    function search() {
        field.take();
        field.input.selectAll();
    }
    function openCurrent() {
        desk.person.open(people.currentPerson());
    }

    Row {
        id: tools

        width: parent.width
        spacing: Theme.dp(10)

        DeskField {
            id: field

            name: "search"
            focus: true
            width: parent.width - (screen.mayRegister ? fresh.width + women.width + men.width + 3 * parent.spacing : 0)
            sign: "search"
            hint: "/"
            placeholder: qsTr("Search, or hold a card")
            text: screen.people.query
            onEdited: text => screen.people.search(text)
            onAccepted: screen.openCurrent()
            Keys.onUpPressed: screen.people.move(-1)
            Keys.onDownPressed: screen.people.move(1)
        }
        DeskButton {
            id: fresh

            objectName: "register"
            visible: screen.mayRegister
            look: screen.desk.person.id.length === 0 ? "primary" : "plain"
            sign: "person_add"
            text: qsTr("New person")
            hint: "F2"
            onClicked: screen.desk.go("register")
        }
        DeskButton {
            id: women

            objectName: "guest_f"
            visible: screen.mayRegister
            sign: "female"
            text: qsTr("Guest, woman")
            onClicked: screen.desk.registration.registerGuest("f")
        }
        DeskButton {
            id: men

            objectName: "guest_m"
            visible: screen.mayRegister
            sign: "male"
            text: qsTr("Guest, man")
            onClicked: screen.desk.registration.registerGuest("m")
        }
    }
    Notice {
        id: problem

        anchors.top: tools.bottom
        anchors.topMargin: Theme.dp(visible ? 12 : 0)
        width: parent.width
        height: visible ? implicitHeight : 0
        words: ProblemWords.problem(screen.people.problem, screen.people.refusal)
        sign: "error_outline"
    }
    DeskPanel {
        anchors.top: problem.bottom
        anchors.topMargin: Theme.dp(14)
        anchors.bottom: parent.bottom
        width: parent.width

        DeskText {
            id: title

            x: Theme.dp(20)
            y: Theme.dp(16)
            text: screen.people.query.trim().length === 0 ? qsTr("Seen lately") : qsTr("Found: %1").arg(screen.people.total)
            font.pixelSize: Theme.deskLead
            font.weight: Font.DemiBold
        }
        ListView {
            id: list

            objectName: "found"
            anchors.fill: parent
            anchors.margins: Theme.dp(8)
            anchors.topMargin: Theme.dp(52)
            clip: true
            model: screen.people.found
            currentIndex: screen.people.current
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0

            delegate: PersonRow {
                required property var modelData
                required property int index

                objectName: "found_" + index
                width: ListView.view.width
                person: modelData
                marked: screen.open.length > 0 ? modelData.person === screen.open : index === list.currentIndex
                onClicked: {
                    screen.people.mark(index);
                    screen.openCurrent();
                }
            }
        }
        Column {
            visible: screen.people.found.length === 0 && screen.people.answered
            anchors.centerIn: parent
            spacing: Theme.dp(14)

            Sign {
                name: screen.people.query.length > 0 ? "search_off" : "groups"
                size: Theme.dp(44)
                color: Theme.secondText
                anchors.horizontalCenter: parent.horizontalCenter
            }
            DeskText {
                text: screen.people.query.length > 0 ? qsTr("Nobody of this name. Half a name is enough.") : qsTr("Nobody is in the register yet.")
                font.pixelSize: Theme.deskLead
                color: Theme.secondText
            }
        }
    }
}
