// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What comes from outside on a desk's screen: a name, a number, a time.
DataText {
    font.pixelSize: Theme.deskBody
    elide: Text.ElideRight
}
