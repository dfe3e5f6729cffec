// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Words of the program on a desk's screen.
Phrase {
    font.pixelSize: Theme.deskBody
}
