// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"
#include "host/config.h"
#include "host/trace.h"

namespace ostoja::station {

/// A place in the house with a reader and a screen of its own.
struct TerminalSettings {
    std::string name;
    /// "door", "staff".
    std::string role;

    bool isStaffs() const { return role == "staff"; }
};

/// How long things last in the station's memory.
struct Durations {
    /// A visit that shows a bed: time to read it and the way.
    std::chrono::milliseconds bed{20'000};
    /// A visit that shows a full house: there is more to read.
    std::chrono::milliseconds fullHouse{40'000};
    std::chrono::milliseconds otherVisit{12'000};
    /// A reader that says nothing for so long counts as out of order.
    std::chrono::milliseconds readerState{5'000};
    /// A staff session that nobody uses locks.
    std::chrono::milliseconds idleLock{std::chrono::minutes(2)};
    /// The longest that a session lasts, used or not.
    std::chrono::milliseconds session{std::chrono::hours(12)};
    /// A staff card was held to the reader: time to type the PIN.
    std::chrono::milliseconds signIn{std::chrono::minutes(1)};
    /// A card at a staff reader can be issued or looked at for so long.
    std::chrono::milliseconds cardAtReader{30'000};
};

/// The groups that may open the sockets beside the station's own user; without one, the station's own group.
struct SocketGroups {
    std::optional<gid_t> reader;
    std::optional<gid_t> screen;
    std::optional<gid_t> uplink;
    std::optional<gid_t> admin;
};

struct Settings {
    /// Folder of the sockets.
    std::string run;
    std::string database;
    /// Room held back on the database's disk for what ends something; 0 for none.
    std::int64_t ballastBytes = 0;
    /// Path of the master key; empty when none is named.
    std::string masterKey;
    /// The office's Ed25519 public key in hex; empty when the town's places are to stay unknown.
    std::string officeKey;
    std::vector<TerminalSettings> terminals;
    SocketGroups groups;
    Durations durations;
    /// The file of a demonstration's time; empty for the machine's own.
    std::string simulatedBy;
    host::Trace trace;
};

/// Reads config/station.toml's form. Errors as Config's.
Expected<Settings> readSettings(host::Config& config);

}  // namespace ostoja::station
