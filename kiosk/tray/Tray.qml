// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Ostoja
import Ostoja.Tray

/// The demo's cards on a tray. Not a screen of the product: it stands in for hands and cards.
Window {
    id: window

    required property TrayController tray

    width: 560
    height: 760
    minimumWidth: 300
    minimumHeight: 300
    visible: true
    title: qsTr("Ostoja: cards")
    color: Theme.ground

    Column {
        id: head

        x: 20
        y: 18
        width: parent.width - 2 * x
        spacing: 10

        Phrase {
            text: qsTr("Cards")
            font.pixelSize: 26
            font.weight: Font.Bold
        }
        Phrase {
            text: window.tray.trouble.length > 0 ? window.tray.trouble : qsTr("Click a card to hold it to the reader")
            color: window.tray.trouble.length > 0 ? Theme.attention : Theme.secondText
            width: parent.width
            font.pixelSize: 15
            wrapMode: Text.WordWrap
        }
        Row {
            spacing: 8
            visible: readers.count > 1

            Repeater {
                id: readers

                model: window.tray.readers

                T.AbstractButton {
                    id: reader

                    required property int index
                    required property string modelData

                    objectName: "reader_" + index
                    implicitWidth: implicitContentWidth + 28
                    implicitHeight: 34
                    onClicked: window.tray.reader = index

                    background: Rectangle {
                        radius: 17
                        color: window.tray.reader === reader.index ? Theme.pressed : Theme.surface
                    }
                    contentItem: DataText {
                        text: reader.modelData
                        font.pixelSize: 15
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                    }
                }
            }
        }
    }

    GridView {
        id: grid

        readonly property int columns: Math.max(1, Math.floor((window.width - 28) / 172))

        anchors.top: head.bottom
        anchors.topMargin: 14
        anchors.bottom: parent.bottom
        x: 14
        width: parent.width - 28
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: Math.floor(width / columns)
        cellHeight: Math.round(cellWidth * 0.66)
        bottomMargin: 14
        model: window.tray.cards

        delegate: T.AbstractButton {
            id: card

            required property int index
            required property var modelData
            readonly property bool lies: window.tray.placed === index

            objectName: "card_" + index
            width: grid.cellWidth
            height: grid.cellHeight
            onClicked: window.tray.click(index)

            background: CardFace {
                name: card.modelData.name
                type: card.modelData.type
                lies: card.lies
                pointed: card.hovered || card.down
            }
        }
    }
}
