// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Whether somebody may be given a bed: suspensions, papers, and whom they aren't put into one room with; and the days
/// that they told to be away.
Column {
    id: part

    required property StaffDesk desk

    readonly property PersonController chosen: desk.person
    readonly property var person: chosen.person
    readonly property var rights: desk.session.rights
    readonly property bool maySuspend: rights.includes("suspend")
    readonly property bool mayTell: rights.includes("run_night")
    readonly property var suspensions: person.suspensions ?? []
    readonly property var papers: person.papers ?? []
    readonly property var apart: person.apart ?? []
    /// What is long past is in the figures.
    readonly property var absences: (person.absences ?? []).filter(each => each.until >= desk.house.dayAfter(-31))
    /// "suspend", "paper", "absence", "apart", or empty.
    property string asking

    signal opened(part: Item)

    onAskingChanged: if (asking.length > 0) opened(part)

    spacing: Theme.dp(12)

    SectionTitle {
        sign: "fact_check"
        text: qsTr("Nights here")
    }
    Repeater {
        model: part.suspensions

        TermLine {
            required property var modelData
            required property int index

            width: part.width
            sign: "report"
            words: modelData.lifted ? qsTr("suspension %1 to %2, lifted").arg(modelData.from).arg(modelData.until) : qsTr("suspended %1 to %2").arg(modelData.from).arg(modelData.until)
            note: modelData.why ?? ""
            action: part.maySuspend && !modelData.lifted ? qsTr("Lift") : ""
            name: "suspension_lift_" + index
            onActed: part.chosen.liftSuspension(modelData.suspension)
        }
    }
    Repeater {
        model: part.papers

        TermLine {
            required property var modelData
            required property int index

            width: part.width
            sign: "description"
            words: modelData.until.length > 0 ? qsTr("%1, %2 to %3").arg(StaffWords.title(BoardWords.paper(modelData.kind))).arg(modelData.from).arg(modelData.until) : qsTr("%1, from %2").arg(StaffWords.title(BoardWords.paper(modelData.kind))).arg(modelData.from)
            action: part.maySuspend ? qsTr("Ended") : ""
            name: "paper_end_" + index
            onActed: part.chosen.endPaper(modelData.paper)
        }
    }
    Repeater {
        model: part.absences

        TermLine {
            required property var modelData

            width: part.width
            sign: "luggage"
            words: modelData.from === modelData.until ? qsTr("away on %1").arg(modelData.from) : qsTr("away %1 to %2").arg(modelData.from).arg(modelData.until)
        }
    }
    Repeater {
        model: part.apart

        TermLine {
            required property var modelData
            required property int index

            width: part.width
            sign: "social_distance"
            words: qsTr("not in one room with %1").arg(modelData.name)
            action: part.maySuspend ? qsTr("No more") : ""
            name: "apart_end_" + index
            onActed: part.chosen.keepApart(modelData.person, false)
        }
    }
    Flow {
        visible: part.asking.length === 0
        width: parent.width
        spacing: Theme.dp(10)

        DeskButton {
            objectName: "absence_add"
            visible: part.mayTell
            sign: "luggage"
            text: qsTr("Days away …")
            onClicked: part.asking = "absence"
        }
        DeskButton {
            objectName: "suspend"
            visible: part.maySuspend
            sign: "report"
            text: qsTr("Suspend …")
            onClicked: part.asking = "suspend"
        }
        DeskButton {
            objectName: "paper_add"
            visible: part.maySuspend
            sign: "note_add"
            text: qsTr("Paper …")
            onClicked: part.asking = "paper"
        }
        DeskButton {
            objectName: "apart_add"
            visible: part.maySuspend
            sign: "social_distance"
            text: qsTr("Keep apart …")
            onClicked: part.asking = "apart"
        }
    }
    TermForm {
        visible: part.asking.length > 0 && part.asking !== "apart"
        width: parent.width
        desk: part.desk
        what: part.asking
        onCancelled: part.asking = ""
        onTold: (kind, from, until, why) => {
            if (part.asking === "paper") part.chosen.addPaper(kind, from, until);
            else if (part.asking === "absence") part.chosen.tellAbsence(from, until);
            else part.chosen.suspend(from, until, why);
            part.asking = "";
        }
    }
    Loader {
        active: part.asking === "apart"
        visible: active
        width: parent.width
        sourceComponent: FindPerson {
            width: part.width
            finder: part.desk.finder
            most: 4
            except: part.chosen.id
            placeholder: qsTr("Apart from whom?")
            onChosen: person => {
                part.asking = "";
                part.chosen.keepApart(person, true);
            }
        }
        onLoaded: (item as Item).forceActiveFocus()
    }
    DeskButton {
        objectName: "apart_not"
        visible: part.asking === "apart"
        look: "quiet"
        text: qsTr("Not now")
        onClicked: part.asking = ""
    }
}
