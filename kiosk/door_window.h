// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlApplicationEngine>
#include <QSize>
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
    /// Throws std::runtime_error when the QML can't be loaded.
    DoorWindow(DoorController& door, const DoorWindowShape& shape);
    ~DoorWindow();
    DoorWindow(const DoorWindow&) = delete;
    DoorWindow& operator=(const DoorWindow&) = delete;

    QQuickWindow& window() { return *window_; }
    QQmlApplicationEngine& engine() { return engine_; }

  private:
    QQmlApplicationEngine engine_;
    QQuickWindow* window_ = nullptr;
};

/// Pixels to a millimetre as the screen tells, or 4.9 (1280×800 on 12.1 inches) where it can't be believed:
/// a projector's, or the 96 dots per inch that display servers make up.
double pixelsPerMmOf(const QScreen& screen);

}  // namespace ostoja::kiosk
