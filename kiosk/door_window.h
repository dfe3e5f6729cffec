// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>
#include <QSize>
#include <memory>
#include <optional>

#include "kiosk/door_controller.h"

class QQuickWindow;
class QScreen;

namespace ostoja::kiosk {

/// How the door's window is to be.
struct DoorWindowShape {
    /// Without one: the whole screen, without a mouse pointer.
    std::optional<QSize> size;
    std::optional<double> pixelsPerMm;
    bool reducedMotion = false;
};

/// The QML of the door, loaded and bound to a controller; translates itself anew when the language changes.
class DoorWindow {
  public:
    /// Lets events through while the QML is read. Throws std::runtime_error when it can't be loaded.
    DoorWindow(DoorController& door, const DoorWindowShape& shape);
    ~DoorWindow();
    DoorWindow(const DoorWindow&) = delete;
    DoorWindow& operator=(const DoorWindow&) = delete;

    QQuickWindow& window() { return *window_; }
    QQmlEngine& engine() { return engine_; }

  private:
    QQmlEngine engine_;
    std::unique_ptr<QQuickWindow> window_;
};

/// Pixels to a millimetre as the screen tells, or 4.9 (1280×800 on 12.1 inches) where it can't be believed:
/// a projector's, or the 96 dots per inch that display servers make up.
double pixelsPerMmOf(const QScreen& screen);

}  // namespace ostoja::kiosk
