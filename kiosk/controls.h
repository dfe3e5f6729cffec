// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>
#include <QRectF>
#include <QString>
#include <vector>

class QQuickWindow;

namespace ostoja::kiosk {

/// Something on the screen that can be touched now.
struct Control {
    /// Its objectName: "done", "help", "language_en" …
    QString name;
    /// In the window's pixels, as far as it is seen.
    QRectF area;
    QQuickItem* item;
};

/// All buttons and fields that are visible and enabled, from top to bottom of the scene.
std::vector<Control> visibleControls(const QQuickWindow& window);

}  // namespace ostoja::kiosk
