// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every staff screen in both palettes, for people to look at.

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>
#include <cstdio>
#include <exception>

#include "kiosk/fonts.h"
#include "staff_on_screen.h"

namespace {

using namespace ostoja::kiosk::test;

int take(const QString& folder, const QString& size, const std::vector<std::string>& names) {
    const auto parts = size.split(QLatin1Char('x'));
    StaffOnScreen shown(QSize(parts.value(0).toInt(), parts.value(1).toInt()));
    for (const bool night : {false, true}) {
        shown.desk.setNight(night);
        for (const auto& name : names) {
            shown.show(name);
            const auto file = QStringLiteral("%1/staff_%2_%3_%4.png")
                                  .arg(folder, QString::fromStdString(name),
                                       night ? QStringLiteral("night") : QStringLiteral("day"), size);
            if (!shown.window().grabWindow().save(file)) {
                std::fprintf(stderr, "%s could not be written\n", qPrintable(file));
                return 1;
            }
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: ostoja_staff_pictures FOLDER WIDTHxHEIGHT [SCREEN...]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Europe/Warsaw");
    ostoja::kiosk::useOwnFonts();
    QGuiApplication application(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    std::vector<std::string> names(argv + 3, argv + argc);
    if (names.empty()) names = StaffOnScreen::names();
    try {
        return take(folder, QString::fromLocal8Bit(argv[2]), names);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
