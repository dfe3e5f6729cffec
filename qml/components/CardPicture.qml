// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A card on its way to the reader, which hangs at `side` of the screen. It moves in short bursts, not for ever.
Item {
    id: picture

    property string side: "right"
    /// On the screen of the card's being asked for; elsewhere it rests.
    property bool inviting: true
    /// Of the arrow, on what the picture lies on.
    property color ink: Theme.ink
    readonly property bool moving: burst.running
    readonly property real reach: Theme.mm(3.4)

    property real slide: 0

    readonly property int towardsX: side === "right" ? 1 : side === "left" ? -1 : 0
    readonly property int towardsY: side === "below" ? 1 : 0

    implicitWidth: Theme.mm(24)
    implicitHeight: Theme.mm(28)

    Timer {
        interval: 7000
        repeat: true
        running: picture.visible && picture.inviting && !Theme.reducedMotion
        onTriggered: burst.restart()
    }
    SequentialAnimation {
        id: burst

        NumberAnimation { target: picture; property: "slide"; to: 1; duration: Theme.calm; easing.type: Easing.OutCubic }
        PauseAnimation { duration: 240 }
        NumberAnimation { target: picture; property: "slide"; to: 0; duration: Theme.calm; easing.type: Easing.OutCubic }
    }

    Rectangle {
        id: card

        width: Theme.mm(20.5)
        height: Theme.mm(13.4)
        x: Math.round((parent.width - width) / 2 + picture.towardsX * (picture.slide * picture.reach - Theme.mm(1.5)))
        y: Math.round(picture.towardsY === 1 ? Theme.mm(2) + picture.slide * picture.reach : Theme.mm(5.5))
        radius: Theme.mm(1.8)
        rotation: picture.side === "left" ? 11 : -11
        color: Theme.card
        border.width: Math.max(2, Theme.mm(0.4))
        border.color: Theme.cardEdge
        antialiasing: true

        Rectangle {
            x: Theme.mm(2.8)
            y: Theme.mm(2.8)
            width: Theme.mm(4.4)
            height: Theme.mm(3.5)
            radius: Theme.mm(0.8)
            color: Theme.amberDeep
            antialiasing: true
        }
        Rectangle {
            x: Theme.mm(2.8)
            y: Theme.mm(9)
            width: Theme.mm(10)
            height: Theme.mm(1.1)
            radius: height / 2
            color: Theme.cardPrint
            antialiasing: true
        }
        Sign {
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(1.6)
            y: Theme.mm(1.6)
            size: Theme.mm(6)
            name: "contactless"
            color: Theme.ink
        }
    }
    Sign {
        size: Theme.mm(8.6)
        name: picture.side === "below" ? "arrow_downward" : picture.side === "left" ? "arrow_back" : "arrow_forward"
        color: picture.ink
        x: picture.side === "below" ? Math.round((parent.width - width) / 2) : picture.side === "left" ? 0 : parent.width - width
        y: parent.height - height + Theme.mm(0.5)
    }
}
