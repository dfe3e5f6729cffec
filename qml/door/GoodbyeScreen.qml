// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A visit to a day facility ends.
QuietScreen {
    sign: "waving_hand"
    title: qsTr("See you again")
    text: qsTr("Your visit has ended.")
}
