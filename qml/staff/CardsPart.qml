// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Every card that the person has had, and what became of it.
Column {
    id: part

    required property StaffDesk desk

    readonly property var person: desk.person.person
    readonly property var cards: person.cards ?? []
    readonly property var rights: desk.session.rights
    readonly property bool mayCards: rights.includes("handle_cards")

    spacing: Theme.dp(8)

    SectionTitle {
        width: parent.width
        sign: "credit_card"
        text: qsTr("Cards")
    }
    DeskText {
        visible: part.cards.length === 0
        text: qsTr("None yet")
        color: Theme.secondText
    }
    Repeater {
        model: part.cards

        Column {
            id: line

            required property var modelData
            required property int index

            readonly property var card: modelData

            width: part.width
            spacing: Theme.dp(6)

            Row {
                width: parent.width
                spacing: Theme.dp(12)

                Sign {
                    name: StaffWords.cardGlyph(line.card.state)
                    size: Theme.dp(20)
                    color: Theme.secondText
                }
                DeskText {
                    text: line.card.use === "loan" ? qsTr("loan card") : StaffWords.card(line.card.state)
                    width: Theme.dp(130)
                    elide: Text.ElideRight
                }
                DeskData {
                    text: part.desk.house.when(line.card.issued_at) + (line.card.ended_at ? " – " + part.desk.house.when(line.card.ended_at) : "")
                    width: part.width - Theme.dp(174)
                    color: Theme.secondText
                    wrapMode: Text.WordWrap
                }
            }
            Flow {
                visible: part.mayCards && (line.card.state === "valid" || line.card.state === "lost")
                width: parent.width
                spacing: Theme.dp(8)

                DeskButton {
                    objectName: "card_returned_" + line.index
                    visible: line.card.state === "valid"
                    sign: "assignment_return"
                    text: qsTr("Card returned")
                    onClicked: part.desk.cards.returned(line.card.card)
                }
                DeskButton {
                    objectName: "card_lost_" + line.index
                    visible: line.card.state === "valid"
                    look: "quiet"
                    sign: "report"
                    text: qsTr("Card lost")
                    onClicked: part.desk.cards.lost(line.card.card)
                }
                DeskButton {
                    objectName: "card_found_" + line.index
                    visible: line.card.state === "lost"
                    sign: "task_alt"
                    text: qsTr("Found again")
                    onClicked: part.desk.cards.found(line.card.card)
                }
            }
        }
    }
}
