// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/opening.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>

#include "sqlite/opening.h"
#include "sqlite/storage_error.h"
#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/reading.h"
#include "station/store/seal_plain.h"

namespace ostoja::station::store {

namespace {

constexpr std::int64_t entriesChecked = 256;

/// What grows is looked at by its end: a start must not take longer from year to year.
Expected<void> checkEnds(sqlite::Connection& connection, const Facility& facility) {
    readHouse(connection, facility);
    const JournalOf journal{facility.stationId, facility.epoch, facility.epochNumber};
    const auto last = journalEnd(connection, facility.epochNumber).sequence;
    auto verified = verifyChain(connection, journal, std::max<std::int64_t>(0, last - entriesChecked));
    if (verified) return {};
    const auto& path = connection.path();
    return failure("database_damaged", path + ": " + verified.error().message + sqlite::wayBack(path));
}

using Open = std::function<Expected<std::unique_ptr<sqlite::Connection>>(const sqlite::Look&)>;
using Check = std::function<Expected<void>(sqlite::Connection&, Opened&)>;

Expected<Opened> openWith(const std::string& path, const Open& open, const Check& check) {
    if (auto file = checkFile(path); !file) return tl::make_unexpected(file.error());
    Opened opened;
    auto connection = open([&](sqlite::Connection& found) {
        opened.facility = readFacility(found);
        return check(found, opened);
    });
    if (!connection) return tl::make_unexpected(connection.error());
    opened.connection = std::move(*connection);
    return opened;
}

Expected<void> unlock(sqlite::Connection& connection, const crypto::MasterKey& key, Opened& opened) {
    return Vault::open(connection, key).map([&](Vault vault) {
        opened.vault = std::make_unique<Vault>(std::move(vault));
    });
}

}  // namespace

Expected<void> checkFile(const std::string& path) {
    if (auto file = sqlite::checkFile(path); !file) {
        auto error = file.error();
        if (error.code == "database_missing")
            error.message += ": set the facility up with 'ostoja init' first";
        return tl::make_unexpected(std::move(error));
    }
    std::error_code error;
    if (std::filesystem::file_size(path, error) > 0) return {};
    return failure("database_damaged", path + " is empty" + sqlite::wayBack(path));
}

Expected<Opened> openForWriting(const std::string& path, const crypto::MasterKey& key) {
    return openWith(
        path,
        [&](const sqlite::Look& look) {
            return sqlite::openForWriting(path, databaseKind(), look, sealingWith(key));
        },
        [&](sqlite::Connection& connection, Opened& opened) {
            return unlock(connection, key, opened).and_then([&] {
                return checkEnds(connection, opened.facility);
            });
        });
}

Expected<Opened> openForReading(const std::string& path, const crypto::MasterKey& key) {
    return openWith(
        path, [&](const sqlite::Look& look) { return sqlite::openForReading(path, databaseKind(), look); },
        [&](sqlite::Connection& connection, Opened& opened) { return unlock(connection, key, opened); });
}

Expected<Opened> openSealed(const std::string& path) {
    return openWith(
        path, [&](const sqlite::Look& look) { return sqlite::openForReading(path, databaseKind(), look); },
        [](sqlite::Connection&, Opened&) { return Expected<void>(); });
}

}  // namespace ostoja::station::store
