// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// A card is awaited at the reader on the desk: the one thing that matters now.
Rectangle {
    id: step

    required property CardsController cards

    readonly property bool loan: cards.use === "loan"

    implicitHeight: words.implicitHeight + Theme.dp(32)
    radius: Theme.deskRadius
    color: Theme.amber

    Column {
        id: words

        x: Theme.dp(18)
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(8)

        Row {
            spacing: Theme.dp(12)

            Sign {
                name: "contactless"
                size: Theme.dp(30)
                color: Theme.ink
                anchors.verticalCenter: parent.verticalCenter
            }
            DeskText {
                text: step.loan ? qsTr("Hold a loan card") : qsTr("Hold a new card")
                color: Theme.ink
                font.pixelSize: Theme.dp(20)
                font.weight: Font.Bold
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        DeskText {
            text: step.loan ? qsTr("It is theirs for this night and ends with it.") : qsTr("It is theirs as soon as it lies on the reader on the desk.")
            color: Theme.ink
            width: parent.width
            wrapMode: Text.WordWrap
        }
        DeskText {
            objectName: "card_problem"
            visible: text.length > 0
            text: step.cards.unfit.length > 0 ? StaffWords.unfitCard(step.cards.unfit) : ProblemWords.problem(step.cards.problem, step.cards.refusal)
            color: Theme.ink
            width: parent.width
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
        }
        DeskButton {
            objectName: "card_later"
            look: "plain"
            text: qsTr("Not now")
            hint: "Esc"
            onClicked: step.cards.cancel()
        }
    }
}
