// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja

/// Several lines to type into, under their label.
FocusScope {
    id: field

    property alias name: input.objectName
    property alias text: input.text
    property string label
    property var problem

    signal edited(string text)

    implicitHeight: column.implicitHeight
    activeFocusOnTab: false

    Column {
        id: column

        width: parent.width
        spacing: Theme.dp(4)

        DeskText {
            text: field.label
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            font.weight: Font.Medium
        }
        T.TextArea {
            id: input

            focus: true
            width: field.width
            height: Math.max(Theme.dp(84), contentHeight + topPadding + bottomPadding)
            padding: Theme.dp(12)
            color: Theme.text
            selectionColor: Theme.amber
            selectedTextColor: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.deskBody
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            Accessible.name: field.label
            KeyNavigation.priority: KeyNavigation.BeforeItem
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            onTextChanged: if (activeFocus) field.edited(text)

            background: Rectangle {
                radius: Theme.dp(11)
                color: Theme.field
                border.width: input.activeFocus ? Math.max(2, Theme.dp(2)) : 1
                border.color: field.problem ? Theme.attentionText : input.activeFocus ? Theme.focus : Theme.fieldLine
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
