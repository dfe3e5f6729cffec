// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The first administrator of the house: the one-time code, a card, a PIN.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property SessionController session: desk.session

    function send() {
        session.makeFirst(code.text, name.text);
    }

    DeskPanel {
        anchors.centerIn: parent
        width: Theme.dp(900)
        height: Theme.dp(520)

        DeskText {
            id: title

            x: Theme.dp(40)
            y: Theme.dp(32)
            text: qsTr("The house's first administrator")
            font.pixelSize: Theme.dp(28)
            font.weight: Font.Bold
        }
        Column {
            x: title.x
            anchors.top: title.bottom
            anchors.topMargin: Theme.dp(20)
            width: Theme.dp(460)
            spacing: Theme.dp(16)

            DeskField {
                id: code

                name: "setup_code"
                focus: true
                width: parent.width
                label: qsTr("The code that ostoja init printed")
                onAccepted: name.take()
            }
            DeskField {
                id: name

                name: "setup_name"
                width: parent.width
                label: qsTr("Your name, if it isn't the one given to ostoja init")
                onAccepted: pin.forceActiveFocus()
            }
            PinLine {
                id: pin

                width: parent.width
                label: qsTr("A new PIN of 6 to 12 figures")
                pin: screen.session.newPin
                namePrefix: "setup_pin"
                onEntered: again.forceActiveFocus()
            }
            PinLine {
                id: again

                width: parent.width
                label: qsTr("The same PIN once more")
                pin: screen.session.again
                namePrefix: "setup_again"
                onEntered: screen.send()
            }
            Notice {
                width: parent.width
                words: ProblemWords.problem(screen.session.problem, screen.session.refusal)
                sign: "error_outline"
            }
        }
        Column {
            x: Theme.dp(560)
            width: Theme.dp(300)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.dp(18)

            CardPicture {
                inviting: false
                ink: Theme.text
                anchors.horizontalCenter: parent.horizontalCenter
            }
            DeskText {
                text: screen.session.cardHeld ? qsTr("The card is at the reader: it becomes yours.") : qsTr("Hold the card that is to be yours to the reader.")
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
            DeskButton {
                objectName: "setup_send"
                anchors.horizontalCenter: parent.horizontalCenter
                look: "primary"
                sign: "check"
                text: qsTr("Begin")
                onClicked: screen.send()
            }
        }
    }
}
