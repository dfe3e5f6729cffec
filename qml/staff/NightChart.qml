// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The night's arrivals beside a usual night of its weekday, where it stands now, and when holds run out.
DeskPanel {
    id: panel

    required property StaffDesk desk

    readonly property BoardController board: desk.board
    readonly property var chart: board.chart
    readonly property var lapses: board.lapses
    readonly property var slots: chart.slots ?? []
    readonly property int most: Math.max(4, ...slots.map(slot => Math.max(slot.tonight, slot.usual)))
    readonly property real slotMs: (chart.slot_minutes ?? 10) * 60000
    /// At least three hours: a night that has only begun isn't one broad bar.
    readonly property int slotsWide: Math.max(18, slots.length)
    readonly property real begin: slots.length > 0 ? Date.parse(slots[0].from) : 0
    readonly property real end: begin + slotsWide * slotMs
    readonly property real now: Date.parse(board.now)
    readonly property var lapse: lapses.find(each => Date.parse(each.until) > now) ?? null
    readonly property int labelEvery: Math.max(1, Math.ceil(slotsWide * Theme.dp(92) / Math.max(1, bars.width)))

    function at(moment: real): real {
        return bars.x + (moment - begin) / Math.max(1, end - begin) * bars.width;
    }

    component Bar: Rectangle {
        property int slot
        property int count
        /// Of the slot's width.
        property real share

        visible: count > 0
        width: Math.round(bars.step * share)
        height: Math.round(bars.height * count / panel.most)
        x: Math.round(bars.x + slot * bars.step + (bars.step - width) / 2)
        y: bars.y + bars.height - height
    }

    DeskText {
        id: title

        x: Theme.dp(16)
        y: Theme.dp(10)
        text: qsTr("This night")
        font.weight: Font.Bold
    }
    DeskText {
        anchors.left: title.right
        anchors.leftMargin: Theme.dp(12)
        anchors.baseline: title.baseline
        text: qsTr("arrivals every %1 minutes, a usual night behind them").arg(panel.chart.slot_minutes ?? 10)
        color: Theme.secondText
        font.pixelSize: Theme.deskSmall
    }
    Item {
        id: bars

        readonly property real step: width / panel.slotsWide

        x: Theme.dp(16)
        width: parent.width - 2 * x
        y: Theme.dp(36)
        height: parent.height - y - Theme.dp(26)
    }
    Repeater {
        model: panel.slots

        Bar {
            required property var modelData
            required property int index

            slot: index
            share: 0.88
            count: modelData.usual
            color: Theme.usual
        }
    }
    Repeater {
        model: panel.slots

        Bar {
            required property var modelData
            required property int index

            slot: index
            share: 0.46
            count: modelData.tonight
            color: Theme.tonight
        }
    }
    Rectangle {
        x: bars.x
        y: bars.y + bars.height
        width: bars.width
        height: 1
        color: Theme.line
    }
    Repeater {
        model: panel.slots

        DataText {
            required property var modelData
            required property int index

            visible: index % panel.labelEvery === 0 && x + width <= bars.x + bars.width
            text: panel.desk.house.hour(modelData.from)
            x: panel.at(Date.parse(modelData.from))
            y: bars.y + bars.height + Theme.dp(4)
            color: Theme.secondText
            font.pixelSize: Theme.dp(12)
        }
    }
    Rectangle {
        id: line

        visible: panel.now >= panel.begin && panel.now < panel.end
        x: Math.round(panel.at(panel.now))
        y: Theme.dp(34)
        width: Math.max(2, Theme.dp(2))
        height: bars.y + bars.height - y
        color: Theme.text
    }
    DataText {
        visible: line.visible
        text: qsTr("now %1").arg(panel.desk.house.hour(panel.board.now))
        x: Math.min(line.x + Theme.dp(7), bars.x + bars.width - width)
        y: line.y
        font.pixelSize: Theme.deskSmall
        font.weight: Font.DemiBold
    }
    Column {
        id: dashes

        visible: panel.lapse !== null && panel.at(Date.parse(panel.lapse.until)) < bars.x + bars.width
        x: visible ? Math.round(panel.at(Date.parse(panel.lapse.until))) : 0
        y: line.y
        spacing: Theme.dp(4)

        Repeater {
            model: Math.max(0, Math.floor(line.height / Theme.dp(9)))

            Rectangle {
                width: Math.max(2, Theme.dp(2))
                height: Theme.dp(5)
                color: Theme.freeLine
            }
        }
    }
    DeskText {
        visible: dashes.visible
        text: panel.lapse ? qsTr("at %1 %n hold(s) run out", "", panel.lapse.count).arg(panel.desk.house.hour(panel.lapse.until)) : ""
        color: Theme.freeText
        font.pixelSize: Theme.deskSmall
        font.weight: Font.DemiBold
        x: dashes.x + Theme.dp(8) + width < bars.x + bars.width ? dashes.x + Theme.dp(8) : dashes.x - width - Theme.dp(8)
        y: line.y + Theme.dp(18)
    }
}
