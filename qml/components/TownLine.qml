// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The roofs of the town behind the house, asleep.
Item {
    id: town

    readonly property var roofs: [0.0, 0.42, 0.07, 0.62, 0.13, 0.36, 0.2, 0.74, 0.29, 0.5, 0.37, 0.3, 0.45, 0.58, 0.52, 0.46,
        0.58, 0.78, 0.645, 0.38, 0.71, 0.66, 0.78, 0.44, 0.85, 0.7, 0.91, 0.34, 0.96, 0.52]

    Repeater {
        model: town.roofs.length / 2

        Rectangle {
            required property int index
            readonly property real tall: town.roofs[2 * index + 1] * town.height

            x: Math.round(town.roofs[2 * index] * town.width)
            y: Math.round(town.height - tall)
            width: Math.round(town.width * 0.085)
            height: tall
            color: Theme.town
        }
    }
}
