// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// Where the person sleeps tonight: the number, the room, since when, and how we know.
Rectangle {
    id: card

    required property StaffDesk desk

    readonly property var person: desk.person.person
    readonly property var stay: person.stay ?? null
    readonly property var tonight: person.tonight ?? null
    readonly property string number: stay ? stay.bed : tonight ? tonight.bed : ""
    readonly property string where: {
        if (stay) return qsTr("room %1, since %2").arg(stay.room).arg(desk.house.when(stay.since));
        return tonight ? qsTr("room %1, tonight").arg(tonight.room) : qsTr("no bed tonight yet");
    }
    readonly property string how: {
        if (!stay) return "";
        if (stay.state === "held") return qsTr("waits for your word");
        const told = [stay.state === "away" ? BoardWords.bedState("away") : BoardWords.presence(stay.presence)];
        if (stay.kept) told.push(qsTr("stays by day"));
        return told.join(", ");
    }

    implicitHeight: Math.max(Theme.dp(68), words.implicitHeight + Theme.dp(20))
    radius: Theme.dp(11)
    color: stay && stay.state === "held" ? Theme.heldFill : Theme.raised

    DataText {
        id: bed

        visible: text.length > 0
        text: card.number
        x: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        font.family: Theme.displayFamily
        font.pixelSize: Theme.dp(42)
        font.weight: Font.Bold
    }
    Sign {
        visible: !bed.visible
        name: "bed"
        size: Theme.dp(30)
        color: Theme.secondText
        x: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words

        x: bed.visible ? bed.x + bed.width + Theme.dp(16) : Theme.dp(60)
        width: parent.width - x - Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter

        DeskText {
            text: StaffWords.title(card.where)
            width: parent.width
            color: card.number.length > 0 ? Theme.text : Theme.secondText
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        DeskText {
            visible: text.length > 0
            text: card.how
            width: parent.width
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
            wrapMode: Text.WordWrap
        }
    }
}
