// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What can be done with the person's card, each with its key; and the way to the rest of what is known.
Grid {
    id: actions

    required property StaffDesk desk
    required property int buttonWidth

    readonly property PersonController chosen: desk.person
    readonly property CardsController cards: desk.cards
    readonly property var card: chosen.card
    readonly property var person: chosen.person
    readonly property var rights: desk.session.rights
    readonly property bool known: !!person.person
    readonly property bool mayCards: known && rights.includes("handle_cards")
    readonly property bool hasOwn: !!card.card && card.use === "own"
    readonly property bool mayGive: mayCards && !(hasOwn && card.state === "valid")

    columns: 2
    spacing: Theme.dp(10)

    function give(use: string) {
        cards.await(chosen.id, StaffWords.name(chosen.person), use);
    }
    function reportLost() {
        const own = hasOwn;
        cards.lost(card.card);
        if (own) give("own");
    }

    KeyButton {
        objectName: "card_new"
        visible: actions.mayGive
        width: actions.buttonWidth
        sign: "add_card"
        text: qsTr("New card")
        hint: "K"
        onClicked: actions.give("own")
    }
    KeyButton {
        objectName: "card_loan"
        visible: actions.mayGive
        width: actions.buttonWidth
        sign: "bedtime"
        text: qsTr("Loan card")
        hint: "T"
        onClicked: actions.give("loan")
    }
    KeyButton {
        objectName: "card_lost"
        visible: actions.mayCards && actions.card.state === "valid"
        width: actions.buttonWidth
        sign: "report"
        text: qsTr("Card lost")
        hint: "Z"
        onClicked: actions.reportLost()
    }
    KeyButton {
        objectName: "card_found"
        visible: actions.mayCards && actions.card.state === "lost"
        width: actions.buttonWidth
        sign: "task_alt"
        text: qsTr("Found again")
        hint: "O"
        onClicked: actions.cards.found(actions.card.card)
    }
    KeyButton {
        objectName: "card_returned"
        visible: actions.mayCards && actions.card.state === "valid"
        width: actions.buttonWidth
        sign: "assignment_return"
        text: qsTr("Card returned")
        hint: "R"
        onClicked: actions.cards.returned(actions.card.card)
    }
    KeyButton {
        objectName: "details"
        visible: actions.known
        width: actions.buttonWidth
        sign: "edit_note"
        text: qsTr("Details")
        hint: "D"
        onClicked: actions.desk.go("details")
    }
}
