// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The card isn't on the house's list: no blame, and who can put it there.
QuietScreen {
    sign: "credit_card"
    title: qsTr("We do not know this card yet")
    text: qsTr("Please show it to the carer on duty.")
    emergency: true
}
