// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja
import Ostoja.Kiosk

/// A PIN to type on the keyboard, as dots, under its label.
FocusScope {
    id: line

    required property PinEntry pin
    property string label
    property string namePrefix: "pin"

    signal entered

    implicitHeight: column.implicitHeight
    activeFocusOnTab: true

    Keys.onPressed: event => {
        if (event.text >= "0" && event.text <= "9" && event.text.length === 1) {
            pin.press(event.text);
        } else if (event.key === Qt.Key_Backspace) {
            pin.rub();
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onReturnPressed: entered()
    Keys.onEnterPressed: entered()

    Column {
        id: column

        width: parent.width
        spacing: Theme.dp(4)

        DeskText {
            text: line.label
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: Font.Medium
        }
        T.AbstractButton {
            objectName: line.namePrefix
            width: parent.width
            height: Theme.deskTouch
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.EditableText
            Accessible.name: line.label
            onClicked: line.forceActiveFocus()

            background: Rectangle {
                radius: Theme.dp(11)
                color: Theme.field
                border.width: line.activeFocus ? Math.max(2, Theme.dp(2)) : 1
                border.color: line.activeFocus ? Theme.focus : Theme.fieldLine
            }
            contentItem: Item {
                PinDots {
                    pin: line.pin
                    x: Theme.dp(14)
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
