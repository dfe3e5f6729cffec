// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A further place in the town, in short.
Rectangle {
    id: line

    required property var place

    radius: Theme.radius
    color: Theme.surface

    FacilitySign {
        id: tile

        kind: line.place.kind
        obtainable: line.place.obtainable
        x: Theme.mm(5.5)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        anchors.left: tile.right
        anchors.leftMargin: Theme.mm(5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1.4)

        DataText {
            text: line.place.name
            width: parent.width
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        WayOnFigure {
            place: line.place
            type: Theme.titleType
        }
        SignedLine {
            width: parent.width
            sign: "place"
            fact: line.place.where
            type: Theme.smallType
        }
        SignedLine {
            visible: line.place.known && line.place.accepting
            width: parent.width
            sign: "history"
            words: Words.age(line.place.ageMinutes)
            type: Theme.smallType
        }
    }
}
