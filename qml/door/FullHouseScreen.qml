// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// No bed here tonight, the house isn't open, or the carer has another word to say: where else in the town, as far as it is known, and 112.
Item {
    id: screen

    required property DoorController door

    readonly property bool portrait: Theme.portrait
    readonly property var ways: door.waysOn
    readonly property bool bedsElsewhere: ways.some(place => place.obtainable)
    readonly property real inner: width - 2 * Theme.margin
    readonly property real upper: header.y + header.height + Theme.mm(portrait ? 9 : 6)
    readonly property real lower: foot.y - Theme.mm(portrait ? 8 : 5)

    VisitHeader {
        id: header

        door: screen.door
        x: Theme.margin
        y: Theme.mm(screen.portrait ? 14 : 7.6)
        width: screen.inner
        title: screen.door.turnedAway ? qsTr("Please see the carer") : screen.door.opens.length > 0 ? qsTr("We open at %1").arg(screen.door.opens) : screen.door.screen === "closed" ? Words.houseClosed(screen.door.facilityKind) : Words.houseFull(screen.door.facilityKind)
        subtitle: screen.bedsElsewhere ? qsTr("There are free beds elsewhere in the town.") : screen.ways.length > 0 ? qsTr("Other places in the town:") : ""
    }

    Item {
        id: first

        x: Theme.margin
        y: screen.upper
        width: screen.portrait || screen.ways.length < 2 ? screen.inner : Math.round((screen.inner - Theme.gap) * 0.49)
        height: screen.portrait ? Math.min(Theme.mm(140), Math.round((screen.lower - screen.upper) * 0.48)) : screen.lower - screen.upper

        Repeater {
            model: screen.ways.slice(0, 1)

            WayOnCard {
                required property var modelData

                place: modelData
                anchors.fill: first
            }
        }
    }
    Column {
        id: others

        readonly property int count: Math.max(1, screen.ways.length - 1)

        x: screen.portrait ? Theme.margin : first.x + first.width + Theme.gap
        y: screen.portrait ? first.y + first.height + Theme.gap : screen.upper
        width: screen.inner - (screen.portrait ? 0 : first.width + Theme.gap)
        height: screen.lower - y
        spacing: Theme.mm(4)

        Repeater {
            model: screen.ways.slice(1)

            WayOnLine {
                required property var modelData

                place: modelData
                width: others.width
                height: Math.floor(Math.min(Theme.mm(56), (others.height - (others.count - 1) * others.spacing) / others.count))
            }
        }
    }
    Rectangle {
        visible: screen.ways.length === 0
        x: Theme.margin
        y: screen.upper
        width: screen.inner
        height: screen.lower - screen.upper
        radius: Theme.radius
        color: Theme.surface

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.mm(14)
            spacing: Theme.mm(4)

            Sign {
                name: "help_outline"
                size: Theme.mm(24)
                color: Theme.secondText
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Phrase {
                text: qsTr("We do not know now where there are free places")
                mustRead: true
                width: parent.width
                font.pixelSize: Theme.titleType
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
            }
            Phrase {
                text: qsTr("Please see the carer on duty.")
                width: parent.width
                color: Theme.secondText
                font.pixelSize: Theme.leadType
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
            }
        }
    }

    Item {
        id: foot

        x: Theme.margin
        width: screen.inner
        height: actions.height
        y: screen.height - height - Theme.mm(screen.portrait ? 14 : 7.6)

        EmergencyNumber {
            id: emergency

            anchors.verticalCenter: parent.verticalCenter
        }
        ActionRow {
            id: actions

            door: screen.door
            anchors.right: parent.right
            width: Math.min(Theme.mm(90), parent.width - emergency.width - Theme.mm(8)) * count
        }
    }
}
