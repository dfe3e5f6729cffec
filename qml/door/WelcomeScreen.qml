// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A visit to a day facility begins.
QuietScreen {
    sign: Words.placeGlyph(door.facilityKind)
    title: qsTr("Welcome")
    text: qsTr("Please come in.")
}
