// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The room by number, colour and sign, and the way to it in at most four steps.
Rectangle {
    id: panel

    required property DoorController door
    /// The carer's word is awaited: nobody is sent on the way yet.
    property bool waiting: false
    readonly property color roomColour: door.roomColour.length > 0 ? door.roomColour : Theme.secondText

    radius: Theme.radius
    color: Theme.surface

    Rectangle {
        id: plate

        x: Theme.mm(6.5)
        y: Theme.mm(6.5)
        width: Theme.mm(24)
        height: width
        radius: Theme.mm(4)
        color: panel.roomColour

        Sign {
            anchors.centerIn: parent
            name: Words.glyph(panel.door.roomSign)
            size: Theme.mm(15)
            color: Theme.inkOn(panel.roomColour)
        }
    }
    Column {
        anchors.verticalCenter: plate.verticalCenter
        anchors.left: plate.right
        anchors.leftMargin: Theme.mm(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        spacing: Theme.mm(1.2)

        Phrase {
            text: qsTr("Room %1").arg(panel.door.roomNumber)
            mustRead: true
            font.pixelSize: Theme.mm(11.8)
            font.weight: Font.Bold
        }
        Phrase {
            text: (Words.door(panel.door.roomColourName) + " " + Words.withSign(panel.door.roomSign)).trim()
            visible: text.length > 0
            color: Theme.secondText
            width: parent.width
            font.pixelSize: Theme.mm(5.4)
            wrapMode: Text.WordWrap
        }
    }
    Rectangle {
        id: rule

        x: plate.x
        y: plate.y + plate.height + Theme.mm(6.5)
        width: parent.width - 2 * x
        height: Math.max(1, Theme.mm(0.3))
        color: Theme.line
    }
    WaitHere {
        visible: panel.waiting
        x: plate.x
        width: parent.width - 2 * x
        y: rule.y + Math.max(Theme.mm(5), Math.round((parent.height - rule.y - height) / 2))
    }
    Row {
        id: way

        visible: !panel.waiting
        readonly property int steps: panel.door.way.length
        readonly property real arrow: Theme.mm(3)
        readonly property real stepWidth: Math.floor((width - (steps - 1) * arrow) / Math.max(3.4, steps))

        x: Theme.mm(4.5)
        width: parent.width - 2 * x
        y: rule.y + Math.max(Theme.mm(5), Math.round((parent.height - rule.y - height) / 2))

        Repeater {
            model: panel.door.way

            Row {
                id: place

                required property int index
                required property var modelData

                Sign {
                    visible: place.index > 0
                    name: "chevron_right"
                    size: Theme.mm(6)
                    width: way.arrow
                    color: Theme.secondText
                    y: Math.round((step.circle - height) / 2)
                }
                WayStep {
                    id: step

                    kind: place.modelData.kind
                    count: place.modelData.count
                    roomNumber: panel.door.roomNumber
                    roomSign: panel.door.roomSign
                    roomColour: panel.roomColour
                    width: way.stepWidth
                }
            }
        }
    }
}
