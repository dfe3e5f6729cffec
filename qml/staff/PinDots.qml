// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// How many figures of a PIN are there; never which.
Row {
    id: dots

    required property PinEntry pin
    property int fewest: 6

    spacing: Theme.dp(14)

    Repeater {
        model: Math.max(dots.fewest, dots.pin.length)

        Rectangle {
            required property int index

            width: Theme.dp(16)
            height: width
            radius: width / 2
            color: index < dots.pin.length ? Theme.text : "transparent"
            border.width: Math.max(2, Theme.dp(2))
            border.color: index < dots.pin.length ? Theme.text : Theme.fieldLine
        }
    }
}
