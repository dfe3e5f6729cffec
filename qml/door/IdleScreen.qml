// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The door when nobody stands at it: the house with its windows, the free places, and where to hold a card. With the
/// reader out of order the same, but the invitation gives way to who can help.
Item {
    id: screen

    required property DoorController door

    readonly property bool readable: door.screen !== "out_of_order"
    readonly property bool holdStill: door.screen === "hold_still"
    readonly property bool moving: house.moving > 0 || panel.moving
    /// Where the amber panel is, for the bed's panel that grows out of it.
    readonly property rect invitationArea: Qt.rect(panel.x, panel.y, panel.width, panel.height)

    readonly property bool portrait: Theme.portrait
    readonly property real column: portrait ? Theme.margin : Math.round(width * 0.556)
    readonly property real columnWidth: width - column - (portrait ? Theme.margin : Theme.mm(8.2))
    readonly property real barTop: height - Theme.mm(portrait ? 30 : 23.5)

    Rectangle {
        id: yard

        y: Math.round(house.y + house.height - Theme.mm(1.5))
        width: parent.width
        height: parent.height - y
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.yard }
            GradientStop { position: 1; color: Theme.ground }
        }
    }
    HouseView {
        id: house

        objectName: "house"

        // A closed house has its shutters closed.
        windows: screen.door.open ? screen.door.windows : "x".repeat(screen.door.windows.length)
        sign: Words.placeGlyph(screen.door.facilityKind)
        x: screen.portrait ? Theme.margin : Theme.mm(9.4)
        width: screen.portrait ? parent.width - 2 * x : screen.column - x - Theme.mm(11)
        y: screen.portrait ? Math.round(parent.height * 0.2) : Theme.mm(35)
        height: (screen.portrait ? Math.round(parent.height * 0.605) : screen.barTop - Theme.mm(7.5)) - y
    }

    DataText {
        id: name

        text: screen.door.facilityName
        x: screen.portrait ? Theme.margin : house.x
        y: screen.portrait ? clock.y + clock.height + Theme.mm(7) : Theme.mm(9)
        width: screen.portrait ? screen.width - 2 * x - (noCard.visible ? legend.width + Theme.gap : 0) : house.width
        color: Theme.secondText
        font.pixelSize: Theme.leadType
        font.weight: Font.Medium
        elide: Text.ElideRight
    }
    Clock {
        id: clock

        door: screen.door
        leading: screen.portrait
        x: screen.portrait ? Theme.margin : screen.column
        y: Theme.mm(screen.portrait ? 12 : 7)
        width: screen.portrait ? parent.width - 2 * Theme.margin : screen.columnWidth
    }

    Rectangle {
        visible: screen.portrait
        anchors.fill: places
        anchors.margins: -Theme.mm(6)
        radius: Theme.radius
        color: Theme.surface
    }
    FreePlaces {
        id: places

        door: screen.door
        x: screen.portrait ? Theme.margin + Theme.mm(6) : screen.column
        width: screen.portrait ? screen.width - 2 * x : screen.columnWidth
        y: screen.portrait ? Math.round(panel.y - height - Theme.mm(12)) : Math.round((clock.y + clock.height + panel.y - height) / 2)
    }

    InvitationPanel {
        id: panel

        visible: screen.readable
        side: screen.door.readerSide
        holdStill: screen.holdStill
        x: screen.portrait ? Theme.margin : screen.column
        width: screen.portrait ? screen.width - 2 * x : screen.columnWidth
        height: Theme.mm(screen.portrait ? 45 : 43)
        y: screen.barTop - height - Theme.mm(screen.portrait ? 6 : 8.5)
    }
    OutOfOrderPanel {
        visible: !screen.readable
        x: panel.x
        y: panel.y
        width: panel.width
        height: panel.height
    }

    LanguagePills {
        id: languages

        door: screen.door
        x: screen.portrait ? Theme.margin : house.x
        y: screen.barTop + Theme.mm(screen.portrait ? 2 : 3.6)
    }
    KioskButton {
        id: noCard

        objectName: "no_card"
        visible: screen.door.carer
        anchors.right: parent.right
        anchors.rightMargin: screen.portrait ? Theme.margin : Theme.mm(8.2)
        anchors.verticalCenter: languages.verticalCenter
        sign: "credit_card_off"
        text: screen.door.touchFailed ? qsTr("Please touch once more") : qsTr("I have no card")
        onClicked: screen.door.callCarer()
    }
    Row {
        id: legend

        // Where nothing is to be touched.
        readonly property real below: house.y + house.height + Theme.mm(1.4)

        visible: house.windows.includes("f")
        x: screen.portrait ? screen.width - Theme.margin - width : noCard.visible ? house.x : screen.column
        y: !noCard.visible ? languages.y + (languages.height - height) / 2 : screen.portrait ? name.y + (name.height - height) / 2 : below
        spacing: Theme.mm(3)

        HouseWindow {
            place: "f"
            sign: house.sign
            width: Theme.mm(screen.portrait || !noCard.visible ? 6.4 : 4.8)
            height: Theme.mm(screen.portrait || !noCard.visible ? 7.3 : 5.4)
            anchors.verticalCenter: parent.verticalCenter
        }
        Phrase {
            text: qsTr("a lit window is a free place")
            color: Theme.secondText
            font.pixelSize: Theme.smallType
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
