// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The winter action: what is on now and until when, or what it takes to switch it on.
FocusScope {
    id: screen

    required property StaffDesk desk

    readonly property var winter: desk.board.winter
    readonly property bool on: !!winter.winter
    readonly property WinterController controller: desk.winter
    /// It alone holds the doors open: by its own hours the house is shut now. Asked anew with the clock.
    readonly property bool shut: desk.house.time.length > 0 && (winter.closes ?? "").length > 0 && !desk.house.isWithin(winter.opens, winter.closes)
    readonly property int ended: shut ? winter.ends ?? 0 : 0
    property bool ending: false
    property bool aroundClock: true
    property string approvedBy

    onOnChanged: ending = false

    DeskPanel {
        width: Math.min(parent.width, Theme.dp(760))
        height: parent.height
        anchors.horizontalCenter: parent.horizontalCenter

        Flickable {
            anchors.fill: parent
            anchors.margins: Theme.dp(28)
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: column

                readonly property int half: Math.floor((width - Theme.dp(14)) / 2)

                width: parent.width
                spacing: Theme.dp(16)

                SectionTitle {
                    sign: "ac_unit"
                    text: screen.on ? qsTr("The winter action is on") : qsTr("Winter action")
                }
                DeskText {
                    visible: !screen.on
                    text: qsTr("Extra beds appear on the board, everything under it is marked, and it ends by itself.")
                    width: parent.width
                    color: Theme.secondText
                    wrapMode: Text.WordWrap
                }
                Column {
                    visible: screen.on
                    width: parent.width
                    spacing: Theme.dp(10)

                    SignedFact {
                        width: parent.width
                        sign: "schedule"
                        words: screen.on ? qsTr("until %1").arg(screen.desk.house.when(screen.winter.until)) : ""
                    }
                    SignedFact {
                        width: parent.width
                        sign: "add_circle"
                        words: qsTr("%n extra bed(s)", "", screen.winter.extra ?? 0)
                    }
                    SignedFact {
                        width: parent.width
                        sign: "thermostat"
                        words: qsTr("threshold %1 °C").arg(screen.winter.threshold_c ?? "")
                    }
                    SignedFact {
                        visible: screen.winter.around_clock === true
                        width: parent.width
                        sign: "brightness_5"
                        words: qsTr("open round the clock: nobody's stay ends in the morning")
                    }
                    SignedFact {
                        width: parent.width
                        sign: "verified_user"
                        words: qsTr("approved by: %1").arg(BoardWords.approver(screen.winter.approved_by ?? ""))
                    }
                    DeskButton {
                        objectName: "winter_end"
                        visible: !screen.ending
                        sign: "stop_circle"
                        text: qsTr("End it …")
                        onClicked: screen.ending = true
                    }
                    DeskText {
                        objectName: "winter_what_ends"
                        visible: screen.ending
                        text: screen.ended > 0 ? qsTr("By its own hours the house is shut now: %n stay(s) end(s) at once. Whom somebody kept stays.", "", screen.ended)
                            : screen.shut ? qsTr("By its own hours the house is shut now. Nobody's stay ends: whoever is here was kept.")
                            : qsTr("Whoever sleeps in an extra bed stays there this night; no more extra beds are given.")
                        width: parent.width
                        wrapMode: Text.WordWrap
                    }
                    Row {
                        visible: screen.ending
                        spacing: Theme.dp(10)

                        DeskButton {
                            objectName: "winter_end_now"
                            look: "serious"
                            text: qsTr("End it now")
                            onClicked: screen.controller.end()
                        }
                        DeskButton {
                            objectName: "winter_end_not"
                            look: "quiet"
                            text: qsTr("Not now")
                            onClicked: screen.ending = false
                        }
                    }
                }
                Column {
                    visible: !screen.on
                    width: parent.width
                    spacing: Theme.dp(14)

                    Row {
                        spacing: Theme.dp(14)

                        DeskField {
                            id: day

                            name: "winter_day"
                            focus: true
                            width: column.half
                            label: qsTr("Last day")
                            text: screen.desk.house.dayAfter(1)
                        }
                        DeskField {
                            id: hour

                            name: "winter_hour"
                            width: column.half
                            label: qsTr("until the hour")
                            text: "8:00"
                        }
                    }
                    Row {
                        spacing: Theme.dp(14)

                        DeskField {
                            id: threshold

                            name: "winter_threshold"
                            width: column.half
                            label: qsTr("Threshold, °C")
                            text: "-10"
                        }
                        DeskField {
                            id: extra

                            name: "winter_extra"
                            width: column.half
                            label: qsTr("Extra beds")
                            text: String(screen.desk.board.foldedBeds)
                        }
                    }
                    DeskChip {
                        objectName: "winter_around_clock"
                        text: qsTr("Open round the clock")
                        sign: "brightness_5"
                        chosen: screen.aroundClock
                        onClicked: screen.aroundClock = !screen.aroundClock
                    }
                    Choices {
                        width: parent.width
                        label: qsTr("Approved by")
                        namePrefix: "approved_"
                        mayBeEmpty: false
                        options: BoardWords.approvers.map(each => ({value: each, text: BoardWords.approver(each)}))
                        value: screen.approvedBy
                        onChosen: value => screen.approvedBy = value
                    }
                    DeskButton {
                        objectName: "winter_begin"
                        look: "primary"
                        sign: "ac_unit"
                        text: qsTr("Switch it on")
                        onClicked: screen.controller.begin(day.text, hour.text, threshold.text, extra.text, screen.aroundClock, screen.approvedBy)
                    }
                }
                Notice {
                    width: parent.width
                    words: ProblemWords.problem(screen.controller.problem, screen.controller.refusal)
                    sign: "error_outline"
                }
            }
        }
    }
}
