// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/staff_window.h"

#include <QEvent>
#include <QQuickWindow>

namespace ostoja::kiosk {

StaffWindow::StaffWindow(StaffDesk& desk, const WindowShape& shape)
    : desk_(desk),
      window_(loadWindow(engine_, QStringLiteral("Staff.qml"), shape,
                         {{QStringLiteral("desk"), QVariant::fromValue(&desk)}})) {
    window_->installEventFilter(this);
    showWindow(*window_, shape);
    // Where no window manager gives the keys to a window that has come, it takes them itself.
    window_->requestActivate();
}

StaffWindow::~StaffWindow() = default;

bool StaffWindow::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::TouchBegin:
        case QEvent::Wheel:
            desk_.used();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace ostoja::kiosk
