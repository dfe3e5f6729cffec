// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A pictogram of Material Icons, by its ligature name. Its word always stands beside it.
Text {
    readonly property bool isData: true
    property alias name: sign.text
    property int size: Theme.mm(8)

    id: sign
    width: size
    height: size
    color: Theme.text
    font.family: Theme.signFamily
    font.pixelSize: size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    lineHeightMode: Text.FixedHeight
    lineHeight: size
    textFormat: Text.PlainText
    Accessible.ignored: true
}
