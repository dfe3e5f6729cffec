// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Choosing a person of the register for something else: who a call, a household or a guest is.
FocusScope {
    id: finding

    required property PeopleController finder
    property int most: 5
    /// Who isn't to choose from.
    property string except
    property string placeholder: qsTr("Search by name")

    readonly property var all: finder.found
    readonly property var found: all.filter(each => each.person !== except).slice(0, most)
    readonly property string marked: finder.query.length > 0 && finder.current >= 0 && finder.current < all.length ? all[finder.current].person : ""

    signal chosen(person: string)

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.dp(6)

        DeskField {
            name: "find"
            focus: true
            width: parent.width
            sign: "search"
            placeholder: finding.placeholder
            text: finding.finder.query
            onEdited: text => finding.finder.search(text)
            onAccepted: if (finding.marked.length > 0 && finding.marked !== finding.except) finding.chosen(finding.marked)
            Keys.onUpPressed: finding.finder.move(-1)
            Keys.onDownPressed: finding.finder.move(1)
        }
        Repeater {
            model: finding.found

            PersonRow {
                required property var modelData
                required property int index

                objectName: "find_" + index
                width: column.width
                person: modelData
                brief: true
                marked: modelData.person === finding.marked
                onClicked: finding.chosen(modelData.person)
            }
        }
    }
}
