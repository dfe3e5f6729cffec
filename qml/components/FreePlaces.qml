// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// How many places are free now, big; for women and men apart only where the house keeps them apart.
Column {
    id: places

    required property DoorController door

    readonly property bool some: door.open && door.freePlaces > 0
    readonly property bool apart: some && door.freeForWomen + door.freeForMen > 0

    spacing: Theme.mm(3)

    Row {
        visible: places.some
        spacing: Theme.mm(5)

        DataText {
            id: figure

            text: places.door.freePlaces
            mustRead: true
            font.family: Theme.displayFamily
            font.pixelSize: Theme.mm(39)
            font.weight: Font.Bold
            height: Math.round(font.pixelSize * 0.78)
            lineHeightMode: Text.FixedHeight
            lineHeight: height
            verticalAlignment: Text.AlignVCenter
        }
        Phrase {
            text: Words.freePlaces(places.door.facilityKind, places.door.freePlaces)
            mustRead: true
            font.pixelSize: Theme.titleType
            font.weight: Font.DemiBold
            lineHeight: 1.04
            width: places.width - figure.width - parent.spacing
            wrapMode: Text.WordWrap
            anchors.verticalCenter: figure.verticalCenter
        }
    }
    ForWhom {
        visible: places.apart
        women: places.door.freeForWomen
        men: places.door.freeForMen
        anybody: places.door.freeForAnybody
        width: parent.width
    }
    Phrase {
        visible: !places.some
        text: places.door.open ? Words.houseFull(places.door.facilityKind) : Words.houseClosed(places.door.facilityKind)
        mustRead: true
        font.pixelSize: Theme.titleType
        font.weight: Font.DemiBold
        lineHeight: 1.1
        width: parent.width
        wrapMode: Text.WordWrap
    }
    Phrase {
        visible: !places.some
        text: qsTr("A card shows other places in the town")
        color: Theme.secondText
        width: parent.width
        wrapMode: Text.WordWrap
    }
}
