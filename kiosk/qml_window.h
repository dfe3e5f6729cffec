// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>
#include <QSize>
#include <QVariantMap>
#include <memory>
#include <optional>

class QQuickWindow;
class QScreen;

namespace ostoja::kiosk {

/// How a screen's window is to be.
struct WindowShape {
    /// Without one: the whole screen.
    std::optional<QSize> size;
    std::optional<double> pixelsPerMm;
    bool reducedMotion = false;
};

/// A screen's QML in a window. Lets events through while the QML is read. Gives it pixelsPerMm,
/// reducedMotion, its size, and `properties`. Throws std::runtime_error when it can't be loaded. It isn't
/// shown yet.
std::unique_ptr<QQuickWindow> loadWindow(QQmlEngine& engine, const QString& file, const WindowShape& shape,
                                         QVariantMap properties);

/// Shows it in its size, or over the whole screen.
void showWindow(QQuickWindow& window, const WindowShape& shape);

/// Pixels to a millimetre as the screen tells, or 4.9 (1280×800 on 12.1 inches) where it can't be believed:
/// a projector's, or the 96 dots per inch that display servers make up.
double pixelsPerMmOf(const QScreen& screen);

}  // namespace ostoja::kiosk
