// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A card as it lies on the tray, or on the reader.
Item {
    id: face

    property string name
    property string type
    property bool lies: false
    property bool pointed: false
    readonly property int lift: lies ? 4 : 0

    Rectangle {
        anchors.fill: parent
        anchors.margins: 6
        anchors.topMargin: 6 - face.lift
        anchors.bottomMargin: 6 + face.lift
        radius: 12
        color: face.lies ? Theme.amber : face.pointed ? Theme.pressed : Theme.raised

        Rectangle {
            x: 14
            y: 14
            width: 26
            height: 20
            radius: 5
            color: face.lies ? Theme.amberDeep : Theme.line
        }
        Sign {
            anchors.right: parent.right
            anchors.rightMargin: 10
            y: 10
            name: "contactless"
            size: 26
            color: face.lies ? Theme.ink : Theme.secondText
        }
        DataText {
            x: 14
            width: parent.width - 28
            anchors.bottom: kind.top
            anchors.bottomMargin: 1
            text: face.name
            color: face.lies ? Theme.ink : Theme.text
            font.pixelSize: 15
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            lineHeight: 0.95
        }
        DataText {
            id: kind

            x: 14
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 11
            text: face.type
            color: face.lies ? Theme.ink : Theme.secondText
            font.pixelSize: 13
        }
    }
}
