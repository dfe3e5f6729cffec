// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The staff's accounts. At the right the one that is open, or a new one.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property TeamController team: desk.team
    readonly property var members: team.members
    readonly property var chosen: team.chosen
    readonly property bool open: !!chosen.member
    property bool leaving: false

    function openMember(member: string) {
        leaving = false;
        role.picked = "";
        team.choose(member);
    }

    DeskPanel {
        width: parent.width - beside.width - Theme.dp(16)
        height: parent.height

        DeskText {
            id: title

            x: Theme.dp(24)
            y: Theme.dp(20)
            text: qsTr("Team")
            font.pixelSize: Theme.deskTitle
            font.weight: Font.Bold
        }
        DeskButton {
            objectName: "member_new"
            visible: screen.open
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(16)
            y: Theme.dp(12)
            look: "primary"
            sign: "person_add"
            text: qsTr("New account")
            onClicked: screen.openMember("")
        }
        ListView {
            anchors.fill: parent
            anchors.margins: Theme.dp(8)
            anchors.topMargin: Theme.dp(70)
            clip: true
            model: screen.members
            boundsBehavior: Flickable.StopAtBounds

            delegate: MemberRow {
                required property var modelData
                required property int index

                objectName: "member_" + index
                width: ListView.view.width
                member: modelData
                marked: modelData.member === screen.chosen.member
                onClicked: screen.openMember(modelData.member)
            }
        }
    }
    DeskPanel {
        id: beside

        anchors.right: parent.right
        width: Theme.dp(470)
        height: parent.height

        DeskScroll {
            anchors.fill: parent
            anchors.margins: Theme.dp(24)
            contentHeight: column.implicitHeight + Theme.dp(10)

            Column {
                id: column

                width: parent.width
                spacing: Theme.dp(13)

                DeskData {
                    text: screen.open ? screen.chosen.name : qsTr("New account")
                    width: parent.width
                    font.pixelSize: Theme.deskTitle
                    font.weight: Font.Bold
                }
                DeskField {
                    id: name

                    name: "member_name"
                    visible: !screen.open
                    focus: true
                    width: parent.width
                    label: qsTr("Name and surname")
                }
                Choices {
                    id: role

                    property string picked: ""
                    readonly property string kept: screen.open ? screen.chosen.role : "carer"

                    width: parent.width
                    label: qsTr("Role")
                    namePrefix: "role_"
                    mayBeEmpty: false
                    options: StaffWords.roles.map(key => ({ value: key, text: StaffWords.role(key) }))
                    value: picked.length > 0 ? picked : kept
                    onChosen: value => picked = value
                }
                PinLine {
                    id: pin

                    width: parent.width
                    label: screen.open ? qsTr("A new PIN of 6 to 12 figures") : qsTr("First PIN, 6 to 12 figures; the person changes it")
                    pin: screen.team.pin
                    namePrefix: "member_pin"
                    onEntered: again.forceActiveFocus()
                }
                PinLine {
                    id: again

                    width: parent.width
                    label: qsTr("The same PIN once more")
                    pin: screen.team.again
                    namePrefix: "member_again"
                    onEntered: own.forceActiveFocus()
                }
                SignedFact {
                    width: parent.width
                    sign: "contactless"
                    words: screen.team.cardHeld ? qsTr("A free card lies at the reader: it becomes this person's.") : qsTr("Hold the card that is to be this person's to the reader.")
                }
                PinLine {
                    id: own

                    width: parent.width
                    label: qsTr("Your own PIN: nobody gives a role, a PIN or a card without it")
                    pin: screen.team.own
                    namePrefix: "member_own_pin"
                    onEntered: if (!screen.open) screen.team.add(name.text, role.value)
                }
                DeskButton {
                    objectName: "member_add"
                    visible: !screen.open
                    look: "primary"
                    sign: "check"
                    text: qsTr("Make the account")
                    onClicked: screen.team.add(name.text, role.value)
                }
                Flow {
                    visible: screen.open && !screen.leaving
                    width: parent.width
                    spacing: Theme.dp(10)

                    DeskButton {
                        objectName: "member_set_role"
                        visible: role.value !== role.kept
                        look: "primary"
                        sign: "badge"
                        text: qsTr("Set the role")
                        onClicked: screen.team.setRole(role.value)
                    }
                    DeskButton {
                        objectName: "member_set_pin"
                        sign: "pin"
                        text: qsTr("Set the PIN")
                        onClicked: screen.team.setPin()
                    }
                    DeskButton {
                        objectName: "member_set_card"
                        sign: "add_card"
                        text: qsTr("Give the card")
                        onClicked: screen.team.giveCard()
                    }
                }
                DeskButton {
                    objectName: "member_left"
                    visible: screen.open && screen.chosen.state === "active" && !screen.leaving
                    look: "quiet"
                    sign: "logout"
                    text: qsTr("Doesn't work here any more …")
                    onClicked: screen.leaving = true
                }
                Column {
                    visible: screen.leaving
                    width: parent.width
                    spacing: Theme.dp(10)

                    DeskText {
                        text: qsTr("%1 is signed out everywhere and can't sign in again. What they did stays on the record under their name.").arg(screen.open ? screen.chosen.name : "")
                        width: parent.width
                        wrapMode: Text.WordWrap
                    }
                    Row {
                        spacing: Theme.dp(10)

                        DeskButton {
                            objectName: "member_left_now"
                            look: "serious"
                            sign: "logout"
                            text: qsTr("Close the account")
                            onClicked: {
                                screen.leaving = false;
                                screen.team.setLeft();
                            }
                        }
                        DeskButton {
                            objectName: "member_left_not"
                            look: "quiet"
                            text: qsTr("Not now")
                            onClicked: screen.leaving = false
                        }
                    }
                }
                Notice {
                    width: parent.width
                    words: ProblemWords.problem(screen.team.problem, screen.team.refusal)
                    sign: "error_outline"
                }
            }
        }
    }
    Connections {
        target: screen.team

        function onAdded() {
            name.text = "";
            role.picked = "";
        }
    }
}
