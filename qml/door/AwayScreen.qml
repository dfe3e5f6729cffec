// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Out for a moment: the bed is kept.
QuietScreen {
    sign: "directions_walk"
    title: door.bedNumber.length > 0 ? qsTr("Bed %1 is waiting").arg(door.bedNumber) : qsTr("The bed is waiting")
    text: qsTr("On the way back, please hold the card here again.")
}
