// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/opening.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/reading.h"

namespace ostoja::station::store {

namespace {

constexpr std::int64_t entriesChecked = 256;

const char* const whatToDo = ". Restore a backup, or set the facility up anew with 'ostoja init'";

Expected<void> checkOurs(Connection& connection, const std::string& path) {
    if (connection.pragma("PRAGMA application_id") == applicationId) return {};
    return failure("database_damaged", path + " is not a station's database" + whatToDo);
}

/// The small tables wholly, the growing ones by the journal's end: a start must not take longer from year to
/// year.
Expected<void> checkWhole(Connection& connection, const Facility& facility, const std::string& path) {
    for (const char* const check :
         {"PRAGMA quick_check(station)", "PRAGMA quick_check(facility)", "PRAGMA quick_check(room)",
          "PRAGMA quick_check(bed)", "PRAGMA quick_check(resident)", "PRAGMA quick_check(card)"}) {
        if (connection.pragmaText(check) != "ok") {
            return failure("database_damaged", path + " is damaged" + whatToDo);
        }
    }
    const JournalOf journal{facility.stationId, facility.epoch, facility.epochNumber};
    const auto last = journalEnd(connection, facility.epochNumber).sequence;
    auto verified = verifyChain(connection, journal, std::max<std::int64_t>(0, last - entriesChecked));
    if (!verified) return failure("database_damaged", path + ": " + verified.error().message + whatToDo);
    return {};
}

Error withPath(Error error, const std::string& path) {
    error.message = path + ": " + error.message;
    if (error.code == "database_damaged") error.message += whatToDo;
    return error;
}

}  // namespace

Expected<void> checkFile(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return failure("database_missing",
                       path + " doesn't exist: set the facility up with 'ostoja init' first");
    }
    if (::access(path.c_str(), R_OK | W_OK) != 0) {
        return failure("database_unreadable", path + " can't be read and written by this user: " +
                                                  std::generic_category().message(errno));
    }
    return {};
}

Expected<Opened> openForWriting(const std::string& path) {
    if (auto file = checkFile(path); !file) return tl::make_unexpected(file.error());
    try {
        Opened opened;
        opened.connection = std::make_unique<Connection>(path, SQLite::OPEN_READWRITE);
        auto& connection = *opened.connection;
        if (auto ours = checkOurs(connection, path); !ours) return tl::make_unexpected(ours.error());
        applyPragmas(connection);
        if (connection.pragmaText("PRAGMA journal_mode = WAL") != "wal") {
            return failure("storage_failed", path + " can't be used in WAL mode on this file system");
        }
        if (auto done = migrate(connection, path); !done) return tl::make_unexpected(done.error());
        opened.facility = readFacility(connection);
        if (auto whole = checkWhole(connection, opened.facility, path); !whole) {
            return tl::make_unexpected(whole.error());
        }
        return opened;
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(withPath(storageError(exception), path));
    }
}

Expected<Opened> openForReading(const std::string& path) {
    if (auto file = checkFile(path); !file) return tl::make_unexpected(file.error());
    try {
        Opened opened;
        opened.connection = std::make_unique<Connection>(path, SQLite::OPEN_READWRITE);
        auto& connection = *opened.connection;
        if (auto ours = checkOurs(connection, path); !ours) return tl::make_unexpected(ours.error());
        applyPragmas(connection);
        connection.execute("PRAGMA query_only = ON");
        if (connection.pragma("PRAGMA user_version") != newestVersion()) {
            return failure("database_newer", path + " is of another version than this program's");
        }
        opened.facility = readFacility(connection);
        return opened;
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(withPath(storageError(exception), path));
    }
}

}  // namespace ostoja::station::store
