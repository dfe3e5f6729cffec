// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What else can be done in this visit: at most three buttons, only those that the station allows now.
Row {
    id: actions

    required property DoorController door
    readonly property int count: (door.mayGoAway ? 1 : 0) + (door.mayLeave ? 1 : 0) + (door.mayAskForHelp ? 1 : 0)
    readonly property real buttonWidth: Math.floor((width - (count - 1) * spacing) / Math.max(1, count))

    spacing: Theme.mm(4.1)
    height: Theme.mm(Theme.portrait ? 26 : 21)

    component Action: KioskButton {
        width: actions.buttonWidth
        height: actions.height
        leading: true
    }

    Action {
        objectName: "away"
        visible: actions.door.mayGoAway
        sign: "directions_walk"
        text: qsTr("I am going out for a moment")
        onClicked: actions.door.touch("away")
    }
    Action {
        objectName: "leave"
        visible: actions.door.mayLeave
        sign: "logout"
        text: qsTr("I am not staying tonight")
        onClicked: actions.door.touch("leave")
    }
    Action {
        objectName: "help"
        visible: actions.door.mayAskForHelp
        sign: "back_hand"
        text: qsTr("I need help")
        onClicked: actions.door.touch("help")
    }
}
