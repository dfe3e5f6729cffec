// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// A line to type into, under its label; what the station says of it below.
FocusScope {
    id: field

    property alias name: input.objectName
    property alias text: input.text
    property alias input: input
    property string label
    property string placeholder
    property string sign
    /// The key that leads here.
    property string hint
    /// Field problem {field, code, words} or undefined.
    property var problem
    property int type: Theme.deskBody

    signal edited(string text)
    signal accepted

    implicitHeight: column.implicitHeight
    activeFocusOnTab: false

    function take() {
        input.forceActiveFocus();
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.dp(4)

        DeskText {
            visible: text.length > 0
            text: field.label
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: Font.Medium
        }
        T.TextField {
            id: input

            focus: true
            width: field.width
            height: Math.max(Theme.deskTouch, Math.round(field.type * 2.6))
            leftPadding: mark.visible ? Theme.dp(44) : Theme.dp(14)
            rightPadding: key.visible ? Theme.dp(44) : Theme.dp(14)
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.text
            selectionColor: Theme.amber
            selectedTextColor: Theme.ink
            font.family: Theme.family
            font.pixelSize: field.type
            maximumLength: 400
            selectByMouse: true
            Accessible.name: field.label.length > 0 ? field.label : field.placeholder
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()

            background: Rectangle {
                radius: Theme.dp(11)
                color: Theme.field
                border.width: input.activeFocus ? Math.max(2, Theme.dp(2)) : 1
                border.color: field.problem ? Theme.attentionText : input.activeFocus ? Theme.focus : Theme.fieldLine
            }
            Sign {
                id: mark

                visible: field.sign.length > 0
                name: field.sign
                size: Theme.dp(22)
                color: Theme.secondText
                x: Theme.dp(13)
                anchors.verticalCenter: parent.verticalCenter
            }
            DeskText {
                visible: input.text.length === 0 && input.preeditText.length === 0
                text: field.placeholder
                color: Theme.secondText
                font.pixelSize: field.type
                x: input.leftPadding
                width: input.width - input.leftPadding - input.rightPadding
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
            }
            Rectangle {
                id: key

                visible: field.hint.length > 0 && input.text.length === 0 && !input.activeFocus
                width: Theme.dp(26)
                height: width
                radius: Theme.dp(7)
                color: Theme.raised
                anchors.right: parent.right
                anchors.rightMargin: Theme.dp(10)
                anchors.verticalCenter: parent.verticalCenter

                DataText {
                    anchors.centerIn: parent
                    text: field.hint
                    color: Theme.secondText
                    font.pixelSize: Theme.deskSmall
                }
            }
        }
        DeskText {
            visible: text.length > 0
            text: field.problem ? ProblemWords.fieldProblem(field.problem.code ?? "", field.problem.words ?? "") : ""
            color: Theme.attentionText
            width: parent.width
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
    }
}
