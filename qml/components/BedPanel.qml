// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The bed's number, the biggest thing of all. It is readable from its first frame: the panel moves as a whole.
Item {
    id: panel

    required property string number
    required property string position
    /// Where the panel comes from, in the coordinates of its parent, and how far it is on its way.
    property rect from
    property real arrival: 1

    function along(start: real, end: real): real {
        return start + (end - start) * arrival;
    }

    Rectangle {
        id: sheet

        x: Math.round(panel.along(panel.from.x - panel.x, 0))
        y: Math.round(panel.along(panel.from.y - panel.y, 0))
        width: Math.round(panel.along(panel.from.width, panel.width))
        height: Math.round(panel.along(panel.from.height, panel.height))
        radius: Theme.radius
        color: Theme.amber

        Item {
            id: content

            width: panel.width
            height: panel.height
            transformOrigin: Item.TopLeft
            scale: Math.min(sheet.width / width, sheet.height / height)

            Row {
                id: heading

                x: Theme.mm(7.4)
                y: Theme.mm(6.4)
                spacing: Theme.mm(3.6)

                Sign {
                    name: "bed"
                    size: Theme.mm(12.5)
                    color: Theme.ink
                    anchors.verticalCenter: parent.verticalCenter
                }
                Phrase {
                    text: qsTr("Bed")
                    mustRead: true
                    color: Theme.ink
                    font.pixelSize: Theme.titleType
                    font.weight: Font.DemiBold
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            Row {
                visible: panel.position === "lower" || panel.position === "upper"
                anchors.verticalCenter: heading.verticalCenter
                anchors.right: parent.right
                anchors.rightMargin: Theme.mm(7.4)
                spacing: Theme.mm(3)

                BunkSign {
                    position: panel.position
                    width: Theme.mm(11.5)
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                }
                Phrase {
                    id: where

                    text: Words.position(panel.position)
                    color: Theme.ink
                    font.pixelSize: Theme.leadType
                    font.weight: Font.DemiBold
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            DataText {
                objectName: "bed_number"

                // The figures alone are as high as the room below the heading: Inter's are 0.727 of its size.
                readonly property real room: content.height - heading.y - heading.height - Theme.mm(10.5)

                text: panel.number
                mustRead: true
                color: Theme.ink
                x: Theme.mm(5.5)
                width: content.width - 2 * x
                y: heading.y + heading.height + Theme.mm(3.4)
                height: room
                font.family: Theme.displayFamily
                font.weight: Font.Bold
                font.pixelSize: Math.round(Math.min(room / 0.727, width / (0.66 * Math.max(1, text.length))))
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignLeft
            }
        }
    }
}
