// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// A round through the rooms: who should be there, ticked as they are seen, and then recorded at once.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property RoundController round: desk.round
    readonly property var rooms: round.rooms
    readonly property var unseen: round.unseen

    Item {
        id: head

        width: parent.width
        height: Theme.dp(46)

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Round: %1 of %2 seen").arg(screen.round.seen.length).arg(screen.round.count)
            font.pixelSize: Theme.deskTitle
            font.weight: Font.Bold
        }
        DeskButton {
            objectName: "round_record"
            anchors.right: parent.right
            look: "primary"
            sign: "done_all"
            text: qsTr("Record the round")
            enabled: screen.round.seen.length > 0 && !screen.round.waiting
            opacity: enabled ? 1 : 0.5
            onClicked: screen.round.record()
        }
    }
    Notice {
        id: problem

        anchors.top: head.bottom
        anchors.topMargin: Theme.dp(visible ? 10 : 0)
        width: parent.width
        height: visible ? implicitHeight : 0
        good: screen.round.recorded
        words: screen.round.recorded ? qsTr("Recorded. Whoever wasn't ticked stays as they were.") : ProblemWords.problem(screen.round.problem, screen.round.refusal)
        sign: good ? "done_all" : "error_outline"
    }
    Flickable {
        anchors.top: problem.bottom
        anchors.topMargin: Theme.dp(12)
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: parent.width
            spacing: Theme.dp(12)

            Repeater {
                model: screen.rooms

                RoundRoom {
                    required property var modelData
                    required property int index

                    width: column.width
                    desk: screen.desk
                    told: modelData
                    place: index
                }
            }
            UnseenPart {
                visible: screen.unseen.length > 0
                width: parent.width
                desk: screen.desk
            }
            DeskText {
                visible: screen.rooms.length === 0
                text: qsTr("Nobody is in a bed now.")
                color: Theme.secondText
                font.pixelSize: Theme.deskLead
            }
        }
    }
}
