// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Nobody works here, or the work is locked, or somebody takes over: hold a card, type a PIN. Of those who wait at the
/// door it tells how many there are.
FocusScope {
    id: screen

    required property StaffDesk desk

    /// For a carer who answers, or for one who admits.
    readonly property int waiting: desk.queue.count + desk.house.arrivals
    readonly property SessionController session: desk.session
    readonly property bool locked: desk.screen === "locked"
    readonly property bool handingOver: session.handingOver
    readonly property bool typing: session.candidate.length > 0 || session.pinAlone
    readonly property string who: session.candidate.length > 0 ? session.candidate : session.name

    Keys.onEscapePressed: if (handingOver) session.stay()

    DeskPanel {
        id: sheet

        anchors.centerIn: parent
        width: Theme.dp(screen.typing ? 760 : 620)
        height: Theme.dp(screen.typing ? 440 : 330)

        Column {
            x: Theme.dp(44)
            width: Theme.dp(screen.typing ? 370 : 340)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.dp(16)

            Sign {
                name: screen.locked ? "lock" : screen.handingOver ? "sync_alt" : "badge"
                size: Theme.dp(40)
                color: Theme.secondText
            }
            DeskText {
                text: screen.locked ? qsTr("Locked") : screen.handingOver ? qsTr("Change of person") : screen.typing ? qsTr("Good to see you") : qsTr("Hold your card")
                width: parent.width
                font.pixelSize: Theme.dp(30)
                font.weight: Font.Bold
                wrapMode: Text.WordWrap
            }
            DeskText {
                visible: !screen.typing
                text: screen.desk.house.reader === "out_of_order" ? qsTr("The reader on this desk doesn't answer. Please look at its cable.") : qsTr("to the reader on the desk, then type your PIN.")
                width: parent.width
                color: Theme.secondText
                font.pixelSize: Theme.deskLead
                wrapMode: Text.WordWrap
            }
            DeskData {
                visible: screen.typing
                text: screen.who
                width: parent.width
                font.pixelSize: Theme.dp(24)
                font.weight: Font.DemiBold
            }
            PinDots {
                visible: screen.typing
                pin: screen.session.pin
            }
            DeskText {
                visible: screen.session.pinAlone
                text: qsTr("Somebody else works here now? Hold your own card.")
                width: parent.width
                color: Theme.secondText
                wrapMode: Text.WordWrap
            }
            Notice {
                objectName: "sign_in_problem"
                width: parent.width
                words: screen.session.delaySeconds > 0 ? qsTr("Too many wrong PINs. Try again in %1.").arg(StaffWords.ago(screen.session.delaySeconds)) : ProblemWords.problem(screen.session.problem, screen.session.refusal)
                sign: screen.session.delaySeconds > 0 ? "timer" : "error_outline"
            }
            DeskButton {
                objectName: "stay"
                visible: screen.handingOver
                text: qsTr("Stay with %1").arg(screen.session.name)
                hint: "Esc"
                onClicked: screen.session.stay()
            }
        }
        PinPad {
            id: pad

            visible: screen.typing
            focus: true
            pin: screen.session.pin
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(44)
            anchors.verticalCenter: parent.verticalCenter
            onEntered: screen.session.signIn()
        }
        CardPicture {
            visible: !screen.typing
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(60)
            anchors.verticalCenter: parent.verticalCenter
            inviting: false
            ink: Theme.text
            scale: 1.5
        }
    }
    Row {
        id: waiting

        visible: screen.waiting > 0
        spacing: Theme.dp(12)
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: sheet.bottom
        anchors.topMargin: Theme.dp(24)

        Sign {
            name: "hourglass_empty"
            size: Theme.dp(26)
            color: Theme.attentionText
        }
        DeskText {
            objectName: "waiting_count"
            text: qsTr("%n person(s) wait(s) at the door", "", screen.waiting)
            font.pixelSize: Theme.deskLead
            font.weight: Font.DemiBold
            color: Theme.attentionText
        }
    }
}
