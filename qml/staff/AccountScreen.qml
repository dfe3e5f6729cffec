// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Whoever works here: going, ending the shift for everybody, another PIN.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property SessionController session: desk.session
    readonly property var rights: session.rights
    property bool endingShift: false

    DeskPanel {
        id: me

        width: Math.floor((parent.width - Theme.dp(16)) / 2)
        height: parent.height

        Column {
            x: Theme.dp(28)
            y: Theme.dp(26)
            width: parent.width - 2 * x
            spacing: Theme.dp(14)

            DeskData {
                text: screen.session.name
                width: parent.width
                font.pixelSize: Theme.deskTitle
                font.weight: Font.Bold
            }
            DeskText {
                text: StaffWords.role(screen.session.role)
                color: Theme.secondText
                font.pixelSize: Theme.deskLead
            }
            DeskButton {
                objectName: "sign_out"
                width: parent.width
                look: "primary"
                sign: "logout"
                text: qsTr("Sign out")
                onClicked: screen.session.end()
            }
            DeskText {
                visible: screen.desk.registration.form.dirty
                text: qsTr("A person who isn't saved yet is thrown away with it.")
                width: parent.width
                color: Theme.attentionText
                wrapMode: Text.WordWrap
            }
            DeskButton {
                objectName: "end_shift"
                visible: screen.rights.includes("end_shift") && !screen.endingShift
                width: parent.width
                sign: "nights_stay"
                text: qsTr("End of the shift …")
                onClicked: screen.endingShift = true
            }
            Column {
                visible: screen.endingShift
                width: parent.width
                spacing: Theme.dp(10)

                DeskText {
                    text: qsTr("Signs everybody out at every desk of this house. What somebody has typed and not saved is lost. Doors and beds go on as they are.")
                    width: parent.width
                    wrapMode: Text.WordWrap
                }
                Row {
                    spacing: Theme.dp(10)

                    DeskButton {
                        objectName: "end_shift_now"
                        look: "serious"
                        sign: "logout"
                        text: qsTr("Sign everybody out")
                        onClicked: screen.session.endShift()
                    }
                    DeskButton {
                        objectName: "end_shift_not"
                        look: "quiet"
                        text: qsTr("Not now")
                        onClicked: screen.endingShift = false
                    }
                }
            }
            Notice {
                width: parent.width
                words: ProblemWords.problem(screen.session.problem, screen.session.refusal)
                sign: "error_outline"
            }
        }
    }
    DeskPanel {
        anchors.right: parent.right
        width: me.width
        height: parent.height

        Column {
            x: Theme.dp(28)
            y: Theme.dp(26)
            width: parent.width - 2 * x
            spacing: Theme.dp(14)

            DeskText {
                text: qsTr("Another PIN")
                font.pixelSize: Theme.deskTitle
                font.weight: Font.Bold
            }
            PinLine {
                id: old

                focus: true
                width: parent.width
                label: qsTr("The PIN until now")
                pin: screen.session.pin
                namePrefix: "pin_old"
                onEntered: fresh.forceActiveFocus()
            }
            PinLine {
                id: fresh

                width: parent.width
                label: qsTr("A new PIN of 6 to 12 figures")
                pin: screen.session.newPin
                namePrefix: "pin_new"
                onEntered: again.forceActiveFocus()
            }
            PinLine {
                id: again

                width: parent.width
                label: qsTr("The same PIN once more")
                pin: screen.session.again
                namePrefix: "pin_again"
                onEntered: screen.session.changePin()
            }
            DeskButton {
                objectName: "pin_change"
                sign: "pin"
                text: qsTr("Change the PIN")
                onClicked: screen.session.changePin()
            }
        }
    }
}
