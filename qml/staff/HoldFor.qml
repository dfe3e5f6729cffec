// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// For whom a bed is held: nobody in particular, or somebody of the register, found by name.
Column {
    id: part

    required property StaffDesk desk

    /// Whoever was chosen; empty for nobody in particular.
    property string person
    property string label
    property bool finding: false
    readonly property var found: desk.finder.found

    function forget() {
        person = "";
        label = "";
    }
    function take(whom: string) {
        label = StaffWords.name(found.find(each => each.person === whom));
        person = whom;
        finding = false;
    }

    onFindingChanged: if (finding) desk.finder.search("")

    spacing: Theme.dp(10)

    DeskText {
        text: qsTr("For whom:")
        width: parent.width
        font.weight: Font.DemiBold
    }
    Flow {
        visible: !part.finding
        width: parent.width
        spacing: Theme.dp(8)

        DeskChip {
            objectName: "hold_for_nobody"
            text: qsTr("nobody yet")
            chosen: part.person.length === 0
            onClicked: part.forget()
        }
        DeskChip {
            objectName: "hold_for"
            sign: part.person.length > 0 ? "person" : "search"
            text: part.person.length > 0 ? part.label : qsTr("somebody …")
            chosen: part.person.length > 0
            onClicked: part.finding = true
        }
    }
    Loader {
        active: part.finding
        visible: active
        width: parent.width
        sourceComponent: FindPerson {
            width: part.width
            finder: part.desk.finder
            most: 4
            placeholder: qsTr("For whom?")
            onChosen: person => part.take(person)
        }
        onLoaded: (item as Item).forceActiveFocus()
    }
    DeskButton {
        objectName: "hold_for_not"
        visible: part.finding
        look: "quiet"
        text: qsTr("Back to the times")
        onClicked: part.finding = false
    }
}
