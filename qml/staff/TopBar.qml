// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The house, the night, the places, the office, and who works here. Nothing in it is anybody's but the last.
Rectangle {
    id: bar

    required property StaffDesk desk

    readonly property HouseController house: desk.house

    height: Theme.dp(64)
    color: Theme.bar

    Sign {
        id: sign

        name: "night_shelter"
        color: Theme.amber
        size: Theme.dp(30)
        x: Theme.dp(24)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: where

        x: Theme.dp(70)
        width: Theme.dp(244)
        anchors.verticalCenter: parent.verticalCenter

        DeskData {
            text: bar.house.name
            color: Theme.barText
            width: parent.width
            font.pixelSize: Theme.deskLead
            font.weight: Font.DemiBold
        }
        Row {
            spacing: Theme.dp(8)

            DeskText {
                visible: bar.house.nightFrom.length > 0
                text: qsTr("night of %1 to %2").arg(bar.house.nightFrom).arg(bar.house.nightTo)
                color: Theme.barSecondText
                font.pixelSize: Theme.deskSmall
            }
            Row {
                objectName: "winter_mark"
                visible: bar.house.winter
                spacing: Theme.dp(3)

                Sign {
                    name: "ac_unit"
                    size: Theme.dp(15)
                    color: Theme.barWinter
                }
                DeskText {
                    text: qsTr("winter")
                    color: Theme.barWinter
                    font.pixelSize: Theme.deskSmall
                    font.weight: Font.DemiBold
                }
            }
        }
    }
    Row {
        x: Theme.dp(322)
        spacing: Theme.dp(bar.house.extra > 0 ? 13 : 16)
        anchors.verticalCenter: parent.verticalCenter

        CountFigure {
            count: bar.house.free
            word: StaffWords.free(count)
            colour: Theme.free
        }
        CountFigure {
            count: bar.house.occupied
            word: StaffWords.occupied(count)
        }
        CountFigure {
            visible: count > 0
            count: bar.house.held
            word: StaffWords.held(count)
            colour: Theme.barHeld
        }
        CountFigure {
            count: bar.house.outOfService
            word: StaffWords.outOfService(count)
            colour: Theme.barSecondText
        }
        CountFigure {
            visible: count > 0
            count: bar.house.extra
            word: StaffWords.extra(count)
            colour: Theme.barExtra
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(14)

        Row {
            spacing: Theme.dp(8)
            anchors.verticalCenter: parent.verticalCenter

            Sign {
                name: bar.house.officeLinked ? "cloud_done" : "cloud_off"
                color: bar.house.officeLinked ? Theme.free : Theme.attention
                size: Theme.dp(22)
                anchors.verticalCenter: parent.verticalCenter
            }
            DeskText {
                text: bar.house.officeAge < 0 ? qsTr("office: never") : qsTr("office: %1").arg(StaffWords.ago(bar.house.officeAge))
                color: Theme.barSecondText
                font.pixelSize: Theme.deskSmall
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter

            DataText {
                text: bar.house.time
                color: Theme.barText
                font.pixelSize: Theme.deskLead
                anchors.right: parent.right
            }
            DeskText {
                objectName: "simulated_mark"
                visible: bar.house.simulated
                text: qsTr("simulated time")
                color: Theme.attention
                font.pixelSize: Theme.dp(11)
                font.weight: Font.DemiBold
                anchors.right: parent.right
            }
        }
        DeskButton {
            objectName: "account"
            visible: bar.desk.atWork
            look: "bar"
            sign: "person"
            text: bar.desk.session.name
            onClicked: bar.desk.go("account")
        }
        DeskButton {
            objectName: "lock"
            visible: bar.desk.atWork
            look: "bar"
            sign: "lock"
            text: qsTr("Lock")
            onClicked: bar.desk.session.lock()
        }
    }
}
