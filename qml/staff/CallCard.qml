// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Somebody who waits: the number that the door shows them, what they ask for, since when.
DeskPanel {
    id: card

    required property var call
    property string age
    property int place
    property bool chosen: false

    signal picked
    signal finished

    implicitHeight: Theme.dp(92)
    border.width: chosen ? Math.max(2, Theme.dp(2)) : 1
    border.color: chosen ? Theme.focus : Theme.line

    DataText {
        id: number

        visible: card.call.kind === "no_card"
        text: card.call.number
        x: Theme.dp(24)
        width: Theme.dp(64)
        font.family: Theme.displayFamily
        font.pixelSize: Theme.dp(48)
        font.weight: Font.Bold
        anchors.verticalCenter: parent.verticalCenter
    }
    Sign {
        visible: !number.visible
        name: "back_hand"
        size: Theme.dp(38)
        color: Theme.attentionText
        x: Theme.dp(24)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.dp(100)
        anchors.right: buttons.left
        anchors.rightMargin: Theme.dp(10)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(2)

        DeskText {
            text: StaffWords.call(card.call.kind)
            width: parent.width
            font.pixelSize: Theme.deskLead
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        DeskText {
            text: qsTr("waits %1, %2").arg(card.age).arg(StaffWords.terminal(card.call.terminal))
            width: parent.width
            color: Theme.secondText
            elide: Text.ElideRight
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(10)

        DeskButton {
            objectName: "call_" + card.place
            visible: !card.chosen
            sign: "person_search"
            text: qsTr("Who is it?")
            onClicked: card.picked()
        }
        DeskButton {
            objectName: "call_done_" + card.place
            look: "quiet"
            sign: "check"
            text: qsTr("Dealt with")
            onClicked: card.finished()
        }
    }
}
