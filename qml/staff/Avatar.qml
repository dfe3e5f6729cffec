// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A person's first letter, to find them in a list by.
Rectangle {
    id: avatar

    required property var person
    property int size: Theme.dp(38)

    readonly property string letter: (person.name ?? "").trim().slice(0, 1).toUpperCase()

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: Theme.occupied

    DataText {
        visible: avatar.letter.length > 0
        anchors.centerIn: parent
        text: avatar.letter
        color: Theme.amber
        font.pixelSize: Math.round(avatar.size * 0.45)
        font.weight: Font.Bold
    }
    Sign {
        visible: avatar.letter.length === 0
        anchors.centerIn: parent
        name: "person"
        size: Math.round(avatar.size * 0.58)
        color: Theme.amber
    }
}
