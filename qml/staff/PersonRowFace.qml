// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What a row says of a person: what one tells them by at the left, what one looks for at the right.
Item {
    id: face

    required property var person
    property string name
    property string why
    property bool brief: false

    readonly property string line: {
        const born = person.born ? person.born : person.age ? StaffWords.age(person.age) : "";
        const told = why.length > 0 ? [StaffWords.likeness(why), born] : [born, person.greeting ? StaffWords.saying(person.greeting) : ""];
        return told.filter(each => each.length > 0).join(brief ? "\n" : " · ");
    }

    Avatar {
        id: avatar

        person: face.person
        x: Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        anchors.left: avatar.right
        anchors.leftMargin: Theme.dp(14)
        anchors.right: facts.left
        anchors.rightMargin: Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(1)

        DeskData {
            text: face.name
            width: parent.width
            font.pixelSize: Theme.dp(16)
            font.weight: Font.DemiBold
        }
        DeskData {
            visible: text.length > 0
            text: face.line
            width: parent.width
            wrapMode: face.brief ? Text.WordWrap : Text.NoWrap
            maximumLineCount: 2
            color: Theme.secondText
            font.pixelSize: Theme.deskSmall
        }
    }
    Row {
        id: facts

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(14)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(16)

        Repeater {
            model: face.brief ? [] : face.person.needs ?? []

            Row {
                id: need

                required property string modelData

                spacing: Theme.dp(5)
                anchors.verticalCenter: facts.verticalCenter

                Sign {
                    name: StaffWords.needGlyph(need.modelData)
                    size: Theme.dp(18)
                    color: Theme.secondText
                }
                DeskText {
                    text: StaffWords.need(need.modelData)
                    color: Theme.secondText
                    font.pixelSize: Theme.deskSmall
                }
            }
        }
        Row {
            visible: !face.brief && face.person.card !== "valid"
            spacing: Theme.dp(6)
            anchors.verticalCenter: parent.verticalCenter

            Sign {
                name: StaffWords.cardGlyph(face.person.card)
                size: Theme.dp(18)
                color: face.person.card === "lost" ? Theme.attentionText : Theme.secondText
            }
            DeskText {
                text: StaffWords.card(face.person.card)
                color: face.person.card === "lost" ? Theme.attentionText : Theme.secondText
                font.pixelSize: Theme.deskSmall
            }
        }
        Rectangle {
            visible: !!face.person.tonight
            width: bed.implicitWidth + Theme.dp(24)
            height: Theme.dp(34)
            radius: Theme.dp(9)
            color: Theme.occupied
            anchors.verticalCenter: parent.verticalCenter

            Row {
                id: bed

                anchors.centerIn: parent
                spacing: Theme.dp(7)

                Sign {
                    name: "bed"
                    size: Theme.dp(18)
                    color: Theme.barText
                    anchors.verticalCenter: parent.verticalCenter
                }
                DataText {
                    text: face.person.tonight ? face.person.tonight.bed : ""
                    color: Theme.barText
                    font.pixelSize: Theme.dp(16)
                    font.weight: Font.Bold
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
