// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// In the way's place until the carer's word: somebody comes, and there is nothing to do but wait.
Item {
    id: wait

    readonly property int circle: Theme.mm(19)

    implicitHeight: Math.max(circle, words.implicitHeight)

    Rectangle {
        width: wait.circle
        height: width
        radius: width / 2
        color: Theme.raised
        anchors.verticalCenter: parent.verticalCenter

        Sign {
            anchors.centerIn: parent
            name: "hail"
            size: Theme.mm(11)
        }
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: wait.circle + Theme.mm(5)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1)

        Phrase {
            text: qsTr("Somebody will come in a moment")
            width: parent.width
            font.pixelSize: Theme.mm(7.6)
            font.weight: Font.Bold
            lineHeight: 1.02
            wrapMode: Text.WordWrap
        }
        Phrase {
            text: qsTr("Please wait here.")
            width: parent.width
            color: Theme.secondText
            wrapMode: Text.WordWrap
        }
    }
}
