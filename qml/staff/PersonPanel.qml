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
    readonly property bool known: !!person.person
    readonly property var card: chosen.card
    readonly property var rights: desk.session.rights
    readonly property bool mayCards: known && rights.includes("handle_cards")
    readonly property bool mayGive: mayCards && !cardAwaited && !(hasOwn && card.state === "valid")
    readonly property bool cardAwaited: cards.awaitedFor === chosen.id
    readonly property bool hasOwn: !!card.card && card.use === "own"
    /// A loan card is for a night that they don't spend here.
    readonly property bool leftWithLoan: card.use === "loan" && card.state === "valid" && !person.tonight
                                         && (person.lately ?? []).some(each => each.what === "tap.left" || each.what === "stay.ended")

    function give(use: string) {
        if (mayCards) cards.await(chosen.id, StaffWords.name(person), use);
    }
    function reportLost() {
        if (!mayCards || card.state !== "valid") return;
        const own = hasOwn;
        cards.lost(card.card);
        if (own) give("own");
    }

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

            width: parent.width
            spacing: Theme.dp(12)

            Rectangle {
                width: parent.width
                height: Theme.dp(68)
                radius: Theme.dp(11)
                color: Theme.raised

                DataText {
                    id: bed

                    visible: !!panel.person.tonight
                    text: panel.person.tonight ? panel.person.tonight.bed : ""
                    x: Theme.dp(16)
                    anchors.verticalCenter: parent.verticalCenter
                    font.family: Theme.displayFamily
                    font.pixelSize: Theme.dp(42)
                    font.weight: Font.Bold
                }
                Sign {
                    visible: !bed.visible
                    name: "bed"
                    size: Theme.dp(30)
                    color: Theme.secondText
                    x: Theme.dp(16)
                    anchors.verticalCenter: parent.verticalCenter
                }
                DeskText {
                    text: panel.person.tonight ? qsTr("room %1, tonight").arg(panel.person.tonight.room) : qsTr("no bed tonight yet")
                    color: panel.person.tonight ? Theme.text : Theme.secondText
                    font.weight: Font.DemiBold
                    x: bed.visible ? bed.x + bed.width + Theme.dp(16) : Theme.dp(60)
                    width: parent.width - x - Theme.dp(12)
                    wrapMode: Text.WordWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            Column {
                width: parent.width
                spacing: Theme.dp(9)

                SignedFact {
                    visible: panel.known
                    width: parent.width
                    sign: StaffWords.cardGlyph(panel.person.card ?? "none")
                    words: panel.card.use === "loan" ? qsTr("loan card for this night") : StaffWords.card(panel.person.card ?? "none")
                }
                Repeater {
                    model: panel.person.needs ?? []

                    SignedFact {
                        required property string modelData

                        width: column.width
                        sign: StaffWords.needGlyph(modelData)
                        words: StaffWords.need(modelData)
                    }
                }
                SignedFact {
                    visible: (panel.person.languages ?? []).length > 0
                    width: parent.width
                    sign: "translate"
                    words: (panel.person.languages ?? []).map(code => StaffWords.language(code)).join(", ")
                }
                SignedFact {
                    visible: !!panel.person.household
                    width: parent.width
                    sign: "family_restroom"
                    fromOutside: true
                    words: panel.person.household ? panel.person.household.members.filter(each => each.person !== panel.chosen.id).map(each => each.name).join(", ") : ""
                }
                SignedFact {
                    visible: panel.person.protected === true
                    width: parent.width
                    sign: "shield"
                    words: qsTr("protected: tell nobody that they are here")
                }
            }
            Notice {
                objectName: "loan_to_take_back"
                width: parent.width
                words: panel.mayCards && panel.leftWithLoan ? qsTr("They aren't staying, and the loan card is still theirs: take it back.") : ""
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
            Grid {
                id: actions

                readonly property int buttonWidth: Math.floor((width - spacing) / 2)

                visible: !panel.cardAwaited
                width: parent.width
                columns: 2
                spacing: Theme.dp(10)

                DeskButton {
                    objectName: "card_new"
                    visible: panel.mayGive
                    stacked: true
                    width: actions.buttonWidth
                    sign: "add_card"
                    text: qsTr("New card")
                    hint: "N"
                    onClicked: panel.give("own")
                }
                DeskButton {
                    objectName: "card_loan"
                    visible: panel.mayGive
                    stacked: true
                    width: actions.buttonWidth
                    sign: "bedtime"
                    text: qsTr("Loan card")
                    hint: "P"
                    onClicked: panel.give("loan")
                }
                DeskButton {
                    objectName: "card_lost"
                    visible: panel.mayCards && panel.card.state === "valid"
                    stacked: true
                    width: actions.buttonWidth
                    sign: "report"
                    text: qsTr("Card lost")
                    hint: "Z"
                    onClicked: panel.reportLost()
                }
                DeskButton {
                    objectName: "card_found"
                    visible: panel.mayCards && panel.card.state === "lost"
                    stacked: true
                    width: actions.buttonWidth
                    sign: "task_alt"
                    text: qsTr("Found again")
                    hint: "O"
                    onClicked: panel.cards.found(panel.card.card)
                }
                DeskButton {
                    objectName: "card_returned"
                    visible: panel.mayCards && panel.card.state === "valid"
                    stacked: true
                    width: actions.buttonWidth
                    sign: "assignment_return"
                    text: qsTr("Card returned")
                    hint: "R"
                    onClicked: panel.cards.returned(panel.card.card)
                }
                DeskButton {
                    objectName: "details"
                    visible: panel.known
                    stacked: true
                    width: actions.buttonWidth
                    sign: "edit_note"
                    text: qsTr("Details")
                    hint: "D"
                    onClicked: panel.desk.go("details")
                }
            }
            Column {
                visible: (panel.person.lately ?? []).length > 0
                width: parent.width
                spacing: Theme.dp(7)

                DeskText {
                    text: qsTr("Lately")
                    color: Theme.secondText
                    font.weight: Font.DemiBold
                }
                Repeater {
                    model: (panel.person.lately ?? []).slice(0, 4)

                    Row {
                        id: event

                        required property var modelData

                        spacing: Theme.dp(10)

                        DeskData {
                            text: panel.desk.house.when(event.modelData.at)
                            color: Theme.secondText
                            width: Theme.dp(96)
                        }
                        DeskText {
                            text: RecordWords.recorded(event.modelData.what)
                            width: column.width - Theme.dp(106)
                            wrapMode: Text.WordWrap
                        }
                    }
                }
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

    Shortcut {
        sequence: "N"
        enabled: panel.mayGive
        onActivated: panel.give("own")
    }
    Shortcut {
        sequence: "P"
        enabled: panel.mayGive
        onActivated: panel.give("loan")
    }
    Shortcut {
        sequence: "Z"
        enabled: panel.mayCards && !panel.cardAwaited && panel.card.state === "valid"
        onActivated: panel.reportLost()
    }
    Shortcut {
        sequence: "O"
        enabled: panel.mayCards && !panel.cardAwaited && panel.card.state === "lost"
        onActivated: panel.cards.found(panel.card.card)
    }
    Shortcut {
        sequence: "R"
        enabled: panel.mayCards && !panel.cardAwaited && panel.card.state === "valid"
        onActivated: panel.cards.returned(panel.card.card)
    }
    Shortcut {
        sequence: "D"
        enabled: panel.known
        onActivated: panel.desk.go("details")
    }
}
