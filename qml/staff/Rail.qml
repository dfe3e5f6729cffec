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

    readonly property int spacing: Theme.dp(4)
    readonly property int tiles: places.visibleChildren.length + foot.visibleChildren.length
    /// A role that may do everything has more places than a low screen has room for.
    readonly property int tileHeight: Math.min(Theme.dp(62), Math.floor((height - Theme.dp(22)) / Math.max(1, tiles)) - spacing)

    width: Theme.dp(92)
    color: Theme.rail

    Column {
        id: places

        x: Theme.dp(6)
        y: Theme.dp(10)
        spacing: rail.spacing

        RailTile {
            height: rail.tileHeight
            objectName: "to_board"
            visible: rail.rights.includes("see_board")
            here: rail.screen === "board"
            sign: "bed"
            text: qsTr("Beds")
            badge: rail.desk.house.arrivals
            onClicked: rail.desk.go("board")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_people"
            visible: rail.rights.includes("see_people")
            here: rail.screen === "people" || rail.screen === "register" || rail.screen === "details"
            sign: "groups"
            text: qsTr("People")
            onClicked: rail.desk.go("people")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_queue"
            visible: rail.rights.includes("answer_calls")
            here: rail.screen === "queue"
            sign: "hourglass_empty"
            text: qsTr("Queue")
            badge: rail.desk.queue.count
            onClicked: rail.desk.go("queue")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_round"
            visible: rail.rights.includes("run_night")
            here: rail.screen === "round"
            sign: "directions_walk"
            text: qsTr("Round")
            onClicked: rail.desk.go("round")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_winter"
            visible: rail.rights.includes("switch_winter")
            here: rail.screen === "winter"
            sign: "ac_unit"
            text: qsTr("Winter")
            onClicked: rail.desk.go("winter")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_figures"
            visible: rail.rights.includes("read_figures")
            here: rail.screen === "figures"
            sign: "summarize"
            text: qsTr("Reports")
            onClicked: rail.desk.go("figures")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_team"
            visible: rail.rights.includes("manage_staff")
            here: rail.screen === "team"
            sign: "badge"
            text: qsTr("Team")
            onClicked: rail.desk.go("team")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "to_record"
            visible: rail.rights.includes("read_record")
            here: rail.screen === "record"
            sign: "history_edu"
            text: qsTr("Record")
            onClicked: rail.desk.go("record")
        }
    }
    Column {
        id: foot

        x: Theme.dp(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(10)
        spacing: rail.spacing

        RailTile {
            height: rail.tileHeight
            objectName: "to_night_list"
            visible: rail.rights.includes("run_night")
            here: rail.screen === "night_list"
            sign: "fact_check"
            text: qsTr("Who is here")
            onClicked: rail.desk.go("night_list")
        }
        RailTile {
            height: rail.tileHeight
            objectName: "theme"
            sign: rail.desk.night ? "light_mode" : "dark_mode"
            text: rail.desk.night ? qsTr("Day") : qsTr("Night")
            onClicked: rail.desk.night = !rail.desk.night
        }
        RailTile {
            height: rail.tileHeight
            objectName: "blank"
            sign: "visibility_off"
            text: qsTr("Hide F9")
            onClicked: rail.desk.setBlank(true)
        }
    }
}
