// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A table as the station tells it: heads, rows, and below them what adds up.
Item {
    id: sheet

    required property var table

    readonly property var columns: table.columns ?? []
    readonly property var rows: table.rows ?? []
    readonly property var total: table.total ?? []
    readonly property int numbers: columns.filter(each => each.number).length
    readonly property int numberWidth: Theme.dp(numbers > 7 ? 96 : 118)
    /// Numbers have the same room each, texts share the rest as long as they are.
    readonly property var widths: {
        const lengths = columns.map((column, at) => column.number ? 0 : Math.min(36, 3 + Math.max(column.title.length, ...rows.map(row => String(row[at]).length))));
        const whole = lengths.reduce((sum, each) => sum + each, 0);
        const room = width - Theme.dp(20) - numbers * numberWidth;
        return columns.map((column, at) => column.number ? numberWidth : Math.floor(room * lengths[at] / Math.max(1, whole)));
    }

    component Line: Row {
        id: line

        property var cells: []
        property bool strong: false

        x: Theme.dp(10)

        Repeater {
            model: line.cells

            DeskData {
                required property var modelData
                required property int index
                readonly property bool number: sheet.columns[index]?.number ?? false

                width: (sheet.widths[index] ?? 0) - Theme.dp(10)
                text: modelData
                horizontalAlignment: number ? Text.AlignRight : Text.AlignLeft
                font.weight: line.strong ? Font.Bold : Font.Normal
            }
        }
        spacing: Theme.dp(10)
    }

    Row {
        id: heads

        x: Theme.dp(10)
        spacing: Theme.dp(10)

        Repeater {
            model: sheet.columns

            DeskText {
                required property var modelData
                required property int index

                width: (sheet.widths[index] ?? 0) - Theme.dp(10)
                text: modelData.title
                color: Theme.secondText
                font.pixelSize: Theme.deskSmall
                font.weight: Font.DemiBold
                horizontalAlignment: modelData.number ? Text.AlignRight : Text.AlignLeft
                wrapMode: Text.WordWrap
            }
        }
    }
    Rectangle {
        id: rule

        y: heads.height + Theme.dp(6)
        width: parent.width
        height: 1
        color: Theme.line
    }
    ListView {
        id: list

        anchors.top: rule.bottom
        anchors.topMargin: Theme.dp(2)
        width: parent.width
        height: Math.min(contentHeight, parent.height - y - (sums.visible ? sums.height : 0))
        clip: true
        model: sheet.rows
        boundsBehavior: Flickable.StopAtBounds

        delegate: Rectangle {
            required property var modelData
            required property int index

            width: ListView.view.width
            height: Theme.dp(34)
            radius: Theme.dp(8)
            color: index % 2 === 1 ? Theme.raised : Theme.surface

            Line {
                cells: parent.modelData
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
    Rectangle {
        id: sums

        visible: sheet.total.length > 0
        anchors.top: list.bottom
        width: parent.width
        height: Theme.dp(42)
        color: Theme.surface

        Rectangle {
            width: parent.width
            height: Math.max(2, Theme.dp(2))
            color: Theme.fieldLine
        }
        Line {
            cells: sheet.total
            strong: true
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    DeskText {
        visible: sheet.columns.length > 0 && sheet.rows.length === 0
        anchors.top: rule.bottom
        anchors.topMargin: Theme.dp(16)
        x: Theme.dp(10)
        text: qsTr("Nothing in these nights.")
        color: Theme.secondText
    }
}
