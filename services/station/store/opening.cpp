// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/opening.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "sqlite/opening.h"
#include "sqlite/storage_error.h"
#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/reading.h"

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

template <class Open>
Expected<Opened> openWith(const std::string& path, Open open) {
    if (auto file = checkFile(path); !file) return tl::make_unexpected(file.error());
    Opened opened;
    auto connection = open(opened.facility);
    if (!connection) return tl::make_unexpected(connection.error());
    opened.connection = std::move(*connection);
    return opened;
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

Expected<Opened> openForWriting(const std::string& path) {
    return openWith(path, [&](Facility& facility) {
        return sqlite::openForWriting(path, databaseKind(), [&](sqlite::Connection& connection) {
            facility = readFacility(connection);
            return checkEnds(connection, facility);
        });
    });
}

Expected<Opened> openForReading(const std::string& path) {
    return openWith(path, [&](Facility& facility) {
        return sqlite::openForReading(path, databaseKind(),
                                      [&](sqlite::Connection& connection) -> Expected<void> {
                                          facility = readFacility(connection);
                                          return {};
                                      });
    });
}

}  // namespace ostoja::station::store
