// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The carer has answered the call.
QuietScreen {
    sign: "directions_run"
    title: qsTr("Somebody is on the way to you")
    text: qsTr("Please wait here for a moment.")
    emergency: true
}
