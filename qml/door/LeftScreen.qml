// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The bed was given up, with the card held a second time.
QuietScreen {
    sign: "check"
    title: qsTr("The bed is free again")
    text: qsTr("Thank you. The door is open at any time.")
}
