// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Admitting or refusing whoever is chosen: one key; when something is against it, or at a refusal, one more for why.
Column {
    id: steps

    required property StaffDesk desk
    /// The keys are this one's.
    property bool live: true

    readonly property ArrivalsController arrivals: desk.arrivals
    readonly property bool asking: arrivals.step.length > 0
    readonly property var eyesGrounds: desk.board.selfCare ? ["intoxicated", "not_self_caring"] : ["intoxicated"]
    readonly property int half: Math.floor((width - Theme.dp(10)) / 2)

    spacing: Theme.dp(10)

    Repeater {
        model: steps.arrivals.step === "despite" || steps.arrivals.step === "seen" ? steps.arrivals.grounds : []

        GroundLine {
            required property var modelData

            width: steps.width
            ground: modelData
            at: steps.desk.house.when(modelData.at ?? "")
        }
    }
    Row {
        visible: steps.live && !steps.asking
        spacing: Theme.dp(10)

        KeyButton {
            objectName: "admit"
            width: steps.half
            stacked: false
            look: "primary"
            sign: "check"
            text: qsTr("Admit")
            hint: "A"
            onClicked: steps.arrivals.admit()
        }
        KeyButton {
            objectName: "refuse"
            width: steps.half
            stacked: false
            sign: "do_not_disturb_on"
            text: qsTr("Refuse")
            hint: "X"
            onClicked: steps.arrivals.askRefusal()
        }
    }
    KeyButton {
        objectName: "seen"
        visible: steps.live && (!steps.asking || steps.arrivals.step === "despite")
        width: parent.width
        stacked: false
        look: "quiet"
        sign: "visibility"
        text: qsTr("I see something else")
        hint: "S"
        onClicked: steps.arrivals.askSeen()
    }
    WhyChoice {
        visible: steps.live && steps.arrivals.step === "seen"
        width: parent.width
        title: qsTr("What do you see? It is recorded as set aside, without any measurement.")
        namePrefix: "seen_"
        options: steps.eyesGrounds.map(each => ({value: each, text: StaffWords.title(BoardWords.ground(each))}))
        onChosen: what => steps.arrivals.see(what)
    }
    WhyChoice {
        visible: steps.live && steps.arrivals.step === "despite"
        width: parent.width
        title: qsTr("Admit all the same, because:")
        namePrefix: "despite_"
        options: BoardWords.specialCases.map(each => ({value: each, text: BoardWords.specialCase(each)}))
        onChosen: why => steps.arrivals.admitDespite(why)
    }
    WhyChoice {
        visible: steps.live && steps.arrivals.step === "refuse"
        width: parent.width
        title: qsTr("Why? The door shows the nearest place that can admit them.")
        namePrefix: "refuse_"
        serious: true
        options: BoardWords.refusalReasons.map(each => ({value: each, text: StaffWords.title(BoardWords.ground(each))}))
        onChosen: why => steps.arrivals.refuseFor(why)
    }
    DeskButton {
        objectName: "admission_back"
        visible: steps.live && steps.asking
        look: "quiet"
        text: qsTr("Not now")
        hint: "Esc"
        onClicked: steps.arrivals.cancel()
    }
    Notice {
        visible: steps.live && words.length > 0
        width: parent.width
        words: ProblemWords.problem(steps.arrivals.problem, steps.arrivals.refusal)
        sign: "error_outline"
    }
}
