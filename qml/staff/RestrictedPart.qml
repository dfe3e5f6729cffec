// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The restricted place: a remark, whether the person is protected, and what is known of their health. Health is read
/// only with a reason, and each reading is on the record.
Column {
    id: part

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    readonly property var person: chosen.person
    readonly property var values: chosen.form.values
    readonly property var problems: chosen.form.problems
    readonly property var rights: desk.session.rights
    readonly property bool hasHealth: person.has_health_remark === true
    property bool asking: false

    signal opened(part: Item)

    onAskingChanged: if (asking) opened(why)

    spacing: Theme.dp(12)

    SectionTitle {
        width: parent.width
        sign: "lock"
        text: qsTr("Restricted")
    }
    DeskArea {
        name: "field_remark"
        width: parent.width
        label: qsTr("Remark, for the staff of this house only")
        text: part.values.remark ?? ""
        problem: part.problems.remark
        onEdited: text => part.chosen.form.set("remark", text)
    }
    DeskChip {
        objectName: "protected"
        visible: part.rights.includes("protect")
        sign: "shield"
        text: qsTr("Protected: hides from somebody")
        chosen: part.values.protected === true
        onClicked: part.chosen.form.set("protected", !chosen)
    }
    DeskText {
        visible: part.values.protected === true
        text: qsTr("Only social workers and managers find this person. For everybody else they aren't here.")
        width: parent.width
        color: Theme.secondText
        font.pixelSize: Theme.deskSmall
        wrapMode: Text.WordWrap
    }
    DeskButton {
        objectName: "health_ask"
        visible: part.rights.includes("read_health") && part.hasHealth && !part.chosen.healthRead && !part.asking
        sign: "medical_information"
        text: qsTr("There is a health remark …")
        onClicked: part.asking = true
    }
    Column {
        visible: part.asking && !part.chosen.healthRead
        width: parent.width
        spacing: Theme.dp(10)

        DeskText {
            text: qsTr("Who reads it, when and why goes on the record.")
            width: parent.width
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Choices {
            id: why

            width: parent.width
            label: qsTr("Why do you need it?")
            namePrefix: "health_why_"
            options: RecordWords.readingReasons.map(key => ({ value: key, text: RecordWords.reason(key) }))
            onChosen: value => why.value = value
        }
        Row {
            spacing: Theme.dp(10)

            DeskButton {
                objectName: "health_read"
                sign: "visibility"
                text: qsTr("Read it")
                onClicked: part.chosen.readHealth(why.value)
            }
            DeskButton {
                objectName: "health_not"
                look: "quiet"
                text: qsTr("Not now")
                onClicked: part.asking = false
            }
        }
    }
    DeskArea {
        name: "field_health_remark"
        visible: part.chosen.healthRead || (!part.hasHealth && part.rights.includes("write_health"))
        width: parent.width
        label: qsTr("Health remark: only what others must know to help")
        text: part.values.health_remark ?? part.chosen.healthRemark
        problem: part.problems.health_remark
        onEdited: text => part.chosen.form.set("health_remark", text)
    }
    DeskButton {
        objectName: "health_hide"
        visible: part.chosen.healthRead
        look: "quiet"
        sign: "visibility_off"
        text: qsTr("Hide again")
        onClicked: {
            part.asking = false;
            part.chosen.hideHealth();
        }
    }
}
