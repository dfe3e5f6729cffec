// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A surface on the desk's ground.
Rectangle {
    radius: Theme.deskRadius
    color: Theme.surface
    border.width: 1
    border.color: Theme.line
}
