// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// The title of a part of a page, with its sign.
Row {
    id: title

    property string sign
    property string text

    spacing: Theme.dp(10)

    Sign {
        name: title.sign
        size: Theme.dp(22)
        color: Theme.secondText
        anchors.verticalCenter: parent.verticalCenter
    }
    DeskText {
        text: title.text
        font.pixelSize: Theme.deskLead
        font.weight: Font.DemiBold
        anchors.verticalCenter: parent.verticalCenter
    }
}
