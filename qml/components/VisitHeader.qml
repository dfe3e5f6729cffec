// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Ostoja
import Ostoja.Kiosk

/// The top of every screen of a visit: what it says, the seconds left, and the way to end it.
Item {
    id: header

    required property DoorController door
    property alias title: title.text
    property alias subtitle: subtitle.text
    /// In the subtitle's place when the last touch went nowhere.
    readonly property string complaint: door.touchFailed ? qsTr("That did not work. Please touch it once more.") : ""
    property string doneLabel: qsTr("Done")

    implicitHeight: Math.max(words.height, Theme.mm(17))

    Column {
        id: words

        anchors.verticalCenter: controls.verticalCenter
        width: header.width - controls.reserved - Theme.gap
        spacing: Theme.mm(1.2)

        Phrase {
            id: title

            width: parent.width
            visible: text.length > 0
            mustRead: true
            font.pixelSize: Theme.titleType
            font.weight: Font.DemiBold
            lineHeight: 1.05
            wrapMode: Text.WordWrap
            maximumLineCount: header.complaint.length > 0 ? 1 : 2
            elide: Text.ElideRight
        }
        Phrase {
            id: subtitle

            width: parent.width
            visible: text.length > 0 && title.lineCount < 2 && header.complaint.length === 0
            color: Theme.secondText
            wrapMode: Text.WordWrap
        }
        Phrase {
            width: parent.width
            text: header.complaint
            visible: text.length > 0
            wrapMode: Text.WordWrap
        }
    }

    Item {
        id: controls

        /// The room that the controls take at most: nothing moves under a finger when more time is offered.
        readonly property real reserved: done.width + Theme.mm(3.4) + more.width

        anchors.right: parent.right
        width: reserved
        height: Theme.mm(17)

        T.AbstractButton {
            id: more

            objectName: "more_time"
            visible: header.door.moreTimeOffered
            text: qsTr("A little longer")
            width: Theme.mm(46)
            height: parent.height
            anchors.right: done.left
            anchors.rightMargin: Theme.mm(3.4)
            Accessible.role: Accessible.Button
            Accessible.name: text
            onClicked: header.door.touch("more_time")

            background: Rectangle {
                radius: height / 2
                color: more.down ? Theme.pressed : Theme.raised
            }
            contentItem: Item {
                Phrase {
                    x: Theme.mm(5)
                    width: parent.width - ring.width - Theme.mm(7)
                    anchors.verticalCenter: parent.verticalCenter
                    text: more.text
                    font.pixelSize: Theme.mm(5.5)
                    font.weight: Font.DemiBold
                    lineHeight: 0.98
                    wrapMode: Text.WordWrap
                }
            }
        }
        CountdownRing {
            id: ring

            anchors.right: more.right
            anchors.rightMargin: Theme.mm(0.35)
            anchors.verticalCenter: parent.verticalCenter
            seconds: header.door.secondsLeft
            total: header.door.secondsTotal
        }
        KioskButton {
            id: done

            objectName: "done"
            anchors.right: parent.right
            height: parent.height
            corner: height / 2
            sign: "check"
            text: header.doneLabel
            onClicked: header.door.touch("done")
        }
    }
}
