// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// Something to touch: a sign and its words. Its objectName is the name that tests and pictures know it by.
T.AbstractButton {
    id: button

    property string sign
    property color fill: Theme.raised
    property real corner: Theme.radius
    /// At the left, for a row of wide buttons; else in the middle.
    property bool leading: false

    implicitHeight: Theme.touchHeight
    implicitWidth: implicitContentWidth
    scale: down ? 0.975 : 1
    Accessible.role: Accessible.Button
    Accessible.name: text

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick / 2
            easing.type: Easing.OutCubic
        }
    }

    background: Rectangle {
        radius: Math.min(button.corner, height / 2)
        color: button.down ? Theme.pressed : button.fill
    }
    contentItem: ButtonFace {
        sign: button.sign
        text: button.text
        leading: button.leading
    }
}
