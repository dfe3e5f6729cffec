// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// One thing said quietly: a sign, a sentence, what comes next. The seconds and the way to end it at the top.
Item {
    id: screen

    required property DoorController door
    property string sign
    /// In the sign's place, big.
    property int number: 0
    property color signFill: Theme.amber
    property color signInk: Theme.ink
    property string title
    property string text
    property string doneLabel: qsTr("Done")
    /// A visit has its seconds; without one there is nothing to end.
    property bool inVisit: true
    property bool emergency: false

    VisitHeader {
        visible: screen.inVisit
        door: screen.door
        doneLabel: screen.doneLabel
        x: Theme.margin
        y: Theme.mm(Theme.portrait ? 14 : 7.6)
        width: parent.width - 2 * Theme.margin
    }
    Column {
        id: words

        anchors.centerIn: parent
        anchors.verticalCenterOffset: Theme.mm(Theme.portrait ? -8 : screen.inVisit ? 2 : -4)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(200))
        spacing: Theme.mm(5)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(Theme.portrait ? 62 : 34)
            height: width
            radius: width / 2
            color: screen.signFill

            Sign {
                visible: screen.number === 0
                anchors.centerIn: parent
                name: screen.sign
                size: Math.round(parent.width * 0.56)
                color: screen.signInk
            }
            DataText {
                objectName: "queue_number"
                visible: screen.number > 0
                anchors.centerIn: parent
                text: screen.number
                mustRead: true
                color: screen.signInk
                font.family: Theme.displayFamily
                font.pixelSize: Math.round(parent.width * (text.length > 2 ? 0.46 : 0.6))
                font.weight: Font.Bold
            }
        }
        Item {
            width: 1
            height: Theme.mm(Theme.portrait ? 4 : 1)
        }
        Phrase {
            text: screen.title
            mustRead: true
            width: parent.width
            font.pixelSize: Theme.mm(Theme.portrait ? 16 : 12.4)
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
        Phrase {
            text: screen.text
            visible: text.length > 0
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.portrait ? Theme.mm(9) : Theme.leadType
            lineHeight: 1.18
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
    }
    EmergencyNumber {
        visible: screen.emergency && !actions.visible
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height - Theme.mm(Theme.portrait ? 22 : 9)
    }
    Item {
        id: actions

        visible: screen.door.mayAskForHelp || screen.door.mayGoAway || screen.door.mayLeave
        x: Theme.margin
        width: parent.width - 2 * x
        height: row.height
        y: parent.height - height - Theme.mm(Theme.portrait ? 14 : 7.6)

        EmergencyNumber {
            id: beside

            visible: screen.emergency
            anchors.verticalCenter: parent.verticalCenter
        }
        ActionRow {
            id: row

            readonly property real most: parent.width - (screen.emergency ? beside.width + Theme.mm(8) : 0)

            door: screen.door
            anchors.right: parent.right
            width: Math.min(most, count * Theme.mm(80) + (count - 1) * spacing)
        }
    }
}
