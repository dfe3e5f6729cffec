// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tray/tray_window.h"

#include <QQuickWindow>
#include <stdexcept>

extern void qml_register_types_Ostoja_Tray();

namespace ostoja::tray {

TrayWindow::TrayWindow(TrayController& tray) {
    qml_register_types_Ostoja_Tray();
    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine_.setInitialProperties({{QStringLiteral("tray"), QVariant::fromValue(&tray)}});
    engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/Ostoja/TrayScreen/Tray.qml")));
    window_ = engine_.rootObjects().isEmpty() ? nullptr
                                              : qobject_cast<QQuickWindow*>(engine_.rootObjects().front());
    if (!window_) throw std::runtime_error("the tray's QML could not be loaded");
}

}  // namespace ostoja::tray
