// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A place in the town to go to, with all that one needs to go there.
Rectangle {
    id: card

    required property var place

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
        id: words

        x: Theme.mm(8)
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(3.2)

        SignedLine {
            width: parent.width
            sign: Words.facilityGlyph(card.place.kind)
            words: Words.facilityKind(card.place.kind)
            colour: card.place.obtainable ? Theme.free : Theme.secondText
        }
        DataText {
            text: card.place.name
            mustRead: true
            behind: Theme.surface
            width: parent.width
            font.pixelSize: Theme.titleType
            font.weight: Font.Bold
            lineHeight: 1.04
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        WayOnFigure {
            place: card.place
            type: Theme.mm(Theme.portrait ? 24 : 20)
            height: Math.round(type * 0.95)
        }
        SignedLine {
            visible: fact.length > 0
            width: parent.width
            sign: "place"
            fact: card.place.address
            colour: Theme.text
        }
        SignedLine {
            visible: fact.length > 0
            width: parent.width
            sign: "schedule"
            fact: card.place.hours
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
