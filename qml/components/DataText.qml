// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What comes from outside and is never translated: a number, a name, an address, the time.
Phrase {
    readonly property bool isData: true
}
