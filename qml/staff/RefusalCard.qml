// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Somebody who was refused in frost: it stays open until somebody knows what became of them.
Rectangle {
    id: card

    required property StaffDesk desk
    required property var refusal
    property int place
    property bool asking: false

    readonly property string whose: StaffWords.whose(refusal)

    implicitHeight: column.implicitHeight + Theme.dp(24)
    radius: Theme.dp(11)
    color: Theme.attentionFill

    Column {
        id: column

        x: Theme.dp(14)
        y: Theme.dp(12)
        width: parent.width - 2 * x
        spacing: Theme.dp(6)

        DeskData {
            text: [card.whose.length > 0 ? card.whose : StaffWords.guest(0), card.desk.house.when(card.refusal.at)].join(", ")
            width: parent.width
            color: Theme.attentionText
            font.weight: Font.DemiBold
        }
        DeskText {
            text: StaffWords.title(BoardWords.ground(card.refusal.why))
            width: parent.width
            color: Theme.attentionText
            wrapMode: Text.WordWrap
        }
        DeskData {
            visible: card.refusal.points_to.length > 0
            text: qsTr("shown to: %1").arg(card.refusal.points_to)
            width: parent.width
            color: Theme.attentionText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
        DeskButton {
            objectName: "refusal_" + card.place
            visible: !card.asking
            width: parent.width
            text: qsTr("What became of them?")
            onClicked: card.asking = true
        }
        Repeater {
            model: card.asking ? BoardWords.refusalOutcomes : []

            DeskButton {
                required property string modelData

                objectName: "outcome_" + modelData
                width: column.width
                text: BoardWords.refusalOutcome(modelData)
                onClicked: {
                    card.desk.arrivals.settle(card.refusal.refusal, modelData);
                    card.asking = false;
                }
            }
        }
    }
}
