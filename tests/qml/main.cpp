// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QGuiApplication>

#include "door_on_screen.h"
#include "kiosk/fonts.h"

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Europe/Warsaw");
    int one = 1;
    ostoja::kiosk::useOwnFonts();
    QGuiApplication application(one, argv);
    ostoja::kiosk::test::listenForComplaints();
    return Catch::Session().run(argc, argv);
}
