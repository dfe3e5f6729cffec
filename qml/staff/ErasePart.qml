// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Erasing a person's data for good: it says what it will do, asks why, and asks the PIN again.
Column {
    id: part

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    property bool asking: false

    signal opened(part: Item)

    onAskingChanged: if (asking) opened(form)

    spacing: Theme.dp(12)

    DeskButton {
        objectName: "erase"
        visible: !part.asking
        look: "quiet"
        sign: "delete_forever"
        text: qsTr("Erase the personal data …")
        onClicked: part.asking = true
    }
    Column {
        id: form

        visible: part.asking
        width: parent.width
        spacing: Theme.dp(12)

        SectionTitle {
            width: parent.width
            sign: "delete_forever"
            text: qsTr("Erase the personal data")
        }
        DeskText {
            text: qsTr("Name, dates, contact, remarks and all else that was told of this person can't be read by anybody any more, not even from a backup of today's file with this station's key. Their cards stop working. The nights stay counted, without a name. This can't be undone.")
            width: parent.width
            wrapMode: Text.WordWrap
        }
        Choices {
            id: why

            width: parent.width
            label: qsTr("Why? It goes on the record.")
            namePrefix: "erase_why_"
            options: RecordWords.erasingReasons.map(key => ({ value: key, text: RecordWords.reason(key) }))
            onChosen: value => why.value = value
        }
        PinLine {
            id: pin

            width: parent.width
            label: qsTr("Your PIN")
            pin: part.chosen.pin
            namePrefix: "erase_pin"
            onEntered: part.chosen.erase(why.value)
        }
        Row {
            spacing: Theme.dp(10)

            DeskButton {
                objectName: "erase_now"
                look: "serious"
                sign: "delete_forever"
                text: qsTr("Erase for good")
                onClicked: part.chosen.erase(why.value)
            }
            DeskButton {
                objectName: "erase_not"
                look: "quiet"
                text: qsTr("Not now")
                onClicked: part.asking = false
            }
        }
    }
}
