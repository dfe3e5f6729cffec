// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Who went over from a former night and was never seen since, with one question that ends all their stays.
DeskPanel {
    id: part

    required property StaffDesk desk

    readonly property RoundController round: desk.round
    readonly property var beds: round.unseen
    /// Whom the question is about. Each board brings a new list; the same stays in it are the same question.
    readonly property string stays: beds.map(bed => bed.stay).sort().join(" ")
    property bool asking: false

    implicitHeight: column.implicitHeight + Theme.dp(32)
    onStaysChanged: asking = false

    Column {
        id: column

        x: Theme.dp(16)
        y: Theme.dp(16)
        width: parent.width - 2 * x
        spacing: Theme.dp(10)

        DeskText {
            text: qsTr("Carried over, and not seen since: %1").arg(part.beds.length)
            width: parent.width
            font.pixelSize: Theme.deskLead
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
        }
        Flow {
            width: parent.width
            spacing: Theme.dp(18)

            Repeater {
                model: part.beds

                DeskText {
                    required property var modelData

                    text: [modelData.number, StaffWords.whose(modelData), modelData.state === "away" ? BoardWords.bedState("away") : "", qsTr("last seen %1").arg(part.desk.house.when(modelData.seen))].filter(each => each.length > 0).join("  ")
                    color: Theme.secondText
                }
            }
        }
        DeskButton {
            objectName: "unseen_end"
            visible: !part.asking
            sign: "bed"
            text: qsTr("End their stays …")
            onClicked: part.asking = true
        }
        DeskText {
            objectName: "unseen_question"
            visible: part.asking
            text: qsTr("%n stay(s) end(s). Whoever is ticked as seen stays.", "", part.beds.length)
            width: parent.width
            wrapMode: Text.WordWrap
        }
        Row {
            visible: part.asking
            spacing: Theme.dp(10)

            DeskButton {
                objectName: "unseen_end_now"
                look: "serious"
                text: qsTr("End them now")
                enabled: !part.round.waiting
                onClicked: part.round.endUnseen()
            }
            DeskButton {
                objectName: "unseen_end_not"
                look: "quiet"
                text: qsTr("Not now")
                onClicked: part.asking = false
            }
        }
    }
}
