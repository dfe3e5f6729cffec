// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// What is longer than its place. Whatever has the keys, and whatever was just opened, is brought into view.
Flickable {
    id: scroll

    readonly property Item focused: Window.activeFocusItem
    property Item wanted: null

    /// Brings it into view as a whole, or from its top where it has no room, and keeps it there while the rest settles.
    function show(item: Item) {
        wanted = item;
        place();
    }
    function place() {
        if (!wanted || !holds(wanted)) return;
        const margin = Theme.dp(24);
        const top = wanted.mapToItem(contentItem, 0, 0).y - margin;
        const bottom = top + wanted.height + 2 * margin;
        const most = Math.max(0, contentHeight - height);
        if (top < contentY || bottom - top > height) {
            contentY = Math.max(0, Math.min(top, most));
        } else if (bottom > contentY + height) {
            contentY = Math.max(0, Math.min(bottom - height, most));
        }
    }
    function holds(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === contentItem) return true;
        }
        return false;
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true

    onFocusedChanged: if (focused && holds(focused)) show(focused)
    onContentHeightChanged: place()
    onHeightChanged: place()
    onMovementStarted: wanted = null
}
