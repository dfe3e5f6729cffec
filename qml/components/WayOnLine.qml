// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A further place in the town, in short.
Rectangle {
    id: line

    required property var place

    radius: Theme.radius
    color: Theme.surface

    Column {
        x: Theme.mm(6)
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1)

        DataText {
            text: line.place.name
            behind: Theme.surface
            width: parent.width
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        Item {
            width: parent.width
            height: figure.height

            WayOnFigure {
                id: figure

                place: line.place
                type: Theme.titleType
            }
            Phrase {
                visible: line.place.known
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: Words.age(line.place.ageMinutes)
                behind: Theme.surface
                color: Theme.secondText
                font.pixelSize: Theme.smallType
            }
        }
        SignedLine {
            width: parent.width
            sign: "place"
            fact: line.place.hours.length > 0 ? line.place.address + " · " + line.place.hours : line.place.address
            type: Theme.smallType
        }
    }
}
