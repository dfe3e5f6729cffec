// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The window without any work in it: the station is silent, or somebody has hidden the screen.
FocusScope {
    id: pause

    required property StaffDesk desk

    readonly property bool hidden: desk.screen === "blank"

    Keys.onEscapePressed: desk.setBlank(false)
    Keys.onReturnPressed: desk.setBlank(false)
    Keys.onEnterPressed: desk.setBlank(false)

    Column {
        anchors.centerIn: parent
        width: Theme.dp(620)
        spacing: Theme.dp(18)

        Sign {
            name: pause.hidden ? "visibility_off" : "nights_stay"
            size: Theme.dp(56)
            color: Theme.secondText
            anchors.horizontalCenter: parent.horizontalCenter
        }
        DeskText {
            text: pause.hidden ? qsTr("The screen is hidden") : pause.desk.screen === "starting" ? qsTr("One moment") : qsTr("The station doesn't answer")
            width: parent.width
            font.pixelSize: Theme.dp(30)
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        DeskText {
            visible: !pause.hidden && pause.desk.screen !== "starting"
            text: qsTr("This screen comes back by itself. Until then please note on paper who comes.")
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskLead
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
        DeskButton {
            objectName: "unblank"
            visible: pause.hidden
            focus: true
            sign: "visibility"
            text: qsTr("Show again")
            hint: "F9"
            anchors.horizontalCenter: parent.horizontalCenter
            onClicked: pause.desk.setBlank(false)
        }
    }
}
