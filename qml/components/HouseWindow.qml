// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// One place of the house: lit and made ready, curtains drawn, shutters closed, or (nobody knows) dark.
Item {
    id: place

    /// 'f', 'o', 'x', or empty.
    property string place: ""
    /// The pictogram of what waits inside.
    property string sign: "bed"

    readonly property bool lit: place.place === "f"
    readonly property bool asleep: place.place === "o"
    readonly property bool moving: closing.running
    readonly property int frame: Math.max(1, Math.round(width * 0.035))

    /// 0 curtains open, 1 drawn.
    property real drawn: asleep ? 1 : 0

    Behavior on drawn {
        NumberAnimation {
            id: closing
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    Repeater {
        model: place.lit ? 3 : 0

        Rectangle {
            required property int index

            anchors.centerIn: pane
            width: pane.width + (index + 1) * place.width * 0.11
            height: pane.height + (index + 1) * place.width * 0.11
            radius: (index + 1) * place.width * 0.07
            color: Theme.lamp
            opacity: 0.09 - 0.02 * index
        }
    }

    Rectangle {
        id: pane

        anchors.fill: parent
        color: Theme.shutter
        border.width: place.frame
        border.color: Theme.nightInk
    }

    Item {
        id: inside

        anchors.fill: pane
        anchors.margins: place.frame
        clip: true

        Rectangle {
            anchors.fill: parent
            visible: place.lit || place.asleep
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: place.asleep ? Theme.warmLine : Theme.lampHigh
                }
                GradientStop {
                    position: 0.55
                    color: place.asleep ? Theme.warmLine : Theme.lamp
                }
                GradientStop {
                    position: 1
                    color: place.asleep ? Theme.timber : Theme.lampLow
                }
            }
        }
        Sign {
            visible: place.lit
            name: place.sign
            size: Math.round(parent.width * 0.66)
            color: Theme.ink
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.round(parent.height * 0.01)
        }
        Repeater {
            model: place.lit ? 2 : 0

            Rectangle {
                required property int index

                color: Theme.timber
                opacity: 0.55
                width: index === 0 ? place.frame : parent.width
                height: index === 0 ? Math.round(parent.height * 0.48) : place.frame
                x: index === 0 ? Math.round((parent.width - width) / 2) : 0
                y: index === 0 ? 0 : Math.round(parent.height * 0.48)
            }
        }
        Repeater {
            model: place.drawn > 0 ? 2 : 0

            Rectangle {
                required property int index

                width: Math.round(inside.width * 0.475 * place.drawn)
                height: inside.height
                x: index === 0 ? 0 : inside.width - width
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
        }
        Repeater {
            model: place.place === "x" ? 7 : 0

            Rectangle {
                required property int index

                x: 0
                width: inside.width
                height: Math.max(1, Math.round(inside.height / 15))
                y: Math.round((index + 0.5) * inside.height / 7)
                color: Theme.shutterSlat
            }
        }
    }

    Rectangle {
        anchors.top: pane.bottom
        anchors.horizontalCenter: pane.horizontalCenter
        width: Math.round(pane.width * 1.16)
        height: Math.max(2, Math.round(pane.width * 0.08))
        radius: 1
        color: Theme.trim
    }
}
