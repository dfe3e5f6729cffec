// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Words of the program itself, translated.
Text {
    /// Must be read at the door: capitals of 7.3 mm and a contrast of 10:1, which a test measures.
    property bool mustRead: false

    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.bodyType
    textFormat: Text.PlainText
}
