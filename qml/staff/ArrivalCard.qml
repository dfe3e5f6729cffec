// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja
import Ostoja.Kiosk

/// Somebody who has come: who, since when, which bed waits and why that one; what a carer has to look at.
Rectangle {
    id: card

    required property StaffDesk desk
    required property var arrival
    property int place

    readonly property bool chosen: arrival.arrival === desk.arrivals.chosen
    readonly property string whose: StaffWords.whose(arrival)
    readonly property var grounds: arrival.grounds ?? []
    readonly property var rights: desk.session.rights

    signal picked

    implicitHeight: column.implicitHeight + Theme.dp(24)
    radius: Theme.dp(11)
    color: chosen ? Theme.heldFill : Theme.raised
    border.width: chosen ? Math.max(2, Theme.dp(2)) : 0
    border.color: Theme.heldLine

    Column {
        id: column

        x: Theme.dp(14)
        y: Theme.dp(12)
        width: parent.width - 2 * x
        spacing: Theme.dp(6)

        Item {
            width: parent.width
            height: Theme.dp(44)

            DataText {
                id: number

                text: card.arrival.bed
                visible: text.length > 0
                font.family: Theme.displayFamily
                font.pixelSize: Theme.dp(34)
                font.weight: Font.Bold
                anchors.verticalCenter: parent.verticalCenter
            }
            Sign {
                visible: !number.visible
                name: "back_hand"
                size: Theme.dp(30)
                color: Theme.attentionText
                anchors.verticalCenter: parent.verticalCenter
            }
            T.AbstractButton {
                objectName: "arrival_" + card.place
                anchors.fill: parent
                focusPolicy: Qt.NoFocus
                text: card.whose
                Accessible.role: Accessible.ListItem
                Accessible.name: text
                onClicked: card.picked()
            }
            Column {
                x: (number.visible ? number.width : Theme.dp(30)) + Theme.dp(12)
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter

                DeskData {
                    text: card.whose.length > 0 ? card.whose : StaffWords.guest(0)
                    width: parent.width
                    font.weight: Font.DemiBold
                }
                DeskText {
                    text: [card.arrival.room.length > 0 ? Words.room(card.arrival.room) : qsTr("no bed yet"), qsTr("since %1").arg(card.desk.house.when(card.arrival.since))].join(", ")
                    width: parent.width
                    color: Theme.secondText
                    font.pixelSize: Theme.deskSmall
                    wrapMode: Text.WordWrap
                }
            }
        }
        DeskText {
            visible: text.length > 0
            text: (card.arrival.why_bed ?? []).map(each => BoardWords.whyBed(each)).join(", ")
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
        Repeater {
            model: card.chosen && (card.desk.arrivals.step === "despite" || card.desk.arrivals.step === "seen") ? [] : card.grounds

            GroundLine {
                required property var modelData

                width: column.width
                ground: modelData
                at: card.desk.house.when(modelData.at ?? "")
            }
        }
        AdmissionSteps {
            visible: card.chosen && card.rights.includes("run_night")
            live: visible
            width: parent.width
            desk: card.desk
        }
    }
}
