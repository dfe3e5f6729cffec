// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Where in a bunk the bed is: the level that is meant is filled.
Item {
    id: bunk

    /// "lower", "upper"
    property string position
    property color colour: Theme.ink

    readonly property real post: width * 0.075

    implicitWidth: Theme.mm(15)
    implicitHeight: implicitWidth

    component Post: Rectangle {
        width: bunk.post
        height: parent.height
        radius: width / 3
        color: bunk.colour
    }
    component Level: Rectangle {
        property bool meant

        x: bunk.post
        width: parent.width - 2 * bunk.post
        height: parent.height * 0.2
        color: meant ? bunk.colour : "transparent"
        border.width: Math.max(2, parent.width * 0.035)
        border.color: bunk.colour
    }

    Post {}
    Post { x: bunk.width - width }
    Level {
        y: parent.height * 0.16
        meant: bunk.position === "upper"
    }
    Level {
        y: parent.height * 0.64
        meant: bunk.position === "lower"
    }
}
