// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/controls.h"

#include <QQuickWindow>

namespace ostoja::kiosk {

namespace {

void collect(QQuickItem& item, std::vector<Control>& controls) {
    if (!item.isVisible() || item.opacity() <= 0) return;
    if (item.inherits("QQuickAbstractButton") && item.isEnabled()) {
        controls.push_back({item.objectName(), item.mapRectToScene(item.boundingRect()), &item});
    }
    for (auto* child : item.childItems()) collect(*child, controls);
}

}  // namespace

std::vector<Control> visibleControls(const QQuickWindow& window) {
    std::vector<Control> controls;
    collect(*window.contentItem(), controls);
    return controls;
}

}  // namespace ostoja::kiosk
