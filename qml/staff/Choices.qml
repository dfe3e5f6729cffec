// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// One word of a few; touching the chosen one again takes it back. Arrows move, a word's first letter chooses it.
FocusScope {
    id: choices

    property string label
    /// [{value, text, sign, key}]
    property var options: []
    property string value
    property string namePrefix
    property bool mayBeEmpty: true
    property var problem

    signal chosen(string value)

    implicitWidth: Math.max(flow.implicitWidth, caption.implicitWidth)
    implicitHeight: column.implicitHeight
    activeFocusOnTab: true

    function choose(value: string) {
        choices.chosen(value === choices.value && choices.mayBeEmpty ? "" : value);
    }
    function move(steps: int) {
        const at = options.findIndex(option => option.value === value);
        const next = Math.max(0, Math.min(options.length - 1, at < 0 ? 0 : at + steps));
        choices.chosen(options[next].value);
    }

    Keys.onLeftPressed: move(-1)
    Keys.onRightPressed: move(1)
    Keys.onPressed: event => {
        const option = options.find(each => each.key && each.key.toLowerCase() === event.text.toLowerCase());
        if (!option || event.text.length === 0) return;
        choices.chosen(option.value);
        event.accepted = true;
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.dp(4)

        DeskText {
            id: caption

            visible: text.length > 0
            text: choices.label
            color: choices.activeFocus ? Theme.text : Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: choices.activeFocus ? Font.Bold : Font.Medium
        }
        Flow {
            id: flow

            width: parent.width
            spacing: Theme.dp(8)

            Repeater {
                model: choices.options

                DeskChip {
                    required property var modelData

                    objectName: choices.namePrefix + modelData.value
                    text: modelData.text
                    sign: modelData.sign ?? ""
                    hint: modelData.key ?? ""
                    chosen: modelData.value === choices.value
                    focusPolicy: Qt.NoFocus
                    onClicked: choices.choose(modelData.value)
                }
            }
        }
        DeskText {
            visible: text.length > 0
            text: choices.problem ? ProblemWords.fieldProblem(choices.problem.code ?? "", choices.problem.words ?? "") : ""
            color: Theme.attentionText
            font.pixelSize: Theme.deskSmall
        }
    }
    Rectangle {
        visible: choices.activeFocus
        anchors.fill: parent
        anchors.margins: -Theme.dp(6)
        radius: Theme.dp(11)
        color: "transparent"
        border.width: Math.max(2, Theme.dp(2))
        border.color: Theme.focus
    }
}
