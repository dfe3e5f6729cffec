// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <memory>

#include "kiosk/qml_window.h"
#include "kiosk/staff/staff_desk.h"

namespace ostoja::kiosk {

/// The QML of a staff terminal, loaded and bound to a desk. It tells the desk of each key, click and touch,
/// so that a desk that nobody uses closes what is open.
class StaffWindow : public QObject {
    Q_OBJECT

  public:
    /// Lets events through while the QML is read. Throws std::runtime_error when it can't be loaded.
    StaffWindow(StaffDesk& desk, const WindowShape& shape);
    ~StaffWindow() override;

    QQuickWindow& window() { return *window_; }

  private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    StaffDesk& desk_;
    QQmlEngine engine_;
    std::unique_ptr<QQuickWindow> window_;
};

}  // namespace ostoja::kiosk
