// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Hold the card here: the one thing to do at the door.
Rectangle {
    id: panel

    property string side: "right"
    /// The card was taken away too soon.
    property bool holdStill: false
    readonly property bool moving: picture.moving

    radius: Theme.radius
    color: Theme.amber

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: panel.side === "left" ? picture.x + picture.width + Theme.mm(4) : Theme.mm(7.4)
        width: parent.width - picture.width - Theme.mm(10.4)
        spacing: Theme.mm(2)

        Phrase {
            text: panel.holdStill ? qsTr("Once more") : qsTr("Tap your card")
            mustRead: true
            color: Theme.ink
            width: parent.width
            font.pixelSize: Theme.mm(10.8)
            font.weight: Font.Bold
            font.letterSpacing: -0.4
            lineHeight: 1.0
            wrapMode: Text.WordWrap
        }
        Phrase {
            text: panel.holdStill ? qsTr("please hold the card still a moment longer") : Words.atReader(panel.side)
            color: Theme.ink
            width: parent.width
            lineHeight: 1.12
            wrapMode: Text.WordWrap
        }
    }
    CardPicture {
        id: picture

        side: panel.side
        inviting: !panel.holdStill
        anchors.verticalCenter: parent.verticalCenter
        x: panel.side === "left" ? Theme.mm(3) : parent.width - width - Theme.mm(3)
    }
}
