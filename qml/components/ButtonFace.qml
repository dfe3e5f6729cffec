// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What a button says: its sign and its words, in the middle or from the left.
Item {
    id: face

    property string sign
    property string text
    property color ink: Theme.text
    property int type: Theme.bodyType
    property bool leading: false

    implicitWidth: content.implicitWidth + 2 * Theme.mm(5)
    implicitHeight: content.implicitHeight

    Row {
        id: content

        readonly property real signSpace: mark.visible ? mark.width + spacing : 0

        spacing: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        x: face.leading ? Theme.mm(6) : Math.round((parent.width - width) / 2)

        Sign {
            id: mark

            name: face.sign
            visible: face.sign.length > 0
            size: Math.round(face.type * (face.leading ? 1.75 : 1.2))
            color: face.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Phrase {
            text: face.text
            color: face.ink
            font.pixelSize: face.type
            font.weight: Font.DemiBold
            lineHeight: 1.08
            wrapMode: face.leading ? Text.WordWrap : Text.NoWrap
            width: face.leading ? face.width - content.signSpace - Theme.mm(9) : implicitWidth
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
