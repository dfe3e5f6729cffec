// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// One place of the house: lit and made ready, curtains drawn, shutters closed, or (nobody knows) dark.
Item {
    id: place

    /// 'f' free, 'h' held, 'o' and 'e' asleep, 'x' closed, or empty.
    property string place: ""
    /// The pictogram of what waits inside.
    property string sign: "bed"

    readonly property bool lit: place.place === "f"
    /// Made ready for somebody: a small light behind curtains that are half drawn: not free for anybody who comes.
    readonly property bool kept: place.place === "h"
    readonly property bool asleep: place.place === "o" || place.place === "e"
    readonly property bool moving: closing.running
    readonly property int frame: Math.max(1, Math.round(width * 0.035))

    /// 0 curtains open, 1 drawn.
    property real drawn: asleep ? 1 : kept ? 0.62 : 0

    Behavior on drawn {
        NumberAnimation {
            id: closing
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    // Each state has its parts and no others: a house has up to a hundred windows.
    Loader {
        anchors.fill: parent
        sourceComponent: place.lit ? awake : null
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.shutter
        border.width: place.frame
        border.color: Theme.nightInk
    }
    Loader {
        id: inside

        x: place.frame
        y: place.frame
        width: place.width - 2 * place.frame
        height: place.height - 2 * place.frame
        sourceComponent: place.lit ? room : place.asleep || place.kept ? night : place.place === "x" ? shutters : null
    }
    Loader {
        anchors.fill: inside
        sourceComponent: place.drawn > 0 ? curtains : null
    }
    Rectangle {
        y: place.height
        width: Math.round(place.width * 1.16)
        height: Math.max(2, Math.round(place.width * 0.08))
        anchors.horizontalCenter: parent.horizontalCenter
        radius: 1
        color: Theme.trim
    }

    component Glow: Rectangle {
        property int step

        anchors.centerIn: parent
        width: place.width * (1 + step * 0.11)
        height: place.height + step * place.width * 0.11
        radius: step * place.width * 0.07
        color: Theme.lamp
        opacity: 0.11 - 0.02 * step
    }
    component Curtain: Rectangle {
        width: Math.round(parent.width * 0.475 * place.drawn)
        height: parent.height
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Theme.curtainFold }
            GradientStop { position: 0.16; color: Theme.curtain }
            GradientStop { position: 0.34; color: Theme.curtainFold }
            GradientStop { position: 0.52; color: Theme.curtain }
            GradientStop { position: 0.7; color: Theme.curtainFold }
            GradientStop { position: 0.86; color: Theme.curtain }
            GradientStop { position: 1; color: Theme.curtainFold }
        }
    }

    Component {
        id: awake

        Item {
            Glow { step: 1 }
            Glow { step: 2 }
            Glow { step: 3 }
        }
    }
    Component {
        id: room

        Rectangle {
            gradient: Gradient {
                GradientStop { position: 0; color: Theme.lampHigh }
                GradientStop { position: 0.55; color: Theme.lamp }
                GradientStop { position: 1; color: Theme.lampLow }
            }

            Sign {
                name: place.sign
                size: Math.round(parent.width * 0.66)
                color: Theme.ink
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Math.round(parent.height * 0.01)
            }
            Rectangle {
                color: Theme.timber
                opacity: 0.55
                width: place.frame
                height: Math.round(parent.height * 0.48)
                x: Math.round((parent.width - width) / 2)
            }
            Rectangle {
                color: Theme.timber
                opacity: 0.55
                width: parent.width
                height: place.frame
                y: Math.round(parent.height * 0.48)
            }
        }
    }
    Component {
        id: night

        Rectangle {
            gradient: Gradient {
                GradientStop { position: 0; color: Theme.warmLine }
                GradientStop { position: 0.55; color: Theme.warmLine }
                GradientStop { position: 1; color: Theme.timber }
            }
        }
    }
    Component {
        id: shutters

        Item {
            id: shut

            Repeater {
                model: 7

                Rectangle {
                    required property int index

                    width: shut.width
                    height: Math.max(1, Math.round(shut.height / 15))
                    y: Math.round((index + 0.5) * shut.height / 7)
                    color: Theme.shutterSlat
                }
            }
        }
    }
    Component {
        id: curtains

        Item {
            Curtain {}
            Curtain { x: parent.width - width }
        }
    }
}
