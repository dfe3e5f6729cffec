// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A carer is called for whoever has no card: the number is theirs until they are called by it.
QuietScreen {
    number: door.queueNumber
    title: qsTr("We have called a carer")
    text: qsTr("Your number is %1. Please wait here for a moment.").arg(door.queueNumber)
    emergency: true
}
