// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Giving up a bed needs the card once more; staying needs one touch or none.
Item {
    id: screen

    required property DoorController door

    VisitHeader {
        id: header

        door: screen.door
        x: Theme.margin
        y: Theme.mm(Theme.portrait ? 14 : 7.6)
        width: parent.width - 2 * x
        doneLabel: qsTr("I am staying")
        title: qsTr("I am not staying tonight")
        subtitle: qsTr("Until then the bed is kept.")
    }
    Rectangle {
        x: Theme.margin
        width: parent.width - 2 * x
        y: Math.round(header.y + header.height + (parent.height - header.y - header.height - height) / 2 - Theme.mm(Theme.portrait ? 10 : 2))
        height: Theme.mm(Theme.portrait ? 130 : 86)
        radius: Theme.radius
        color: Theme.amber

        Column {
            id: words

            x: Theme.mm(12)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Theme.mm(72)
            spacing: Theme.mm(3)

            Phrase {
                text: qsTr("Tap your card once more")
                mustRead: true
                color: Theme.ink
                width: parent.width
                font.pixelSize: Theme.mm(16)
                font.weight: Font.Bold
                lineHeight: 1.02
                wrapMode: Text.WordWrap
            }
            Phrase {
                text: screen.door.bedNumber.length > 0 ? qsTr("to give up bed %1").arg(screen.door.bedNumber) : qsTr("to give up the bed")
                color: Theme.ink
                width: parent.width
                font.pixelSize: Theme.mm(8)
                wrapMode: Text.WordWrap
            }
        }
        CardPicture {
            id: picture

            side: screen.door.readerSide
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(26)
            scale: 2.1
        }
    }
}
