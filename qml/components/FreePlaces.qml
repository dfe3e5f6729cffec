// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// How many places are free now, big; for women and men apart only where the house keeps them apart.
Column {
    id: places

    required property DoorController door
    property color behind: Theme.ground

    readonly property bool some: door.open && door.freePlaces > 0
    readonly property bool apart: some && door.freeForWomen + door.freeForMen > 0

    spacing: Theme.mm(3)

    component Share: Row {
        id: share

        property string sign
        property string word
        property int count

        spacing: Theme.mm(1.4)

        Sign {
            name: share.sign
            size: Theme.mm(5.8)
            color: Theme.secondText
            anchors.verticalCenter: parent.verticalCenter
        }
        Phrase {
            text: share.word
            behind: places.behind
            color: Theme.secondText
        }
        DataText {
            text: share.count
            behind: places.behind
            font.weight: Font.DemiBold
        }
    }

    Row {
        visible: places.some
        spacing: Theme.mm(5)

        DataText {
            id: figure

            text: places.door.freePlaces
            mustRead: true
            behind: places.behind
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
            behind: places.behind
            font.pixelSize: Theme.titleType
            font.weight: Font.DemiBold
            lineHeight: 1.04
            width: places.width - figure.width - parent.spacing
            wrapMode: Text.WordWrap
            anchors.verticalCenter: figure.verticalCenter
        }
    }
    Flow {
        visible: places.apart
        width: parent.width
        spacing: Theme.mm(6)

        Share {
            sign: "woman"
            word: qsTr("women")
            count: places.door.freeForWomen
        }
        Share {
            sign: "man"
            word: qsTr("men")
            count: places.door.freeForMen
        }
        Share {
            visible: places.door.freeForAnybody > 0
            sign: "people"
            word: qsTr("anybody")
            count: places.door.freeForAnybody
        }
    }
    Phrase {
        visible: !places.some
        text: places.door.open ? Words.houseFull(places.door.facilityKind) : Words.houseClosed(places.door.facilityKind)
        mustRead: true
        behind: places.behind
        font.pixelSize: Theme.titleType
        font.weight: Font.DemiBold
        lineHeight: 1.1
        width: parent.width
        wrapMode: Text.WordWrap
    }
    Phrase {
        visible: !places.some
        text: qsTr("A card shows other places in the town")
        behind: places.behind
        color: Theme.secondText
        width: parent.width
        wrapMode: Text.WordWrap
    }
}
