// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/signalfd.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "host/config.h"
#include "kiosk/tray/demo_cards.h"
#include "kiosk/tray/tray_controller.h"
#include "kiosk/tray/tray_window.h"

namespace {

/// SIGINT and SIGTERM as something that Qt's loop can wait for.
int terminationSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App commandLine("The demo's cards in a window: a click lays one on a simulated reader",
                         "ostoja-tray");
    std::string town;
    std::vector<std::string> controls;
    commandLine.add_option("--town", town, "the demo town's file, config/demo-town/town.toml")->required();
    commandLine.add_option("--control", controls, "control sockets of ostoja-cards, one for each reader")
        ->required();
    CLI11_PARSE(commandLine, argc, argv);

    auto cards = ostoja::tray::readDemoCards(town);
    if (!cards) {
        std::fprintf(stderr, "%s\n", cards.error().message.c_str());
        return ostoja::host::exitConfig;
    }
    QStringList sockets;
    for (const auto& control : controls) sockets.append(QString::fromStdString(control));

    const int signals = terminationSignals();
    int one = 1;
    QGuiApplication application(one, argv);
    QSocketNotifier ended(signals, QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    ostoja::tray::TrayController tray(std::move(*cards), sockets);
    const ostoja::tray::TrayWindow window(tray);
    std::fprintf(stderr, "ready\n");
    const int result = application.exec();
    close(signals);
    return result;
}
