// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The time and the date, in the screen's language.
Column {
    id: clock

    required property DoorController door
    /// Written from the left; else to the right.
    property bool leading: false

    spacing: 0

    DataText {
        width: parent.width
        text: clock.door.time
        horizontalAlignment: clock.leading ? Text.AlignLeft : Text.AlignRight
        font.family: Theme.displayFamily
        font.pixelSize: Theme.mm(clock.leading ? 26 : 19.4)
        font.weight: Font.Light
        height: Math.round(font.pixelSize * 1.04)
        verticalAlignment: Text.AlignVCenter
    }
    DataText {
        width: parent.width
        text: clock.door.date
        color: Theme.secondText
        horizontalAlignment: clock.leading ? Text.AlignLeft : Text.AlignRight
        font.pixelSize: Theme.mm(clock.leading ? 6.6 : 5.2)
    }
}
