// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A place in the town to go to, with all that one needs to go there.
Rectangle {
    id: card

    required property var place
    readonly property bool apart: place.known && place.accepting && place.freeWomen + place.freeMen > 0

    radius: Theme.radius
    color: Theme.surface

    Rectangle {
        visible: card.place.obtainable
        anchors.fill: parent
        radius: parent.radius
        color: "transparent"
        border.width: Math.max(2, Theme.mm(0.6))
        border.color: Theme.free
    }
    Column {
        x: Theme.mm(7.4)
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(Theme.portrait ? 7 : 4.2)

        Row {
            width: parent.width
            spacing: Theme.mm(4.6)

            FacilitySign {
                id: tile

                kind: card.place.kind
                obtainable: card.place.obtainable
                width: Theme.mm(Theme.portrait ? 24 : 17)
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            DataText {
                text: card.place.name
                mustRead: true
                width: parent.width - tile.width - parent.spacing
                font.pixelSize: Theme.titleType
                font.weight: Font.Bold
                lineHeight: 1.02
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        WayOnFigure {
            place: card.place
            type: Theme.mm(Theme.portrait ? 34 : card.place.known ? 25 : 17)
            wordType: Theme.mm(Theme.portrait ? 10.5 : 7.6)
        }
        ForWhom {
            visible: card.apart
            width: parent.width
            women: card.place.freeWomen
            men: card.place.freeMen
            anybody: card.place.free - card.place.freeWomen - card.place.freeMen
            type: Theme.mm(Theme.portrait ? 6.6 : 5.5)
        }
        SignedLine {
            width: parent.width
            sign: "place"
            fact: card.place.where
            type: Theme.mm(Theme.portrait ? 7 : 5.9)
            colour: Theme.text
        }
        SignedLine {
            visible: card.place.known
            width: parent.width
            sign: "history"
            words: Words.age(card.place.ageMinutes)
            type: Theme.smallType
        }
    }
}
