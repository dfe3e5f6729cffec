// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every state of door_states.json in every language at both sizes, for people to look at.

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>
#include <cstdio>

#include "door_on_screen.h"
#include "door_states.h"
#include "kiosk/fonts.h"

using ostoja::kiosk::Languages;

int main(int argc, char** argv) {
    using namespace ostoja::kiosk::test;
    if (argc < 2) {
        std::fprintf(stderr, "usage: ostoja_door_pictures FOLDER [STATE...]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Europe/Warsaw");
    ostoja::kiosk::useOwnFonts();
    QGuiApplication application(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    std::vector<std::string> names(argv + 2, argv + argc);
    if (names.empty()) {
        names = stateNames();
        names.push_back("unreachable");
    }
    for (const auto size : {wide, tall}) {
        DoorOnScreen shown(size);
        for (const auto& language : Languages::known()) {
            for (const auto& name : names) {
                shown.show(name);
                shown.door.chooseLanguage(language);
                const auto file = QStringLiteral("%1/%2_%3_%4x%5.png")
                                      .arg(folder, QString::fromStdString(name), language)
                                      .arg(size.width())
                                      .arg(size.height());
                if (!shown.window().grabWindow().save(file)) {
                    std::fprintf(stderr, "%s could not be written\n", qPrintable(file));
                    return 1;
                }
            }
        }
    }
    return 0;
}
