// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The ground of every screen at the door: night, with a few stars where there is room for them.
Rectangle {
    id: sky

    property bool starry: false

    gradient: Gradient {
        GradientStop {
            position: 0
            color: Theme.skyHigh
        }
        GradientStop {
            position: 0.55
            color: Theme.ground
        }
        GradientStop {
            position: 1
            color: Theme.groundLow
        }
    }

    Repeater {
        model: sky.starry ? 44 : 0

        Rectangle {
            required property int index
            /// The same sky each evening: fractions of multiples of irrational numbers lie evenly.
            readonly property real across: (index * 0.61803399) % 1
            readonly property real down: (index * 0.75487767 + 0.13) % 1
            readonly property int size: index % 5 === 0 ? 3 : 2

            x: Math.round(across * sky.width)
            y: Math.round(down * down * sky.height * 0.42)
            width: size
            height: size
            radius: size / 2
            color: Theme.secondText
            opacity: 0.18 + 0.42 * ((index * 0.31) % 1) * (1 - down)
        }
    }
}
