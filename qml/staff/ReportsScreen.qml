// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The night list, or the house's figures over some nights: table by table, with their sums.
FocusScope {
    id: screen

    required property StaffDesk desk
    /// Who sleeps here tonight; else the figures.
    property bool nightList: false

    readonly property ReportsController reports: desk.reports
    readonly property var lines: reports.lines

    Component.onCompleted: {
        from.text = desk.house.dayAfter(-7);
        until.text = desk.house.dayAfter(-1);
        ask();
    }

    function ask() {
        if (nightList) reports.nightList();
        else reports.figures(from.text, until.text);
    }

    DeskPanel {
        anchors.fill: parent

        Column {
            id: head

            x: Theme.dp(20)
            y: Theme.dp(16)
            width: parent.width - 2 * x
            spacing: Theme.dp(10)

            Item {
                width: parent.width
                height: Math.max(title.height, period.height)

                Column {
                    id: title

                    width: parent.width - (screen.nightList ? 0 : period.width + Theme.dp(16))
                    anchors.verticalCenter: parent.verticalCenter

                    DeskText {
                        text: screen.nightList ? qsTr("Who is here tonight") : qsTr("Figures")
                        font.pixelSize: Theme.deskTitle
                        font.weight: Font.Bold
                    }
                    DeskData {
                        width: parent.width
                        text: screen.lines.slice(1).join(" · ")
                        color: Theme.secondText
                    }
                }
                Row {
                    id: period

                    visible: !screen.nightList
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.dp(10)

                    DeskField {
                        id: from

                        name: "figures_from"
                        focus: true
                        width: Theme.dp(150)
                        label: qsTr("First night")
                        onAccepted: screen.ask()
                    }
                    DeskField {
                        id: until

                        name: "figures_until"
                        width: Theme.dp(150)
                        label: qsTr("Last night")
                        onAccepted: screen.ask()
                    }
                    DeskButton {
                        objectName: "figures_show"
                        anchors.bottom: parent.bottom
                        look: "primary"
                        text: qsTr("Show")
                        onClicked: screen.ask()
                    }
                }
            }
            Flow {
                visible: screen.reports.titles.length > 1
                width: parent.width
                spacing: Theme.dp(8)

                Repeater {
                    model: screen.reports.titles

                    DeskChip {
                        required property string modelData
                        required property int index

                        objectName: "table_" + index
                        text: modelData
                        chosen: index === screen.reports.current
                        onClicked: screen.reports.choose(index)
                    }
                }
            }
            Notice {
                width: parent.width
                words: ProblemWords.problem(screen.reports.problem, screen.reports.refusal)
                sign: "error_outline"
            }
        }
        ReportTable {
            anchors.top: head.bottom
            anchors.topMargin: Theme.dp(14)
            anchors.bottom: files.visible ? files.top : parent.bottom
            anchors.bottomMargin: Theme.dp(12)
            x: Theme.dp(14)
            width: parent.width - 2 * x
            table: screen.reports.table
            objectName: "report_table"
        }
        ReportFiles {
            id: files

            reports: screen.reports
            visible: screen.reports.keeps && screen.reports.titles.length > 0
            x: Theme.dp(20)
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.dp(14)
        }
    }
}
