// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The wish for help is written down. Nobody is promised to come: it says whom to see.
QuietScreen {
    sign: "back_hand"
    title: qsTr("Your request is recorded")
    text: qsTr("Please see the carer on duty.")
    emergency: true
}
