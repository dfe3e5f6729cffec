// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/qml_window.h"

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

std::unique_ptr<QQuickWindow> loadWindow(QQmlEngine& engine, const QString& file, const WindowShape& shape,
                                         QVariantMap properties) {
    qml_register_types_Ostoja_Kiosk();
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QQmlComponent component(&engine, QUrl(QStringLiteral("qrc:/qt/qml/Ostoja/") + file),
                            QQmlComponent::Asynchronous);
    // Meanwhile the station's first word may arrive: then the first frame shows what it says.
    while (component.isLoading()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const auto complain = [&] {
        throw std::runtime_error(file.toStdString() +
                                 " could not be loaded: " + component.errorString().toStdString());
    };
    if (!component.isReady()) complain();
    const auto& display = *QGuiApplication::primaryScreen();
    const QSize size = shape.size.value_or(display.geometry().size());
    properties.insert({{QStringLiteral("pixelsPerMm"), shape.pixelsPerMm.value_or(pixelsPerMmOf(display))},
                       {QStringLiteral("reducedMotion"), shape.reducedMotion},
                       {QStringLiteral("width"), size.width()},
                       {QStringLiteral("height"), size.height()}});
    std::unique_ptr<QQuickWindow> window(
        qobject_cast<QQuickWindow*>(component.createWithInitialProperties(properties)));
    if (!window) complain();
    return window;
}

void showWindow(QQuickWindow& window, const WindowShape& shape) {
    if (shape.size) return window.show();
    // Not every display has somebody who would stretch a full-screen window: bare X doesn't.
    window.setGeometry(window.screen()->geometry());
    window.showFullScreen();
}

}  // namespace ostoja::kiosk
