// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlApplicationEngine>

#include "kiosk/tray/tray_controller.h"

class QQuickWindow;

namespace ostoja::tray {

/// The tray's QML, loaded and bound to a controller.
class TrayWindow {
  public:
    /// Throws std::runtime_error when the QML can't be loaded.
    explicit TrayWindow(TrayController& tray);

    QQuickWindow& window() const { return *window_; }

  private:
    QQmlApplicationEngine engine_;
    QQuickWindow* window_ = nullptr;
};

}  // namespace ostoja::tray
