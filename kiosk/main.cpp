// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QTimer>
#include <cstdio>
#include <exception>
#include <memory>

#include "host/program.h"
#include "host/simulated_clock.h"
#include "kiosk/door_controller.h"
#include "kiosk/door_link.h"
#include "kiosk/door_photographer.h"
#include "kiosk/door_window.h"
#include "kiosk/first_frame.h"
#include "kiosk/fonts.h"
#include "kiosk/kiosk_config.h"
#include "kiosk/languages.h"
#include "kiosk/screen_clock.h"
#include "kiosk/staff/key_frames.h"
#include "kiosk/staff/staff_desk.h"
#include "kiosk/staff/staff_window.h"
#include "kiosk/station_link.h"

namespace {

using namespace ostoja;

Expected<kiosk::KioskConfig> readConfig(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    return kiosk::readKioskConfig(*config);
}

void trace(const host::Trace& trace, const kiosk::PaintedVisit& visit) {
    const auto screen = visit.screen.toStdString();
    const auto tap = visit.tap.toStdString();
    const auto id = visit.visit.toStdString();
    const auto bed = visit.bed.toStdString();
    trace.write(visit.monotonicNs, "painted",
                {{"tap", tap}, {"visit", id}, {"screen", screen}, {"bed", bed}});
}

void trace(const host::Trace& trace, std::string_view event, const kiosk::KeyFrame& frame) {
    trace.write(frame.paintedNs, event, {{"pressed", frame.pressedNs}, {"people", frame.people}});
}

int stayUntilTold(QGuiApplication& application, kiosk::StationLink& station) {
    station.onTerminate([] { QCoreApplication::quit(); });
    QTimer watchdog;
    QObject::connect(&watchdog, &QTimer::timeout, [] { host::feedWatchdog(); });
    if (host::watchdogPeriod().count() > 0) watchdog.start(host::watchdogPeriod());
    host::tellReady();
    spdlog::info("ready");
    return application.exec();
}

int showDoor(QGuiApplication& application, const kiosk::KioskConfig& config,
             const kiosk::ScreenClock& clock) {
    kiosk::Languages languages(config.languages);
    kiosk::DoorController door(clock, languages);
    // It connects while the window is being made, so that the first frame shows what the station says.
    kiosk::StationLink station(config.socket);
    kiosk::DoorLink words(station);
    QObject::connect(&words, &kiosk::DoorLink::stateArrived, &door, &kiosk::DoorController::apply);
    QObject::connect(
        &words, &kiosk::DoorLink::stateArrived, &station,
        [] { spdlog::info("the station has told its state"); }, Qt::SingleShotConnection);
    QObject::connect(&station, &kiosk::StationLink::lost, &door, &kiosk::DoorController::linkLost);
    QObject::connect(&words, &kiosk::DoorLink::commandFailed, &door, &kiosk::DoorController::commandFailed);
    QObject::connect(&door, &kiosk::DoorController::commandWanted, &words, &kiosk::DoorLink::send);
    kiosk::DoorWindow screen(door, {config.size, config.pixelsPerMm, config.reducedMotion});
    std::unique_ptr<kiosk::DoorPhotographer> photographer;
    if (!config.photographs.isEmpty()) {
        photographer = std::make_unique<kiosk::DoorPhotographer>(config.photographs, door, screen.window());
    }
    std::unique_ptr<kiosk::FirstFrame> firstFrame;
    if (config.trace) {
        firstFrame = std::make_unique<kiosk::FirstFrame>(door, screen.window());
        QObject::connect(firstFrame.get(), &kiosk::FirstFrame::painted,
                         [&config](const kiosk::PaintedVisit& visit) { trace(config.trace, visit); });
    }

    return stayUntilTold(application, station);
}

int showStaff(QGuiApplication& application, const kiosk::KioskConfig& config,
              const kiosk::ScreenClock& clock) {
    const kiosk::Languages languages(config.languages);
    kiosk::StationLink station(config.socket);
    kiosk::StaffDesk desk(station, clock, languages.locale());
    desk.reports()->keepIn(config.reports);
    QObject::connect(&station, &kiosk::StationLink::told, &desk, &kiosk::StaffDesk::tell);
    QObject::connect(&station, &kiosk::StationLink::lost, &desk, &kiosk::StaffDesk::lose);
    kiosk::StaffWindow screen(desk, {config.size, config.pixelsPerMm, config.reducedMotion});
    std::unique_ptr<kiosk::Photographer> photographer;
    if (!config.photographs.isEmpty()) {
        photographer =
            std::make_unique<kiosk::Photographer>(config.photographs, screen.window(), [&desk, &languages] {
                return kiosk::Caption{desk.screen(), {}, {}, languages.current()};
            });
        QObject::connect(&desk, &kiosk::StaffDesk::seen, photographer.get(),
                         &kiosk::Photographer::noteChange);
    }
    std::unique_ptr<kiosk::KeyFrames> keys;
    if (config.trace) {
        keys = std::make_unique<kiosk::KeyFrames>(*desk.people(), screen.window());
        QObject::connect(keys.get(), &kiosk::KeyFrames::drawn,
                         [&](const kiosk::KeyFrame& frame) { trace(config.trace, "drawn", frame); });
        QObject::connect(keys.get(), &kiosk::KeyFrames::found,
                         [&](const kiosk::KeyFrame& frame) { trace(config.trace, "found", frame); });
    }
    return stayUntilTold(application, station);
}

}  // namespace

int main(int argc, char** argv) {
    const auto commandLine = host::parseCommandLine(argc, argv, "ostoja-kiosk",
                                                    "a screen of a facility: the door's, or the staff's");
    host::startLog("ostoja-kiosk");
    host::forbidCoreDumps();
    umask(S_IRWXG | S_IRWXO);
    const auto config = readConfig(commandLine.configPath);
    if (!config) {
        std::fprintf(stderr, "%s\n", config.error().message.c_str());
        return host::exitConfig;
    }
    auto time = host::openClock(config->simulatedBy);
    if (!time) {
        std::fprintf(stderr, "%s\n", time.error().message.c_str());
        return host::exitConfig;
    }
    const kiosk::ScreenClock clock(std::move(*time));
    // The houses' hours, as the station reckons them, wherever the machine thinks that it stands.
    qputenv("TZ", "Europe/Warsaw");
    try {
        kiosk::useOwnFonts();
        int noArguments = 1;
        QGuiApplication application(noArguments, argv);
        return config->role == kiosk::ScreenRole::staff ? showStaff(application, *config, clock)
                                                        : showDoor(application, *config, clock);
    } catch (const std::exception& error) {
        spdlog::critical("{}", error.what());
        return 1;
    }
}
