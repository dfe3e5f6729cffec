// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Everything that the role may see of one person: at the left what can be changed, at the right what is guarded, with
/// whom they live, their cards. It stays until it is left.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    readonly property var person: chosen.person
    readonly property var values: chosen.form.values
    readonly property var problems: chosen.form.problems
    readonly property var rights: desk.session.rights
    readonly property bool dirty: chosen.form.dirty
    readonly property bool guest: person.kind === "guest"

    DeskPanel {
        id: sheet

        width: Math.round((parent.width - Theme.dp(16)) * 0.58)
        height: parent.height

        Item {
            id: head

            x: Theme.dp(24)
            y: Theme.dp(16)
            width: parent.width - 2 * x
            height: Theme.deskTouch

            DeskData {
                text: screen.person.person ? StaffWords.name(screen.person) : ""
                width: parent.width - buttons.width - Theme.dp(12)
                font.pixelSize: Theme.deskTitle
                font.weight: Font.Bold
                anchors.verticalCenter: parent.verticalCenter
            }
            Row {
                id: buttons

                anchors.right: parent.right
                spacing: Theme.dp(10)

                DeskButton {
                    objectName: "details_save"
                    visible: screen.dirty
                    look: "primary"
                    sign: "check"
                    text: qsTr("Save")
                    hint: "Ctrl+S"
                    onClicked: screen.chosen.save()
                }
                DeskButton {
                    objectName: "details_discard"
                    visible: screen.dirty
                    look: "quiet"
                    text: qsTr("Discard")
                    onClicked: screen.chosen.discard()
                }
                DeskButton {
                    objectName: "details_back"
                    visible: !screen.dirty
                    look: "quiet"
                    sign: "arrow_back"
                    text: qsTr("Back")
                    hint: "Esc"
                    onClicked: screen.desk.leave()
                }
            }
        }
        Notice {
            id: problem

            x: Theme.dp(24)
            width: parent.width - 2 * x
            anchors.top: head.bottom
            anchors.topMargin: Theme.dp(10)
            height: visible ? implicitHeight : 0
            words: ProblemWords.problem(screen.chosen.problem, screen.chosen.refusal)
            sign: "error_outline"
        }
        DeskScroll {
            x: Theme.dp(16)
            width: parent.width - 2 * x
            anchors.top: problem.bottom
            anchors.topMargin: Theme.dp(6)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.dp(8)
            contentHeight: column.implicitHeight + Theme.dp(30)

            Column {
                id: column

                x: Theme.dp(8)
                y: Theme.dp(8)
                width: parent.width - 2 * x
                spacing: Theme.dp(16)

                DeskField {
                    name: "field_name"
                    visible: !screen.guest
                    focus: true
                    width: parent.width
                    label: StaffWords.title(RecordWords.detail("name"))
                    text: screen.values.name ?? ""
                    problem: screen.problems.name
                    onEdited: text => screen.chosen.form.set("name", text)
                }
                Choices {
                    width: parent.width
                    label: qsTr("Sex, for the ward")
                    namePrefix: "sex_"
                    options: [
                        { value: "f", text: StaffWords.sex("f"), sign: "female", key: qsTr("W", "key for: woman") },
                        { value: "m", text: StaffWords.sex("m"), sign: "male", key: qsTr("M", "key for: man") }
                    ]
                    value: screen.values.sex ?? ""
                    problem: screen.problems.sex
                    onChosen: value => screen.chosen.form.set("sex", value)
                }
                DetailFields {
                    width: parent.width
                    form: screen.chosen.form
                    desk: screen.desk
                }
            }
        }
    }
    DeskPanel {
        anchors.right: parent.right
        width: parent.width - sheet.width - Theme.dp(16)
        height: parent.height

        DeskScroll {
            id: guarded

            anchors.fill: parent
            anchors.margins: Theme.dp(16)
            contentHeight: side.implicitHeight + Theme.dp(20)

            Column {
                id: side

                x: Theme.dp(6)
                y: Theme.dp(6)
                width: parent.width - 2 * x
                spacing: Theme.dp(22)

                RestrictedPart {
                    visible: screen.rights.includes("see_remarks")
                    width: parent.width
                    desk: screen.desk
                    onOpened: part => guarded.show(part)
                }
                HouseholdPart {
                    width: parent.width
                    desk: screen.desk
                    onOpened: part => guarded.show(part)
                }
                NightPart {
                    visible: maySuspend || mayTell
                    width: parent.width
                    desk: screen.desk
                    onOpened: part => guarded.show(part)
                }
                CardsPart {
                    width: parent.width
                    desk: screen.desk
                }
                ErasePart {
                    visible: screen.rights.includes("erase")
                    width: parent.width
                    desk: screen.desk
                    onOpened: part => guarded.show(part)
                }
            }
        }
    }
    Shortcut {
        sequence: "Ctrl+S"
        onActivated: screen.chosen.save()
    }
}
