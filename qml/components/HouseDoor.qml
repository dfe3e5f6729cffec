// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Ostoja

/// The house's door: open and lit, whatever the night brings, and its light on the ground before it.
Item {
    id: door

    readonly property real arch: width / 2

    Repeater {
        model: 3

        Rectangle {
            required property int index

            anchors.centerIn: parent
            anchors.verticalCenterOffset: -(index + 1) * door.height * 0.03
            width: door.width * (1.08 + 0.16 * (index + 1))
            height: door.height * (1.0 + 0.1 * (index + 1))
            radius: width / 2.4
            color: Theme.lamp
            opacity: 0.07 - 0.015 * index
        }
    }
    Shape {
        anchors.fill: parent

        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                y1: door.height
                y2: door.height * 1.34
                GradientStop { position: 0; color: Theme.lampGlow }
                GradientStop { position: 1; color: Theme.lampGone }
            }
            startX: door.width * 0.02
            startY: door.height
            PathLine { x: door.width * 0.98; y: door.height }
            PathLine { x: door.width * 1.75; y: door.height * 1.34 }
            PathLine { x: -door.width * 0.75; y: door.height * 1.34 }
        }
        ShapePath {
            strokeColor: Theme.trim
            strokeWidth: Math.max(2, door.width * 0.05)
            fillGradient: LinearGradient {
                y1: 0
                y2: door.height
                GradientStop { position: 0; color: Theme.lampHigh }
                GradientStop { position: 0.5; color: Theme.lamp }
                GradientStop { position: 1; color: Theme.lampLow }
            }
            startX: 0
            startY: door.height
            PathLine { x: 0; y: door.arch }
            PathArc { x: door.width; y: door.arch; radiusX: door.arch; radiusY: door.arch }
            PathLine { x: door.width; y: door.height }
        }
        ShapePath {
            strokeWidth: -1
            fillColor: Theme.timber
            startX: door.width * 0.02
            startY: door.height
            PathLine { x: door.width * 0.02; y: door.arch * 0.85 }
            PathLine { x: door.width * 0.26; y: door.arch * 0.42 }
            PathLine { x: door.width * 0.26; y: door.height * 1.03 }
        }
    }
    Rectangle {
        x: door.width * 0.19
        y: door.height * 0.62
        width: Math.max(3, Math.round(door.width * 0.05))
        height: width
        radius: width / 2
        color: Theme.lampHigh
    }
}
