// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The carer's word is wanted: why is nobody's business at the door.
QuietScreen {
    sign: "credit_card"
    title: qsTr("Please see the carer")
    text: qsTr("They will gladly help on the spot.")
    emergency: true
}
