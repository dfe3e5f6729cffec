// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Ostoja

/// The seconds that a visit to the screen still lasts, as a ring and a figure.
Item {
    id: ring

    property int seconds: 0
    property int total: 1

    readonly property real stroke: Theme.mm(1.1)

    implicitWidth: Theme.mm(16.3)
    implicitHeight: implicitWidth
    visible: total > 0

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.line
            strokeWidth: ring.stroke
            fillColor: "transparent"
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: Theme.secondText
            strokeWidth: ring.stroke
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * Math.min(1, ring.seconds / Math.max(1, ring.total))
            }
        }
    }
    DataText {
        anchors.centerIn: parent
        text: ring.seconds
        font.pixelSize: Theme.leadType
        font.weight: Font.Medium
    }
}
