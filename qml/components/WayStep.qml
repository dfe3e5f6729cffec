// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// One step of the way in: its pictogram in a circle and its word below.
Column {
    id: step

    required property string kind
    required property int count
    required property string roomNumber
    required property string roomSign
    required property color roomColour

    readonly property bool arrived: kind === "room"
    readonly property real circle: disc.height

    spacing: Theme.mm(2.6)

    Rectangle {
        id: disc

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(Math.min(Theme.mm(Theme.portrait ? 30 : 21), step.width * 0.84))
        height: width
        radius: width / 2
        color: step.arrived ? step.roomColour : Theme.raised

        Sign {
            anchors.centerIn: parent
            size: Math.round(parent.width * 0.52)
            name: step.arrived ? Words.glyph(step.roomSign) : Words.stepGlyph(step.kind)
            color: step.arrived ? Theme.inkOn(step.roomColour) : Theme.text
        }
    }
    Phrase {
        width: parent.width
        text: step.arrived ? Words.room(step.roomNumber) : Words.step(step.kind, step.count)
        font.pixelSize: Theme.mm(Theme.portrait ? 6.2 : 5.1)
        font.weight: Font.Medium
        lineHeight: 1.05
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
}
