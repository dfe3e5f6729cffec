// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The places to work in, only those that the role may see.
Rectangle {
    id: rail

    required property StaffDesk desk

    readonly property var rights: desk.session.rights
    readonly property string screen: desk.screen

    width: Theme.dp(92)
    color: Theme.rail

    Column {
        x: Theme.dp(6)
        y: Theme.dp(10)
        spacing: Theme.dp(6)

        RailTile {
            objectName: "to_people"
            visible: rail.rights.includes("see_people")
            here: rail.screen === "people" || rail.screen === "register"
            sign: "groups"
            text: qsTr("People")
            onClicked: rail.desk.go("people")
        }
    }
    Column {
        x: Theme.dp(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(10)
        spacing: Theme.dp(6)

        RailTile {
            objectName: "theme"
            sign: rail.desk.night ? "light_mode" : "dark_mode"
            text: rail.desk.night ? qsTr("Day") : qsTr("Night")
            onClicked: rail.desk.night = !rail.desk.night
        }
        RailTile {
            objectName: "blank"
            sign: "visibility_off"
            text: qsTr("Hide F9")
            onClicked: rail.desk.setBlank(true)
        }
    }
}
