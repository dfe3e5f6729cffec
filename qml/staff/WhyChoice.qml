// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// One touch that says why, and does it; the figures 1, 2, 3 … do the same.
Column {
    id: choice

    property string title
    /// [{value, text}]
    property var options: []
    property string namePrefix
    property bool serious: false

    signal chosen(string value)

    spacing: Theme.dp(6)

    DeskText {
        visible: text.length > 0
        text: choice.title
        width: parent.width
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Repeater {
        model: choice.options

        T.AbstractButton {
            id: option

            required property var modelData
            required property int index

            objectName: choice.namePrefix + modelData.value
            width: choice.width
            implicitHeight: Math.max(Theme.deskTouch, implicitContentHeight + Theme.dp(16))
            focusPolicy: Qt.TabFocus
            text: modelData.text
            Accessible.role: Accessible.Button
            Accessible.name: text
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: choice.chosen(modelData.value)

            background: Rectangle {
                radius: Theme.dp(11)
                color: option.down ? Theme.pressed : choice.serious ? Theme.attentionFill : Theme.raised
                border.width: option.activeFocus ? Math.max(2, Theme.dp(2)) : 0
                border.color: Theme.focus
            }
            contentItem: Numbered {
                number: option.index + 1
                words: option.text
                ink: choice.serious ? Theme.attentionText : Theme.text
            }

            Shortcut {
                sequence: String(option.index + 1)
                enabled: option.visible
                onActivated: option.clicked()
            }
        }
    }

    /// The figure that chooses it, and what it says.
    component Numbered: Item {
        id: face

        required property int number
        required property string words
        required property color ink

        implicitHeight: said.implicitHeight

        Rectangle {
            id: key

            x: Theme.dp(11)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.dp(26)
            height: width
            radius: Theme.dp(7)
            color: Theme.surface

            DataText {
                anchors.centerIn: parent
                text: face.number
                color: Theme.secondText
                font.pixelSize: Theme.deskSmall
            }
        }
        DeskText {
            id: said

            text: face.words
            color: face.ink
            font.weight: Font.DemiBold
            x: key.x + key.width + Theme.dp(11)
            width: parent.width - x - Theme.dp(8)
            wrapMode: Text.WordWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
