// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Figures to touch; the keyboard's do the same while this has the keys.
FocusScope {
    id: pad

    required property PinEntry pin
    property string namePrefix: "pin_"
    property int key: Theme.dp(66)

    signal entered

    implicitWidth: grid.implicitWidth
    implicitHeight: grid.implicitHeight
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

    Grid {
        id: grid

        columns: 3
        spacing: Theme.dp(10)

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            DeskButton {
                required property string modelData

                objectName: pad.namePrefix + modelData
                text: modelData
                type: Theme.deskTitle
                width: Math.round(pad.key * 1.36)
                height: pad.key
                focusPolicy: Qt.NoFocus
                onClicked: pad.pin.press(modelData)
            }
        }
        DeskButton {
            objectName: pad.namePrefix + "rub"
            text: qsTr("Rub out")
            sign: "backspace"
            stacked: true
            width: Math.round(pad.key * 1.36)
            height: pad.key
            focusPolicy: Qt.NoFocus
            onClicked: pad.pin.rub()
        }
        DeskButton {
            objectName: pad.namePrefix + "0"
            text: "0"
            type: Theme.deskTitle
            width: Math.round(pad.key * 1.36)
            height: pad.key
            focusPolicy: Qt.NoFocus
            onClicked: pad.pin.press("0")
        }
        DeskButton {
            objectName: pad.namePrefix + "enter"
            text: qsTr("Confirm")
            sign: "check"
            look: "primary"
            stacked: true
            width: Math.round(pad.key * 1.36)
            height: pad.key
            focusPolicy: Qt.NoFocus
            onClicked: pad.entered()
        }
    }
}
