// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What was recorded about the person of late.
Column {
    id: lately

    required property StaffDesk desk

    readonly property var person: desk.person.person

    spacing: Theme.dp(7)

    DeskText {
        text: qsTr("Lately")
        color: Theme.secondText
        font.weight: Font.DemiBold
    }
    Repeater {
        model: (lately.person.lately ?? []).slice(0, 4)

        Row {
            id: event

            required property var modelData

            spacing: Theme.dp(10)

            DeskData {
                text: lately.desk.house.when(event.modelData.at)
                color: Theme.secondText
                width: Theme.dp(96)
            }
            DeskText {
                text: RecordWords.recorded(event.modelData.what)
                width: lately.width - Theme.dp(106)
                wrapMode: Text.WordWrap
            }
        }
    }
}
