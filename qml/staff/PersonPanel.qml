// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The selected person: what one needs at the counter, and what can be done, each with its key. No health in it.
FocusScope {
    id: panel

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    readonly property CardsController cards: desk.cards
    readonly property var person: chosen.person
    readonly property var card: chosen.card
    readonly property var rights: desk.session.rights
    readonly property bool known: !!person.person
    readonly property bool cardAwaited: cards.awaitedFor === chosen.id
    /// A loan card is for a night that they don't spend here.
    readonly property bool leftWithLoan: card.use === "loan" && card.state === "valid" && !person.tonight
                                         && (person.lately ?? []).some(each => each.what === "tap.left" || each.what === "stay.ended")
    readonly property bool admitting: rights.includes("run_night") && (!!person.arrival || desk.arrivals.step.length > 0)

    onPersonChanged: if (person.arrival) desk.arrivals.choose(person.arrival)

    DeskPanel {
        anchors.fill: parent
    }
    Item {
        id: head

        x: Theme.dp(20)
        y: Theme.dp(20)
        width: parent.width - 2 * x
        height: Theme.dp(56)

        Avatar {
            id: avatar

            person: panel.person
            size: Theme.dp(54)
        }
        Column {
            anchors.left: avatar.right
            anchors.leftMargin: Theme.dp(14)
            anchors.right: close.left
            anchors.rightMargin: Theme.dp(6)
            anchors.verticalCenter: parent.verticalCenter

            DeskData {
                objectName: "panel_name"
                text: panel.known ? StaffWords.name(panel.person) : ""
                width: parent.width
                font.pixelSize: Theme.dp(20)
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }
            DeskData {
                visible: text.length > 0
                text: panel.person.greeting ? StaffWords.saying(panel.person.greeting) : ""
                width: parent.width
                color: Theme.secondText
            }
        }
        DeskButton {
            id: close

            objectName: "panel_close"
            anchors.right: parent.right
            look: "quiet"
            text: "Esc"
            implicitWidth: Theme.dp(54)
            onClicked: panel.chosen.close()
        }
    }
    Flickable {
        id: body

        x: Theme.dp(20)
        width: parent.width - 2 * x
        anchors.top: head.bottom
        anchors.topMargin: Theme.dp(16)
        anchors.bottom: undo.top
        anchors.bottomMargin: Theme.dp(10)
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            readonly property int half: Math.floor((width - Theme.dp(10)) / 2)

            width: parent.width
            spacing: Theme.dp(12)

            PersonBed {
                desk: panel.desk
                width: parent.width
            }
            AdmissionSteps {
                desk: panel.desk
                visible: panel.admitting && !panel.cardAwaited
                width: parent.width
            }
            PersonFacts {
                desk: panel.desk
                width: parent.width
            }
            Notice {
                objectName: "loan_to_take_back"
                width: parent.width
                words: panel.leftWithLoan && panel.rights.includes("handle_cards") ? qsTr("They aren't staying, and the loan card is still theirs: take it back.") : ""
                sign: "assignment_return"
            }
            CardStep {
                visible: panel.cardAwaited
                width: parent.width
                cards: panel.cards
            }
            Notice {
                width: parent.width
                words: panel.chosen.problem.length > 0 ? ProblemWords.problem(panel.chosen.problem, panel.chosen.refusal) : panel.cardAwaited ? "" : ProblemWords.problem(panel.cards.problem, panel.cards.refusal)
                sign: "error_outline"
            }
            Notice {
                visible: !panel.admitting && words.length > 0
                width: parent.width
                words: ProblemWords.problem(panel.desk.arrivals.problem, panel.desk.arrivals.refusal)
                sign: "error_outline"
            }
            Notice {
                // The board has a place of its own for it.
                visible: panel.desk.screen !== "board" && words.length > 0
                width: parent.width
                words: ProblemWords.problem(panel.desk.stays.problem, panel.desk.stays.refusal)
                sign: "error_outline"
            }
            StayActions {
                desk: panel.desk
                visible: panel.known && may && !panel.cardAwaited
                width: parent.width
                buttonWidth: column.half
            }
            CardActions {
                desk: panel.desk
                visible: !panel.cardAwaited
                width: parent.width
                buttonWidth: column.half
            }
            Lately {
                desk: panel.desk
                visible: (panel.person.lately ?? []).length > 0
                width: parent.width
            }
        }
    }
    UndoBar {
        id: undo

        session: panel.desk.session
        x: Theme.dp(20)
        width: parent.width - 2 * x
        height: visible ? implicitHeight : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(16)
    }
}
