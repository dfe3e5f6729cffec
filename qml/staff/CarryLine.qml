// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Who is on the way to another bed, and the one question that stands in between: what it will do, yes or not.
Rectangle {
    id: line

    required property StaffDesk desk

    readonly property StaysController stays: desk.stays
    readonly property var carried: stays.carried
    readonly property var asked: stays.asked
    readonly property bool asking: !!asked.kind
    readonly property string words: {
        if (asked.kind === "swap") return qsTr("%1 goes to bed %2, %3 to bed %4.").arg(name(asked.label)).arg(asked.other_number).arg(name(asked.other)).arg(asked.number);
        if (asked.kind === "despite") return qsTr("Bed %1 for %2: there is something against it.").arg(asked.other_number).arg(name(asked.label));
        return qsTr("%1 leaves bed %2. Which bed? Arrows and Enter, or touch it.").arg(name(carried.label)).arg(carried.number);
    }

    function name(label: var): string {
        return label && label.length > 0 ? label : qsTr("somebody");
    }

    visible: !!carried.label || !!carried.stay
    implicitHeight: Math.max(Theme.deskTouch, column.implicitHeight + Theme.dp(20))
    radius: Theme.dp(11)
    color: Theme.heldFill

    Column {
        id: column

        x: Theme.dp(14)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - buttons.width - Theme.dp(26)
        spacing: Theme.dp(6)

        DeskText {
            text: line.words
            width: parent.width
            color: Theme.heldText
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Repeater {
            model: line.asked.grounds ?? []

            GroundLine {
                required property var modelData

                width: column.width
                ground: modelData
            }
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(8)

        DeskButton {
            objectName: "carry_yes"
            visible: line.asking
            focusPolicy: Qt.NoFocus
            look: "primary"
            text: line.asked.kind === "swap" ? qsTr("Swap") : qsTr("All the same")
            hint: "Enter"
            onClicked: line.stays.confirm()
        }
        DeskButton {
            objectName: "carry_no"
            focusPolicy: Qt.NoFocus
            look: "quiet"
            text: qsTr("Leave it")
            hint: "Esc"
            onClicked: line.stays.drop()
        }
    }
}
