// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/door_window.h"

#include <QGuiApplication>
#include <QQuickWindow>

namespace ostoja::kiosk {

DoorWindow::DoorWindow(DoorController& door, const WindowShape& shape)
    : window_(loadWindow(engine_, QStringLiteral("Door.qml"), shape,
                         {{QStringLiteral("door"), QVariant::fromValue(&door)}})) {
    QObject::connect(&door, &DoorController::languageChanged, &engine_, &QQmlEngine::retranslate);
    if (!shape.size) QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    showWindow(*window_, shape);
}

DoorWindow::~DoorWindow() = default;

}  // namespace ostoja::kiosk
