// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Slanted stripes over what can't be used. Of rectangles: a Shape, drawn by the software renderer, keeps to no clip
/// around it, and stays where it was painted over the edge of a board that scrolls.
Item {
    id: stripes

    readonly property int step: Theme.dp(12)

    Item {
        id: field

        anchors.fill: parent
        anchors.margins: Theme.dp(3)
        clip: true

        Repeater {
            model: Math.max(0, Math.floor((field.width + field.height) / stripes.step))

            Rectangle {
                required property int index

                readonly property real middle: (index + 1) * stripes.step / 2

                x: middle - width / 2
                y: middle - height / 2
                width: field.width + field.height
                height: Theme.dp(4)
                rotation: -45
                antialiasing: true
                color: Theme.outStripe
            }
        }
    }
}
