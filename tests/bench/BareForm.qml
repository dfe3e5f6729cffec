// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

Window {
    width: 1280
    height: 800
    visible: true

    Column {
        anchors.centerIn: parent
        spacing: 16

        Repeater {
            model: ["Name", "Date of birth", "Room", "Bed"]

            Row {
                id: field

                required property string modelData

                spacing: 16

                Text {
                    width: 200
                    text: field.modelData
                    font.pixelSize: 24
                }

                Rectangle {
                    width: 400
                    height: 40
                    border.color: "gray"

                    TextInput {
                        anchors.fill: parent
                        anchors.margins: 8
                        font.pixelSize: 24
                    }
                }
            }
        }

        Rectangle {
            width: 200
            height: 48
            color: "lightsteelblue"

            Text {
                anchors.centerIn: parent
                text: "Save"
                font.pixelSize: 24
            }

            MouseArea {
                anchors.fill: parent
            }
        }
    }
}
