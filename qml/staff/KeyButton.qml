// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// A button of a panel with the key that does the same while the button is seen.
DeskButton {
    id: button

    stacked: true

    Shortcut {
        sequence: button.hint
        enabled: button.visible && button.enabled && button.hint.length > 0
        onActivated: button.clicked()
    }
}
