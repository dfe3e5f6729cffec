// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja
import Ostoja.Kiosk

/// The languages that the screen speaks, each by its own name.
Row {
    id: pills

    required property DoorController door

    spacing: Theme.mm(3)
    visible: repeater.count > 1

    Repeater {
        id: repeater

        model: pills.door.languages

        T.AbstractButton {
            id: pill

            required property var modelData
            readonly property bool chosen: pills.door.language === modelData.code

            objectName: "language_" + modelData.code
            enabled: !chosen
            implicitHeight: Theme.mm(15.5)
            implicitWidth: Math.max(Theme.mm(24), implicitContentWidth + Theme.mm(10))
            Accessible.role: Accessible.RadioButton
            Accessible.name: modelData.name
            onClicked: pills.door.chooseLanguage(modelData.code)

            background: Rectangle {
                radius: height / 2
                color: pill.chosen ? Theme.raised : pill.down ? Theme.pressed : "transparent"
                border.width: Math.max(2, Theme.mm(0.4))
                border.color: pill.chosen ? Theme.secondText : Theme.line
            }
            contentItem: DataText {
                text: pill.modelData.name
                font.pixelSize: Theme.mm(5.3)
                font.weight: pill.chosen ? Font.DemiBold : Font.Medium
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
