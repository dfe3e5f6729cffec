// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The screen has no word from its station: it knows nothing of beds now and says so.
QuietScreen {
    id: screen

    sign: "nights_stay"
    signFill: Theme.attention
    signInk: Theme.attentionInk
    title: qsTr("A short pause")
    text: qsTr("Please see the carer on duty.")
    inVisit: false
    emergency: true

    Clock {
        door: screen.door
        leading: Theme.portrait
        x: Theme.margin
        y: Theme.mm(Theme.portrait ? 12 : 7)
        width: parent.width - 2 * x
    }
}
