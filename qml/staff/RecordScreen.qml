// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The record in plain words, newest first: who did what with whom, when, where and why. Nobody can change it.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property RecordController record: desk.record

    DeskPanel {
        anchors.fill: parent

        DeskText {
            id: title

            x: Theme.dp(24)
            y: Theme.dp(20)
            text: qsTr("Record")
            font.pixelSize: Theme.deskTitle
            font.weight: Font.Bold
        }
        DeskText {
            anchors.left: title.right
            anchors.leftMargin: Theme.dp(16)
            anchors.baseline: title.baseline
            text: qsTr("each entry is sealed to the one before it; nothing here can be changed or deleted")
            color: Theme.secondText
        }
        Notice {
            id: problem

            x: Theme.dp(20)
            y: Theme.dp(62)
            width: parent.width - 2 * x
            words: ProblemWords.problem(screen.record.problem, screen.record.refusal)
            sign: "error_outline"
        }
        ListView {
            id: list

            objectName: "record"
            focus: true
            anchors.fill: parent
            anchors.margins: Theme.dp(16)
            anchors.topMargin: Theme.dp(problem.visible ? 116 : 68)
            clip: true
            model: screen.record.entries
            boundsBehavior: Flickable.StopAtBounds
            spacing: 0

            delegate: RecordLine {
                required property var modelData
                required property int index

                width: ListView.view.width
                entry: modelData
                when: screen.desk.house.when(modelData.at)
                odd: index % 2 === 1
            }
            footer: Item {
                width: ListView.view.width
                height: screen.record.more ? Theme.dp(70) : 0

                DeskButton {
                    objectName: "record_more"
                    visible: screen.record.more
                    anchors.centerIn: parent
                    sign: "expand_more"
                    text: qsTr("Show earlier ones")
                    onClicked: screen.record.loadMore()
                }
            }
        }
    }
}
