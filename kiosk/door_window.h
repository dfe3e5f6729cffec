// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>
#include <memory>

#include "kiosk/door_controller.h"
#include "kiosk/qml_window.h"

namespace ostoja::kiosk {

/// The QML of the door, loaded and bound to a controller; translates itself anew when the language changes.
/// Over the whole screen it shows no mouse pointer.
class DoorWindow {
  public:
    /// Lets events through while the QML is read. Throws std::runtime_error when it can't be loaded.
    DoorWindow(DoorController& door, const WindowShape& shape);
    ~DoorWindow();
    DoorWindow(const DoorWindow&) = delete;
    DoorWindow& operator=(const DoorWindow&) = delete;

    QQuickWindow& window() { return *window_; }
    QQmlEngine& engine() { return engine_; }

  private:
    QQmlEngine engine_;
    std::unique_ptr<QQuickWindow> window_;
};

}  // namespace ostoja::kiosk
