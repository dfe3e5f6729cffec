// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What staff are told quietly: nobody at the door sees it.
Rectangle {
    id: line

    required property var alert
    property string age
    property int place

    signal seen
    /// To the page of whoever it is about.
    signal opened

    implicitHeight: Math.max(Theme.dp(66), words.implicitHeight + Theme.dp(24))
    radius: Theme.deskRadius
    color: Theme.heldFill

    Sign {
        name: "notifications"
        size: Theme.dp(24)
        color: Theme.heldText
        x: Theme.dp(24)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.dp(64)
        anchors.right: page.visible ? page.left : done.left
        anchors.rightMargin: Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(2)

        DeskText {
            objectName: "alert_words_" + line.place
            text: StaffWords.alert(line.alert.kind, line.alert.bed ?? "")
            width: parent.width
            color: Theme.heldText
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        DeskData {
            text: [line.alert.label ?? "", StaffWords.terminal(line.alert.terminal), qsTr("%1 ago").arg(line.age)].filter(each => each.length > 0).join(" · ")
            width: parent.width
            color: Theme.heldText
            font.pixelSize: Theme.deskSmall
        }
    }
    DeskButton {
        id: page

        objectName: "alert_open_" + line.place
        visible: line.alert.kind === "arrival_lapsed" && (line.alert.person ?? "").length > 0
        anchors.right: done.left
        anchors.rightMargin: Theme.dp(10)
        anchors.verticalCenter: parent.verticalCenter
        sign: "person"
        text: qsTr("Their page")
        onClicked: line.opened()
    }
    DeskButton {
        id: done

        objectName: "alert_" + line.place
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        sign: "done"
        text: qsTr("Seen")
        onClicked: line.seen()
    }
}
