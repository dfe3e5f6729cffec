// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Who has come and waits for the carer's word, beside the board while nobody's panel is open.
FocusScope {
    id: side

    required property StaffDesk desk

    readonly property BoardController board: desk.board
    readonly property var arrivals: desk.arrivals.list
    readonly property var refusals: board.refusals
    readonly property bool nobodyChosen: desk.arrivals.chosen.length === 0

    // The first press chooses whoever is next, who hasn't been looked at yet.
    Shortcut {
        sequences: ["A", "X"]
        enabled: side.nobodyChosen && side.arrivals.length > 0
        onActivated: side.desk.arrivals.chooseNext()
    }

    DeskPanel {
        anchors.fill: parent
    }
    DeskText {
        id: title

        x: Theme.dp(20)
        y: Theme.dp(18)
        text: side.arrivals.length > 0 ? qsTr("%n wait(s)", "people who came", side.arrivals.length) : qsTr("Nobody waits")
        font.pixelSize: Theme.deskTitle
        font.weight: Font.Bold
    }
    Flickable {
        x: Theme.dp(12)
        width: parent.width - 2 * x
        anchors.top: title.bottom
        anchors.topMargin: Theme.dp(12)
        anchors.bottom: undo.top
        anchors.bottomMargin: Theme.dp(10)
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: parent.width
            spacing: Theme.dp(10)

            Notice {
                objectName: "answered_elsewhere"
                visible: side.nobodyChosen && side.desk.arrivals.problem === "arrival_over"
                width: parent.width
                words: qsTr("Another desk has answered, or the time has run out.")
            }
            Repeater {
                model: side.arrivals

                ArrivalCard {
                    required property var modelData
                    required property int index

                    width: column.width
                    desk: side.desk
                    arrival: modelData
                    place: index
                    onPicked: side.desk.arrivals.choose(modelData.arrival)
                }
            }
            KeyButton {
                objectName: "arrival_next"
                visible: side.arrivals.length > (side.nobodyChosen ? 0 : 1)
                stacked: false
                width: parent.width
                look: "quiet"
                sign: "expand_more"
                text: qsTr("Next")
                hint: "N"
                onClicked: side.desk.arrivals.chooseNext()
            }
            DeskText {
                visible: side.arrivals.length === 0
                x: Theme.dp(8)
                width: parent.width - 2 * x
                text: qsTr("Whoever holds a card at the door appears here.")
                color: Theme.secondText
                wrapMode: Text.WordWrap
            }
            DeskText {
                visible: side.refusals.length > 0
                x: Theme.dp(8)
                text: qsTr("Refused in frost")
                font.pixelSize: Theme.deskLead
                font.weight: Font.DemiBold
                topPadding: Theme.dp(8)
            }
            Repeater {
                model: side.refusals

                RefusalCard {
                    required property var modelData
                    required property int index

                    width: column.width
                    desk: side.desk
                    refusal: modelData
                    place: index
                }
            }
        }
    }
    UndoBar {
        id: undo

        session: side.desk.session
        x: Theme.dp(20)
        width: parent.width - 2 * x
        height: visible ? implicitHeight : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(16)
    }
}
