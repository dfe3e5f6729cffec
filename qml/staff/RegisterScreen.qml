// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// A new person: the name that they give and the sex for the ward are enough. Whoever it may be already stands beside.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property RegistrationController registration: desk.registration
    readonly property var values: registration.form.values
    readonly property var problems: registration.form.problems
    readonly property bool named: (values.name ?? "").trim().length > 0
    property bool more: false

    function save() {
        if (named) registration.save();
    }

    /// It is somebody who is in the register already.
    function turnTo(person: string) {
        const at = desk;
        at.go("people");
        at.registration.clear();
        at.person.open(person);
    }

    Keys.onReturnPressed: save()
    Keys.onEnterPressed: save()

    DeskPanel {
        id: sheet

        width: parent.width - beside.width - Theme.dp(16)
        height: parent.height

        DeskText {
            id: title

            x: Theme.dp(28)
            y: Theme.dp(22)
            text: qsTr("New person")
            font.pixelSize: Theme.deskTitle
            font.weight: Font.Bold
        }
        Flickable {
            id: body

            x: Theme.dp(20)
            width: parent.width - 2 * x
            anchors.top: title.bottom
            anchors.topMargin: Theme.dp(8)
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.dp(8)
            contentHeight: column.implicitHeight + Theme.dp(24)
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: column

                x: Theme.dp(8)
                y: Theme.dp(8)
                width: parent.width - 2 * x
                spacing: Theme.dp(18)

                DeskField {
                    name: "field_name"
                    focus: true
                    width: parent.width
                    label: qsTr("Name, as the person gives it")
                    type: Theme.dp(20)
                    text: screen.values.name ?? ""
                    problem: screen.problems.name
                    onEdited: text => screen.registration.form.set("name", text)
                    onAccepted: screen.save()
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
                    onChosen: value => screen.registration.form.set("sex", value)
                }
                DeskButton {
                    objectName: "more"
                    look: "quiet"
                    sign: screen.more ? "expand_less" : "expand_more"
                    text: screen.more ? qsTr("Fold away") : qsTr("Complete later, or now")
                    onClicked: screen.more = !screen.more
                }
                Loader {
                    active: screen.more
                    visible: active
                    width: parent.width
                    sourceComponent: DetailFields {
                        form: screen.registration.form
                        desk: screen.desk
                        width: column.width
                    }
                }
            }
        }
        Column {
            id: foot

            x: Theme.dp(28)
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.dp(20)
            spacing: Theme.dp(12)

            Notice {
                width: parent.width
                words: ProblemWords.problem(screen.registration.problem, screen.registration.refusal)
                sign: screen.registration.doubted ? "people" : "error_outline"
            }
            Row {
                spacing: Theme.dp(10)

                DeskButton {
                    objectName: "save"
                    visible: screen.named
                    look: "primary"
                    sign: screen.registration.doubted ? "person_add" : "check"
                    text: screen.registration.doubted ? qsTr("It is somebody else: save") : qsTr("Save and give a card")
                    hint: "Enter"
                    onClicked: screen.save()
                }
                DeskButton {
                    objectName: "register_cancel"
                    look: "quiet"
                    text: screen.registration.form.dirty ? qsTr("Throw away") : qsTr("Back")
                    hint: "Esc"
                    onClicked: {
                        screen.registration.clear();
                        screen.desk.go("people");
                    }
                }
            }
        }
    }
    DeskPanel {
        id: beside

        anchors.right: parent.right
        width: Theme.dp(340)
        height: parent.height
        color: "transparent"

        DeskText {
            id: question

            x: Theme.dp(20)
            y: Theme.dp(22)
            width: parent.width - 2 * x
            text: screen.registration.duplicates.length > 0 ? qsTr("Is it one of them?") : screen.named ? qsTr("Nobody like this is in the register") : qsTr("Whoever it may be already appears here")
            color: screen.registration.duplicates.length > 0 ? Theme.text : Theme.secondText
            font.pixelSize: Theme.deskLead
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        ListView {
            anchors.top: question.bottom
            anchors.topMargin: Theme.dp(12)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.dp(12)
            x: Theme.dp(8)
            width: parent.width - 2 * x
            clip: true
            model: screen.registration.duplicates
            boundsBehavior: Flickable.StopAtBounds

            delegate: PersonRow {
                required property var modelData
                required property int index

                objectName: "duplicate_" + index
                width: ListView.view.width
                person: modelData
                why: modelData.why ?? ""
                brief: true
                onClicked: screen.turnTo(modelData.person)
            }
        }
    }
}
