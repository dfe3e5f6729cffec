// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>

#include "admin/enrolment.h"
#include "admin/town_file.h"
#include "crypto/crypto.h"
#include "host/clock.h"
#include "host/config.h"
#include "host/program.h"
#include "host/version.h"
#include "station/store/facility_setup.h"
#include "station/store/read_store.h"

using namespace ostoja;

namespace {

constexpr int exitData = 3;

struct InitOptions {
    std::string database;
    std::string stationId;
    bool newStation = false;
    std::string townFile;
    std::string facility;
    std::string cardKey;
};

struct EnrolOptions {
    std::string directory;
    std::string name;
    std::string id;
    std::string hosts = "localhost,127.0.0.1";
};

void say(const std::string& line) {
    std::fprintf(stderr, "ostoja: %s\n", line.c_str());
}

int report(const Error& error) {
    say(error.message);
    for (const char* usage :
         {"config_", "key_", "not_uuid", "name_unusable", "hosts_unusable", "facility_unknown", "folder_"}) {
        if (error.code.starts_with(usage)) {
            return host::exitConfig;
        }
    }
    return exitData;
}

int init(const InitOptions& options) {
    const host::SystemClock clock;
    if (!options.newStation && !crypto::isUuid(options.stationId)) {
        return report({"not_uuid", "--station-id: a UUID in lower-case letters was expected."});
    }
    if (std::filesystem::exists(options.database)) {
        return report({"file_exists", options.database + " is already there. Nothing was changed."});
    }
    const std::string station = options.newStation ? crypto::newUuid(clock.now().wallMs) : options.stationId;
    const auto created =
        crypto::readKeyFile(options.cardKey)
            .and_then([&](const crypto::Key32& key) {
                return admin::readFacility(options.townFile, options.facility, key, clock);
            })
            .and_then([&](const station::store::FacilitySetup& setup) {
                return station::store::createFacility(options.database, station, setup, clock);
            });
    if (!created) {
        return report(created.error());
    }
    say(options.database + " holds the new facility " + options.facility + ".");
    std::printf("%s\n", station.c_str());
    return 0;
}

int enrolTown(const EnrolOptions& options) {
    if (const auto done = admin::enrolTown(options.directory, options.name, options.hosts); !done) {
        return report(done.error());
    }
    say(options.directory +
        " holds the town's authority, the office's certificate and signing pair, and the card key.");
    return 0;
}

int enrolStation(const EnrolOptions& options) {
    const host::SystemClock clock;
    const auto station = admin::enrolStation(options.directory, options.name, options.id, clock);
    if (!station) {
        return report(station.error());
    }
    say(station->certificatePath + " and " + station->keyPath +
        " are the station's; the office's list has it.");
    std::printf("%s\n", station->id.c_str());
    return 0;
}

int verify(const std::string& database) {
    const auto store = station::store::ReadStore::open(database);
    if (!store) return report(store.error());
    const auto entries = (*store)->verifyJournal();
    if (!entries) return report({entries.error().code, database + ": " + entries.error().message + "."});
    std::printf("%s: %lld entries, each follows from the one before it.\n", database.c_str(),
                static_cast<long long>(*entries));
    return 0;
}

void addInit(CLI::App& app, InitOptions& options, std::function<void()> run) {
    CLI::App* command = app.add_subcommand("init", "Create a facility's database from a town file");
    command->add_option("--database", options.database, "The SQLite file to create")->required();
    auto* id = command->add_option("--station-id", options.stationId, "The station's UUID, as enrolled");
    auto* fresh = command->add_flag("--new", options.newStation, "Take a new UUID and print it");
    id->excludes(fresh);
    command->add_option("--town", options.townFile, "The town file (TOML)")->required();
    command->add_option("--facility", options.facility, "The facility's key in it")->required();
    command->add_option("--card-key", options.cardKey, "The town's card key (64 hex digits)")->required();
    command->callback(std::move(run));
}

void addEnrol(CLI::App& app, EnrolOptions& options, std::function<void()> town,
              std::function<void()> station) {
    CLI::App* command =
        app.add_subcommand("enrol", "Make the keys and certificates of a town and its stations");
    command->require_subcommand(1);
    CLI::App* townCommand =
        command->add_subcommand("town", "Authority, office certificate, signing pair, card key");
    CLI::App* stationCommand =
        command->add_subcommand("station", "A station's certificate, and its place on the list");
    for (CLI::App* one : {townCommand, stationCommand}) {
        one->add_option("--directory", options.directory, "The town's enrolment folder")->required();
        one->add_option("--name", options.name, "The name that people know it by")->required();
    }
    townCommand->add_option("--hosts", options.hosts, "Names under which boxes reach the office")
        ->capture_default_str();
    townCommand->callback(std::move(town));
    stationCommand->add_option("--id", options.id, "Its UUID; a new one without it");
    stationCommand->callback(std::move(station));
}

}  // namespace

int main(int argc, char** argv) {
    // A town's file names people and cards.
    host::forbidCoreDumps();
    CLI::App app{"ostoja - the operator's command line"};
    app.set_version_flag("--version", std::string("ostoja ") + host::version);
    app.require_subcommand(1);
    InitOptions initOptions;
    EnrolOptions enrolOptions;
    std::string verifyDatabase;
    std::function<int()> chosen;
    addInit(app, initOptions, [&] { chosen = [&] { return init(initOptions); }; });
    addEnrol(
        app, enrolOptions, [&] { chosen = [&] { return enrolTown(enrolOptions); }; },
        [&] { chosen = [&] { return enrolStation(enrolOptions); }; });
    CLI::App* verifyCommand = app.add_subcommand("verify", "Walk a journal's hash chain");
    verifyCommand->add_option("--database", verifyDatabase, "The facility's SQLite file")->required();
    verifyCommand->callback([&] { chosen = [&] { return verify(verifyDatabase); }; });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : host::exitConfig;
    }
    return chosen();
}
