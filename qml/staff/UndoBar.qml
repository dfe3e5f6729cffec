// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja
import Ostoja.Kiosk

/// The last act, by its name, and the way to take it back.
T.AbstractButton {
    id: bar

    required property SessionController session

    readonly property var undo: session.undo

    objectName: "undo"
    visible: session.mayTakeBack
    text: visible ? RecordWords.undo(undo.what, undo.label ?? "", undo.bed ?? "") + RecordWords.shownTo(undo.points_to ?? "") : ""
    implicitHeight: Theme.dp(width < Theme.dp(360) ? 74 : 58)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    onClicked: session.takeBack()

    background: Rectangle {
        radius: Theme.dp(11)
        color: bar.down ? Theme.pressed : Theme.heldFill
    }
    contentItem: Item {
        Row {
            x: Theme.dp(14)
            spacing: Theme.dp(10)
            anchors.verticalCenter: parent.verticalCenter

            Sign {
                name: "undo"
                size: Theme.dp(20)
                color: Theme.heldText
                anchors.verticalCenter: parent.verticalCenter
            }
            DataText {
                text: bar.text
                color: Theme.heldText
                font.pixelSize: Theme.deskBody
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                maximumLineCount: 3
                elide: Text.ElideRight
                width: bar.width - Theme.dp(110)
                anchors.verticalCenter: parent.verticalCenter
            }
            DataText {
                text: "Ctrl+Z"
                color: Theme.heldText
                font.pixelSize: Theme.deskSmall
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
