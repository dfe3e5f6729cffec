// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "admin/box.h"
#include "admin/doctor.h"
#include "admin/enrolment.h"
#include "admin/safekeeping.h"
#include "admin/town_file.h"
#include "admin/vault.h"
#include "crypto/certificate_requests.h"
#include "crypto/crypto.h"
#include "enrolment/registrar.h"
#include "host/clock.h"
#include "host/config.h"
#include "host/file_content.h"
#include "host/program.h"
#include "host/simulated_clock.h"
#include "host/version.h"
#include "net/address.h"
#include "station/store/facility_setup.h"

using namespace ostoja;

namespace {

struct InitOptions {
    std::string database;
    std::string stationId;
    bool newStation = false;
    std::string townFile;
    std::string facility;
    std::string cardKey;
    std::string masterKey;
    std::string administrator;
    std::string simulatedBy;
};

struct EnrolOptions {
    std::string directory;
    std::string name;
    std::string id;
    std::string hosts = "localhost,127.0.0.1";
    std::string office;
    std::string cardKey;
    std::string authority;
    unsigned hours = 72;
};

struct SafekeepingOptions {
    std::string database;
    std::string other;
    std::string masterKey;
    std::string signedBy;
    bool whole = false;
};

void say(const std::string& line) {
    std::fprintf(stderr, "ostoja: %s\n", line.c_str());
}

int report(const Error& error) {
    say(error.message);
    if (error.code == "key_other") return host::exitData;
    for (const char* usage : {"config_", "key_", "not_uuid", "name_unusable", "hosts_unusable",
                              "facility_unknown", "folder_", "code_malformed", "address_malformed"}) {
        if (error.code.starts_with(usage)) {
            return host::exitConfig;
        }
    }
    return host::exitData;
}

void sayWhatToDoWithKey(const std::string& path) {
    say(path +
        " is a new master key. Without it nobody opens what is sealed, not even from a backup: keep a copy "
        "on "
        "paper or on a token, away from this machine.");
    say("So that a copied disk stays noise, let systemd keep it: `systemd-creds encrypt --name=master-key " +
        path + " /etc/ostoja/master-key.cred`, then remove " + path + " (operator.md, The master key).");
}

int init(const InitOptions& options) {
    const auto opened = host::openClock(options.simulatedBy);
    if (!opened) return report(opened.error());
    const auto& clock = **opened;
    if (!options.newStation && !crypto::isUuid(options.stationId)) {
        return report({"not_uuid", "--station-id: a UUID in lower-case letters was expected."});
    }
    if (std::filesystem::exists(options.database)) {
        return report({"file_exists", options.database + " is already there. Nothing was changed."});
    }
    const std::string station = options.newStation ? crypto::newUuid(clock.now().wallMs) : options.stationId;
    const auto cardKey = crypto::readKeyFile(options.cardKey);
    if (!cardKey) return report(cardKey.error());
    auto setup = admin::readFacility(options.townFile, options.facility, *cardKey, clock);
    if (!setup) return report(setup.error());
    std::string code;
    if (!options.administrator.empty()) {
        code = admin::newSetupCode();
        setup->staff.push_back({.id = "",
                                .name = options.administrator,
                                .role = domain::Role::administrator,
                                .card = {},
                                .pin = "",
                                .setupCode = code});
    }
    const auto key = admin::masterKeyIn(options.masterKey);
    if (!key) return report(key.error());
    if (key->isNew) sayWhatToDoWithKey(options.masterKey);
    const auto created = station::store::createFacility(options.database, station, *setup, key->key, clock);
    if (!created) return report(created.error());
    say(options.database + " holds the new facility " + options.facility + ", sealed with the master key " +
        key->key.id() + ".");
    if (!code.empty())
        say("the first administrator holds a card to the staff's reader and types this code; it opens once, "
            "and is nowhere kept:");
    std::printf("%s\n", station.c_str());
    if (!code.empty()) std::printf("%s\n", code.c_str());
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

int invite(const EnrolOptions& options) {
    const host::SystemClock clock;
    const auto nowMs = clock.now().wallMs;
    const enrolment::Wish wish{.name = options.name,
                               .station = options.id,
                               .endsMs = nowMs + std::int64_t{3'600'000} * options.hours};
    const auto besides = [&](const std::string& given, const char* name) {
        return given.empty() ? options.directory + "/" + name : given;
    };
    const auto facts = crypto::readFacts(host::contentOf(besides(options.authority, "ca.pem")));
    if (!facts)
        return report({"key_unreadable", besides(options.authority, "ca.pem") +
                                             ": the town's authority (PEM) "
                                             "was expected; give it as --authority."});
    const auto code =
        (options.id.empty() ? admin::checkName(options.name) : Expected<void>())
            .and_then([&] { return crypto::readKeyFile(besides(options.cardKey, "town-card.key")); })
            .and_then([&](const crypto::Key32& key) {
                return enrolment::invite(options.directory, wish, facts->digest, key, nowMs);
            });
    if (!code) return report(code.error());
    say("at the box: `ostoja enrol box --office HOST:PORT --directory DIR`, which asks for this code; it "
        "opens once, "
        "within " +
        std::to_string(options.hours) + " hours, and is nowhere kept:");
    std::printf("%s\n", code->c_str());
    return 0;
}

int revoke(const EnrolOptions& options) {
    const host::SystemClock clock;
    const auto revoked = enrolment::revoke(options.directory, options.id, clock.now().wallMs);
    if (!revoked) return report(revoked.error());
    say(revoked->name + " is refused from its next request on; its figures go with it.");
    return 0;
}

int enrolBox(const EnrolOptions& options) {
    if (const auto address = net::splitAddress(options.office); !address) return report(address.error());
    if (::isatty(STDIN_FILENO) != 0) std::fprintf(stderr, "code: ");
    std::string code;
    std::getline(std::cin, code);
    const auto station = admin::enrolBox(options.office, code, options.directory);
    if (!station) return report(station.error());
    say(options.directory +
        " holds this box's key and certificate, the town's authority, the office's public key and "
        "the card key. Give uplink.key to the uplink's user and card.key to the reader's.");
    std::printf("%s\n", station->c_str());
    return 0;
}

int renew(const EnrolOptions& options) {
    const host::SystemClock clock;
    if (const auto address = net::splitAddress(options.office); !address) return report(address.error());
    const auto renewed = admin::renewBox(options.office, options.directory, clock);
    if (!renewed) return report(renewed.error());
    say(*renewed == admin::Renewal::done
            ? options.directory + "/uplink.pem is new; restart ostoja-uplink, which then shows it."
            : "the certificate needs no renewal yet.");
    return 0;
}

int tell(const Expected<std::vector<std::string>>& lines) {
    if (!lines) return report(lines.error());
    for (const auto& line : *lines) std::printf("%s\n", line.c_str());
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
    command->add_option("--master-key", options.masterKey, "This box's master key; made when there is none")
        ->required();
    command->add_option("--administrator", options.administrator,
                        "Name of the first administrator; prints a one-time code for them");
    command->add_option("--demo-clock", options.simulatedBy,
                        "For a demonstration: the file of its time; no other clock may write this database");
    command->callback(std::move(run));
}

using Chosen = std::function<int()>;

void addEnrol(CLI::App& app, EnrolOptions& options, Chosen& chosen) {
    CLI::App* command =
        app.add_subcommand("enrol", "Make the keys and certificates of a town, its stations, a box");
    command->require_subcommand(1);
    CLI::App* town =
        command->add_subcommand("town", "Authorities, office certificate, signing pair, card key");
    CLI::App* station =
        command->add_subcommand("station", "A station's key and certificate, and its place on the list");
    for (CLI::App* one : {town, station}) {
        one->add_option("--directory", options.directory, "The town's enrolment folder")->required();
        one->add_option("--name", options.name, "The name that people know it by")->required();
    }
    town->add_option("--hosts", options.hosts, "Names under which boxes reach the office")
        ->capture_default_str();
    station->add_option("--id", options.id, "Its UUID; a new one without it");
    CLI::App* box =
        command->add_subcommand("box", "At a box: its own key, certified by the office for a code");
    box->add_option("--office", options.office, "host:port of the office")->required();
    box->add_option("--directory", options.directory, "Where its files go, e.g. /etc/ostoja")->required();
    town->callback([&] { chosen = [&] { return enrolTown(options); }; });
    station->callback([&] { chosen = [&] { return enrolStation(options); }; });
    box->callback([&] { chosen = [&] { return enrolBox(options); }; });
}

void addInvite(CLI::App& app, EnrolOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("invite", "A one-time code with which a box enrols itself");
    command->add_option("--directory", options.directory, "The folder of the office's list of stations")
        ->required();
    auto* name = command->add_option("--name", options.name, "The new station's name");
    auto* id = command->add_option("--station", options.id, "UUID of a listed station that gets another box");
    name->excludes(id);
    command->add_option("--hours", options.hours, "How long it opens")
        ->check(CLI::Range(1, 720))
        ->capture_default_str();
    command->add_option("--card-key", options.cardKey,
                        "The town's card key; town-card.key in the folder without it");
    command->add_option("--authority", options.authority,
                        "The town's authority; ca.pem in the folder without it");
    command->callback([&] { chosen = [&] { return invite(options); }; });
}

void addRevoke(CLI::App& app, EnrolOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("revoke", "Refuse a station's key from its next request on");
    command->add_option("--directory", options.directory, "The folder of the office's list of stations")
        ->required();
    command->add_option("--id", options.id, "The station's UUID")->required();
    command->callback([&] { chosen = [&] { return revoke(options); }; });
}

void addRenew(CLI::App& app, EnrolOptions& options, Chosen& chosen) {
    CLI::App* command =
        app.add_subcommand("renew", "At a box: the next certificate, once two thirds are over");
    command->add_option("--office", options.office, "host:port of the office")->required();
    command->add_option("--directory", options.directory, "Where the box's files are")->required();
    command->callback([&] { chosen = [&] { return renew(options); }; });
}

void addSafekeeping(CLI::App& app, SafekeepingOptions& options, Chosen& chosen) {
    CLI::App* verify = app.add_subcommand("verify", "Walk a journal's hash chain and its signed checkpoints");
    verify->add_option("--database", options.database, "The facility's SQLite file")->required();
    verify->add_flag("--whole", options.whole, "Read every page, too; also of an office's file");
    verify->add_option("--signed-by", options.signedBy, "The station's public key, as noted before");
    verify->add_option("--master-key", options.masterKey, "Open all that is sealed, too");
    verify->callback([&] {
        chosen = [&] {
            return tell(admin::verify({.database = options.database,
                                       .whole = options.whole,
                                       .masterKey = options.masterKey,
                                       .signedBy = options.signedBy}));
        };
    });
    CLI::App* backup =
        app.add_subcommand("backup", "Copy a station's or the office's database while it is in use");
    backup->add_option("--database", options.database, "The SQLite file")->required();
    backup->add_option("--to", options.other, "The file to make")->required();
    backup->callback([&] { chosen = [&] { return tell(admin::backUp(options.database, options.other)); }; });
    CLI::App* restore = app.add_subcommand("restore", "Make a database from a backup");
    restore->add_option("--from", options.other, "The backup")->required();
    restore->add_option("--database", options.database, "The SQLite file to make")->required();
    restore->add_option("--master-key", options.masterKey,
                        "The master key of the facility; not of an office");
    restore->callback([&] {
        chosen = [&] {
            return tell(
                admin::restore(options.other, options.database, options.masterKey, host::SystemClock()));
        };
    });
}

void addExport(CLI::App& app, admin::PersonExport& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand(
        "export", "At a stopped station: a copy of all that is kept of one person, for them");
    command->add_option("--database", options.database, "The facility's SQLite file")->required();
    command->add_option("--master-key", options.masterKey, "The master key of the facility")->required();
    command
        ->add_option("--person", options.person, "The person's identifier, or the name as the desk shows it")
        ->required();
    command->add_option("--to", options.to, "The JSON file to make; nobody else may read it")->required();
    command->callback(
        [&] { chosen = [&] { return tell(admin::exportPerson(options, host::SystemClock())); }; });
}

int doctor(const std::string& root) {
    const host::SystemClock clock;
    const auto findings =
        admin::examine({.root = root == "/" ? "" : root, .clock = clock, .space = admin::spaceOf});
    for (const auto& finding : findings) std::printf("%s\n", finding.words.c_str());
    if (findings.empty())
        say("nothing to change: the disk, the key, the memory, the clock, the certificate.");
    return findings.empty() ? 0 : 1;
}

void addDoctor(CLI::App& app, std::string& root, Chosen& chosen) {
    CLI::App* command = app.add_subcommand(
        "doctor", "At a station's box: who could read a copied disk, and what else should be changed");
    command->add_option("--root", root, "The folder of another machine's tree")
        ->check(CLI::ExistingDirectory);
    command->callback([&] { chosen = [&] { return doctor(root); }; });
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
    SafekeepingOptions safekeeping;
    admin::PersonExport personExport;
    std::string doctorRoot = "/";
    Chosen chosen;
    addInit(app, initOptions, [&] { chosen = [&] { return init(initOptions); }; });
    addEnrol(app, enrolOptions, chosen);
    addInvite(app, enrolOptions, chosen);
    addRevoke(app, enrolOptions, chosen);
    addRenew(app, enrolOptions, chosen);
    addSafekeeping(app, safekeeping, chosen);
    addExport(app, personExport, chosen);
    addDoctor(app, doctorRoot, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : host::exitConfig;
    }
    return chosen();
}
