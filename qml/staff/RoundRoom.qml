// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// One room of a round: whoever should be there, each to tick by a touch, or all at once.
DeskPanel {
    id: panel

    required property StaffDesk desk
    required property var told
    property int place

    readonly property RoundController round: desk.round
    readonly property color colour: told.colour
    readonly property var beds: told.beds

    implicitHeight: head.height + flow.implicitHeight + Theme.dp(36)

    Item {
        id: head

        x: Theme.dp(16)
        y: Theme.dp(10)
        width: parent.width - 2 * x
        height: Theme.dp(46)

        Rectangle {
            id: door

            width: Theme.dp(32)
            height: width
            radius: Theme.dp(8)
            color: panel.colour
            anchors.verticalCenter: parent.verticalCenter

            Sign {
                anchors.centerIn: parent
                name: Words.glyph(panel.told.sign)
                size: Theme.dp(21)
                color: Theme.inkOn(panel.colour)
            }
        }
        DeskText {
            anchors.left: door.right
            anchors.leftMargin: Theme.dp(10)
            anchors.verticalCenter: parent.verticalCenter
            text: StaffWords.title(Words.room(panel.told.room))
            font.pixelSize: Theme.deskLead
            font.weight: Font.Bold
        }
        DeskButton {
            objectName: "round_all_" + panel.place
            anchors.right: parent.right
            sign: "select_all"
            text: qsTr("All of them")
            onClicked: panel.round.tickRoom(panel.told.room)
        }
    }
    Flow {
        id: flow

        x: Theme.dp(16)
        anchors.top: head.bottom
        anchors.topMargin: Theme.dp(8)
        width: parent.width - 2 * x
        spacing: Theme.dp(8)

        Repeater {
            model: panel.beds

            DeskChip {
                required property var modelData

                objectName: "round_" + modelData.number
                implicitWidth: Math.max(Theme.dp(150), implicitContentWidth + Theme.dp(32))
                text: modelData.number + "  " + (StaffWords.whose(modelData).length > 0 ? StaffWords.whose(modelData) : BoardWords.bedState("occupied"))
                sign: modelData.state === "away" ? "directions_walk" : BoardWords.presenceGlyph(modelData.presence)
                chosen: panel.round.seen.includes(modelData.stay)
                onClicked: panel.round.toggle(modelData.stay)
            }
        }
    }
}
