// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The selected bed, when nobody's panel is open: where it is, what it is like, what it is now.
FocusScope {
    id: side

    required property StaffDesk desk

    readonly property BoardController board: desk.board
    readonly property var bed: board.bed
    readonly property bool known: !!bed.bed
    readonly property string condition: bed.state ?? ""

    DeskPanel {
        anchors.fill: parent
    }
    Flickable {
        x: Theme.dp(20)
        y: Theme.dp(20)
        width: parent.width - 2 * x
        anchors.bottom: undo.top
        anchors.bottomMargin: Theme.dp(10)
        height: undo.y - y - Theme.dp(10)
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: parent.width
            spacing: Theme.dp(12)

            Row {
                spacing: Theme.dp(16)

                DataText {
                    objectName: "bed_side_number"
                    text: side.bed.number ?? ""
                    font.family: Theme.displayFamily
                    font.pixelSize: Theme.dp(56)
                    font.weight: Font.Bold
                    anchors.verticalCenter: parent.verticalCenter
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter

                    DeskText {
                        text: side.known ? StaffWords.title(Words.room(side.bed.room)) : ""
                        font.pixelSize: Theme.deskLead
                        font.weight: Font.DemiBold
                    }
                    DeskText {
                        text: side.known ? BoardWords.segment(side.bed.segment) + ", " + BoardWords.position(side.bed.position) : ""
                        color: Theme.secondText
                    }
                }
            }
            Column {
                width: parent.width
                spacing: Theme.dp(9)

                SignedFact {
                    width: parent.width
                    sign: BoardWords.bedGlyph(side.condition).length > 0 ? BoardWords.bedGlyph(side.condition) : "bed"
                    words: side.condition === "held" ? qsTr("held until %1").arg(side.desk.house.when(side.bed.until)) : StaffWords.title(BoardWords.bedState(side.condition))
                }
                SignedFact {
                    visible: words.length > 0
                    width: parent.width
                    sign: "person"
                    fromOutside: true
                    words: side.condition === "held" && StaffWords.whose(side.bed).length > 0 ? qsTr("for: %1").arg(StaffWords.whose(side.bed)) : StaffWords.whose(side.bed)
                }
                SignedFact {
                    visible: side.bed.extra === true
                    width: parent.width
                    sign: "add_circle"
                    words: qsTr("extra bed of the winter action")
                }
                Repeater {
                    model: side.bed.has ?? []

                    SignedFact {
                        required property string modelData

                        width: column.width
                        sign: StaffWords.needGlyph(modelData)
                        words: StaffWords.need(modelData)
                    }
                }
            }
            BedActions {
                width: parent.width
                desk: side.desk
            }
        }
    }
    UndoBar {
        id: undo

        session: side.desk.session
        x: Theme.dp(20)
        width: parent.width - 2 * x
        height: visible ? implicitHeight : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(16)
    }
}
