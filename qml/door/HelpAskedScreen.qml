// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The wish for help is with the carer or, where no carer has a screen, written down: then nobody is promised to come.
QuietScreen {
    sign: "back_hand"
    title: door.carer ? qsTr("We have called a carer") : qsTr("Your request is recorded")
    text: door.carer ? qsTr("Somebody will come. Please wait here for a moment.") : qsTr("Please see the carer on duty.")
    emergency: true
}
