// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What one needs to know of the person at the counter, each with its sign. No health in it.
Column {
    id: facts

    required property StaffDesk desk

    readonly property var person: desk.person.person
    readonly property var card: desk.person.card
    readonly property bool known: !!person.person
    readonly property var suspensions: (person.suspensions ?? []).filter(each => !each.lifted && each.until >= desk.house.thisNight())
    readonly property var absences: (person.absences ?? []).filter(each => each.until >= desk.house.thisNight())

    spacing: Theme.dp(9)

    Repeater {
        model: facts.suspensions

        SignedFact {
            required property var modelData

            width: facts.width
            sign: "report"
            words: qsTr("suspended until %1").arg(modelData.until)
        }
    }
    Repeater {
        model: facts.absences

        SignedFact {
            required property var modelData

            width: facts.width
            sign: "luggage"
            words: modelData.from === modelData.until ? qsTr("away on %1").arg(modelData.from) : qsTr("away %1 to %2").arg(modelData.from).arg(modelData.until)
        }
    }
    SignedFact {
        visible: facts.known
        width: parent.width
        sign: StaffWords.cardGlyph(facts.person.card ?? "none")
        words: facts.card.use === "loan" ? qsTr("loan card for this night") : StaffWords.card(facts.person.card ?? "none")
    }
    Repeater {
        model: facts.person.needs ?? []

        SignedFact {
            required property string modelData

            width: facts.width
            sign: StaffWords.needGlyph(modelData)
            words: StaffWords.need(modelData)
        }
    }
    SignedFact {
        visible: (facts.person.languages ?? []).length > 0
        width: parent.width
        sign: "translate"
        words: (facts.person.languages ?? []).map(code => StaffWords.language(code)).join(", ")
    }
    SignedFact {
        visible: !!facts.person.household
        width: parent.width
        sign: "family_restroom"
        fromOutside: true
        words: facts.person.household ? facts.person.household.members.filter(each => each.person !== facts.desk.person.id).map(each => each.name).join(", ") : ""
    }
    SignedFact {
        visible: facts.person.protected === true
        width: parent.width
        sign: "shield"
        words: qsTr("protected: tell nobody that they are here")
    }
}
