// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Who waits at a door, and what staff are told quietly. At the right, who the chosen one is.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property QueueController queue: desk.queue
    readonly property var calls: queue.calls
    readonly property var alerts: queue.alerts
    readonly property var chosen: queue.chosen
    readonly property var outcome: queue.outcome
    readonly property bool choosing: !!chosen.call

    function age(seconds: int): string {
        // Told anew with the clock, and the clock knows how long ago the station spoke.
        return screen.desk.house.time.length > 0 ? StaffWords.ago(screen.desk.house.age(seconds)) : "";
    }

    // Only on coming here: later it would change who is meant under the carer's hands.
    Component.onCompleted: if (!choosing && calls.length === 1) queue.choose(calls[0].call)

    /// There they can arrive again.
    function turnTo(person: string) {
        const at = desk;
        at.go("people");
        at.person.open(person);
    }

    function chooseNext(steps: int) {
        if (calls.length === 0) return;
        const at = calls.findIndex(each => each.call === chosen.call);
        queue.choose(calls[Math.max(0, Math.min(calls.length - 1, at < 0 ? 0 : at + steps))].call);
    }

    Keys.onUpPressed: chooseNext(-1)
    Keys.onDownPressed: chooseNext(1)

    Flickable {
        width: parent.width - beside.width - Theme.dp(16)
        height: parent.height
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: parent.width
            spacing: Theme.dp(14)

            DeskText {
                text: screen.calls.length > 0 ? qsTr("Waiting at the door") : qsTr("Nobody waits at the door")
                font.pixelSize: Theme.deskTitle
                font.weight: Font.Bold
            }
            Repeater {
                model: screen.calls

                CallCard {
                    required property var modelData
                    required property int index

                    width: column.width
                    call: modelData
                    age: screen.age(modelData.age_s)
                    place: index
                    chosen: modelData.call === screen.chosen.call
                    onPicked: screen.queue.choose(modelData.call)
                    onFinished: screen.queue.done(modelData.call)
                }
            }
            DeskText {
                visible: screen.alerts.length > 0
                text: qsTr("To know")
                font.pixelSize: Theme.deskLead
                font.weight: Font.DemiBold
                topPadding: Theme.dp(10)
            }
            Repeater {
                model: screen.alerts

                AlertLine {
                    required property var modelData
                    required property int index

                    width: column.width
                    alert: modelData
                    age: screen.age(modelData.age_s)
                    place: index
                    onSeen: screen.queue.seen(modelData.alert)
                    onOpened: screen.turnTo(modelData.person)
                }
            }
        }
    }
    DeskPanel {
        id: beside

        anchors.right: parent.right
        width: Theme.dp(400)
        height: parent.height

        Column {
            visible: !screen.choosing
            anchors.centerIn: parent
            width: parent.width - Theme.dp(60)
            spacing: Theme.dp(12)

            Sign {
                name: screen.outcome.outcome ? "check_circle" : "hourglass_empty"
                size: Theme.dp(44)
                color: screen.outcome.outcome ? Theme.freeText : Theme.secondText
                anchors.horizontalCenter: parent.horizontalCenter
            }
            DeskText {
                text: screen.outcome.outcome ? StaffWords.outcome(screen.outcome.outcome) : screen.calls.length > 0 ? qsTr("Choose who is next.") : qsTr("Whoever asks for a carer at the door appears here.")
                color: screen.outcome.outcome ? Theme.text : Theme.secondText
                width: parent.width
                font.pixelSize: Theme.deskLead
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
            }
            DataText {
                objectName: "outcome_bed"
                visible: !!screen.outcome.bed
                text: screen.outcome.bed ? screen.outcome.bed.number : ""
                width: parent.width
                font.family: Theme.displayFamily
                font.pixelSize: Theme.dp(84)
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            DeskText {
                visible: !!screen.outcome.bed
                text: screen.outcome.bed ? Words.room(screen.outcome.bed.room.number) : ""
                width: parent.width
                font.pixelSize: Theme.deskLead
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Flickable {
            visible: screen.choosing
            anchors.fill: parent
            anchors.margins: Theme.dp(20)
            contentHeight: who.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: who

                width: parent.width
                spacing: Theme.dp(14)

                DeskText {
                    text: screen.chosen.kind === "no_card" ? qsTr("Who is number %1?").arg(screen.chosen.number) : qsTr("Who is it?")
                    font.pixelSize: Theme.deskTitle
                    font.weight: Font.Bold
                }
                Loader {
                    active: screen.choosing
                    focus: true
                    width: parent.width
                    sourceComponent: FindPerson {
                        width: who.width
                        finder: screen.desk.finder
                        most: 4
                        onChosen: person => screen.queue.answerWithPerson(person)
                    }
                    onLoaded: (item as Item).forceActiveFocus()
                }
                DeskText {
                    text: qsTr("Doesn't want to say, or isn't in the register: admit a guest.")
                    color: Theme.secondText
                    width: parent.width
                    wrapMode: Text.WordWrap
                }
                Row {
                    id: guests

                    readonly property int half: Math.floor((who.width - spacing) / 2)

                    spacing: Theme.dp(10)

                    DeskButton {
                        objectName: "admit_f"
                        width: guests.half
                        sign: "female"
                        text: qsTr("Guest, woman")
                        onClicked: screen.queue.answerWithGuest("f")
                    }
                    DeskButton {
                        objectName: "admit_m"
                        width: guests.half
                        sign: "male"
                        text: qsTr("Guest, man")
                        onClicked: screen.queue.answerWithGuest("m")
                    }
                }
                Notice {
                    width: parent.width
                    words: ProblemWords.problem(screen.queue.problem, screen.queue.refusal)
                    sign: "error_outline"
                }
            }
        }
    }
}
