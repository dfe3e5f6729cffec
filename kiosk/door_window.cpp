// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/door_window.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQuickWindow>
#include <QScreen>
#include <cmath>
#include <stdexcept>

extern void qml_register_types_Ostoja_Kiosk();

namespace ostoja::kiosk {

namespace {

constexpr double usualPixelsPerMm = 4.9;
constexpr double madeUpDotsPerInch = 96;
constexpr double mmPerInch = 25.4;

}  // namespace

double pixelsPerMmOf(const QScreen& screen) {
    const double dotsPerInch = screen.physicalDotsPerInch();
    const double told = dotsPerInch / mmPerInch;
    const bool madeUp = std::abs(dotsPerInch - madeUpDotsPerInch) < 0.5;
    return madeUp || !(told >= 2 && told <= 20) ? usualPixelsPerMm : told;
}

DoorWindow::DoorWindow(DoorController& door, const DoorWindowShape& shape) {
    qml_register_types_Ostoja_Kiosk();
    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QQmlComponent component(&engine_, QUrl(QStringLiteral("qrc:/qt/qml/Ostoja/Door.qml")),
                            QQmlComponent::Asynchronous);
    // Meanwhile the station's first word may arrive: then the first frame shows what it says.
    while (component.isLoading()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const auto& display = *QGuiApplication::primaryScreen();
    const QSize size = shape.size.value_or(display.geometry().size());
    window_.reset(qobject_cast<QQuickWindow*>(component.createWithInitialProperties(
        {{QStringLiteral("door"), QVariant::fromValue(&door)},
         {QStringLiteral("pixelsPerMm"), shape.pixelsPerMm.value_or(pixelsPerMmOf(display))},
         {QStringLiteral("reducedMotion"), shape.reducedMotion},
         {QStringLiteral("width"), size.width()},
         {QStringLiteral("height"), size.height()}})));
    if (!window_) {
        throw std::runtime_error("the door's QML could not be loaded: " +
                                 component.errorString().toStdString());
    }
    QObject::connect(&door, &DoorController::languageChanged, &engine_, &QQmlEngine::retranslate);
    if (shape.size) {
        window_->show();
    } else {
        QGuiApplication::setOverrideCursor(Qt::BlankCursor);
        // Not every display has somebody who would stretch a full-screen window: bare X doesn't.
        window_->setGeometry(window_->screen()->geometry());
        window_->showFullScreen();
    }
}

DoorWindow::~DoorWindow() = default;

}  // namespace ostoja::kiosk
