// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// In the invitation's place while the reader can't read: who helps instead.
Rectangle {
    radius: Theme.radius
    color: Theme.surface

    Rectangle {
        id: emblem

        x: Theme.mm(5.5)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(16)
        height: width
        radius: width / 2
        color: Theme.attention

        Sign {
            anchors.centerIn: parent
            name: "sensors_off"
            size: Theme.mm(9.4)
            color: Theme.attentionInk
        }
    }
    Column {
        anchors.left: emblem.right
        anchors.leftMargin: Theme.mm(4.5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1.6)

        Phrase {
            text: qsTr("Reader out of order")
            mustRead: true
            width: parent.width
            font.pixelSize: Theme.titleType
            font.weight: Font.Bold
            lineHeight: 1.02
            wrapMode: Text.WordWrap
        }
        Phrase {
            text: qsTr("Please see the carer on duty.")
            width: parent.width
            font.pixelSize: Theme.mm(5.4)
            wrapMode: Text.WordWrap
        }
    }
}
