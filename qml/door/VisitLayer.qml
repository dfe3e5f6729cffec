// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja.Kiosk

/// What the window knows of the screens of a visit, without having to load them.
Item {
    required property DoorController door
    /// The invitation that the card was held to.
    required property rect comesFrom
    property bool moving: false
}
