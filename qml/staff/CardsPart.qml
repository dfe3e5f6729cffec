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

        Row {
            id: line

            required property var modelData

            width: part.width
            spacing: Theme.dp(12)

            Sign {
                name: StaffWords.cardGlyph(line.modelData.state)
                size: Theme.dp(20)
                color: Theme.secondText
            }
            DeskText {
                text: line.modelData.use === "loan" ? qsTr("loan card") : StaffWords.card(line.modelData.state)
                width: Theme.dp(130)
                elide: Text.ElideRight
            }
            DeskData {
                text: part.desk.house.when(line.modelData.issued_at) + (line.modelData.ended_at ? " – " + part.desk.house.when(line.modelData.ended_at) : "")
                width: part.width - Theme.dp(174)
                color: Theme.secondText
                wrapMode: Text.WordWrap
            }
        }
    }
}
