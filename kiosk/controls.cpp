// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/controls.h"

#include <QQuickWindow>

namespace ostoja::kiosk {

namespace {

/// A finger finds nothing to touch in less than that, in pixels: a row that is nearly scrolled away.
constexpr double leastVisible = 12;

bool takesTouches(const QQuickItem& item) {
    return item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") ||
           item.inherits("QQuickTextArea");
}

/// `within`: what the items around let be seen.
void collect(QQuickItem& item, QRectF within, std::vector<Control>& controls) {
    if (!item.isVisible() || item.opacity() <= 0) return;
    // Not boundingRect(): a field's is its text's.
    const auto area = item.mapRectToScene({0, 0, item.width(), item.height()}).intersected(within);
    if (item.clip()) within = area;
    if (takesTouches(item) && item.isEnabled() && area.width() >= leastVisible &&
        area.height() >= leastVisible) {
        controls.push_back({item.objectName(), area, &item});
    }
    for (auto* child : item.childItems()) collect(*child, within, controls);
}

}  // namespace

std::vector<Control> visibleControls(const QQuickWindow& window) {
    std::vector<Control> controls;
    collect(*window.contentItem(), {{0, 0}, QSizeF(window.size())}, controls);
    return controls;
}

}  // namespace ostoja::kiosk
