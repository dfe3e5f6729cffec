// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// From when until when: a suspension with its reason, a paper of a kind, or days away.
Column {
    id: form

    required property StaffDesk desk
    /// "suspend", "paper", "absence"
    property string what: "suspend"
    property string kind: "decision"

    readonly property bool paper: what === "paper"

    signal told(kind: string, from: string, until: string, why: string)
    signal cancelled

    spacing: Theme.dp(10)

    onVisibleChanged: begin()
    onWhatChanged: begin()

    function begin() {
        from.text = paper ? desk.house.today() : desk.house.thisNight();
        until.text = paper ? "" : desk.house.dayAfter(what === "absence" ? 1 : 7);
        why.text = "";
    }

    Choices {
        visible: form.paper
        width: parent.width
        label: qsTr("Which paper")
        namePrefix: "paper_"
        mayBeEmpty: false
        options: BoardWords.papers.map(each => ({value: each, text: BoardWords.paper(each)}))
        value: form.kind
        onChosen: value => form.kind = value
    }
    Row {
        spacing: Theme.dp(10)

        DeskField {
            id: from

            name: "term_from"
            width: Math.floor((form.width - Theme.dp(10)) / 2)
            label: qsTr("From (day)")
        }
        DeskField {
            id: until

            name: "term_until"
            width: Math.floor((form.width - Theme.dp(10)) / 2)
            label: form.paper ? qsTr("Until (day; empty: no end)") : qsTr("Until (last day)")
        }
    }
    DeskField {
        id: why

        name: "term_why"
        visible: form.what === "suspend"
        width: parent.width
        label: qsTr("Why (only staff see it)")
    }
    Row {
        spacing: Theme.dp(10)

        DeskButton {
            objectName: "term_save"
            look: "primary"
            text: form.paper ? qsTr("Add the paper") : form.what === "absence" ? qsTr("Add the days away") : qsTr("Suspend")
            onClicked: form.told(form.kind, from.text.trim(), until.text.trim(), why.text.trim())
        }
        DeskButton {
            objectName: "term_not"
            look: "quiet"
            text: qsTr("Not now")
            onClicked: form.cancelled()
        }
    }
}
