// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What may be told of a person when there is time; two fields a line. Everything may be left empty.
Flow {
    id: fields

    required property PersonForm form
    required property StaffDesk desk

    readonly property var rights: desk.session.rights
    readonly property var values: form.values
    readonly property var problems: form.problems
    readonly property int half: Math.floor((width - spacing) / 2)

    spacing: Theme.dp(16)

    component Told: DeskField {
        required property string field

        name: "field_" + field
        width: fields.half
        label: StaffWords.title(RecordWords.detail(field))
        text: fields.values[field] ?? ""
        problem: fields.problems[field]
        onEdited: text => fields.form.set(field, text)
    }
    component Day: Row {
        id: day

        required property string field
        property string today

        width: fields.half
        spacing: Theme.dp(10)

        DeskField {
            name: "field_" + day.field
            width: parent.width - now.width - parent.spacing
            label: StaffWords.title(RecordWords.detail(day.field))
            text: fields.values[day.field] ?? ""
            problem: fields.problems[day.field]
            onEdited: text => fields.form.set(day.field, text)
        }
        DeskButton {
            id: now

            objectName: "today_" + day.field
            anchors.bottom: parent.bottom
            sign: "today"
            text: qsTr("today")
            onClicked: fields.form.set(day.field, fields.desk.house.today())
        }
    }

    Told { field: "greeting" }
    Told { field: "legal_name" }
    Told { field: "born"; placeholder: "1968-03-02" }
    Told { field: "estimated_age" }
    Told { field: "last_registration" }
    Told { field: "liable_commune" }
    Told { field: "contact" }
    Told {
        field: "pesel"
        visible: fields.rights.includes("see_pesel")
    }
    Column {
        width: fields.width
        spacing: Theme.dp(4)

        DeskText {
            text: qsTr("Needs")
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: Font.Medium
        }
        Flow {
            width: parent.width
            spacing: Theme.dp(8)

            Repeater {
                model: StaffWords.needs

                DeskChip {
                    required property string modelData

                    objectName: "need_" + modelData
                    text: StaffWords.need(modelData)
                    sign: StaffWords.needGlyph(modelData)
                    chosen: (fields.values.needs ?? []).includes(modelData)
                    onClicked: fields.form.toggle("needs", modelData)
                }
            }
        }
    }
    Column {
        width: fields.width
        spacing: Theme.dp(4)

        DeskText {
            text: qsTr("Languages")
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: Font.Medium
        }
        Flow {
            width: parent.width
            spacing: Theme.dp(8)

            Repeater {
                model: StaffWords.languages

                DeskChip {
                    required property string modelData

                    objectName: "language_" + modelData
                    text: StaffWords.language(modelData)
                    chosen: (fields.values.languages ?? []).includes(modelData)
                    onClicked: fields.form.toggle("languages", modelData)
                }
            }
        }
    }
    Choices {
        width: fields.width
        label: qsTr("Identity")
        namePrefix: "identity_"
        options: StaffWords.identities.map(key => ({ value: key, text: StaffWords.identity(key) }))
        value: fields.values.identity ?? ""
        onChosen: value => fields.form.set("identity", value.length > 0 ? value : "none")
    }
    Choices {
        width: fields.width
        label: qsTr("Who brought the person")
        namePrefix: "brought_by_"
        options: StaffWords.bringers.map(key => ({ value: key, text: StaffWords.broughtBy(key) }))
        value: fields.values.brought_by ?? ""
        onChosen: value => fields.form.set("brought_by", value.length > 0 ? value : "self")
    }
    Day { field: "privacy_notice" }
    Day { field: "house_rules" }
}
