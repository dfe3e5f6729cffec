// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/store/database_file.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "office/store/migrations.h"

namespace ostoja::office {

namespace {

Expected<LockFile> lockFor(const std::string& path) {
    const std::string lockPath = path + ".lock";
    const int descriptor = ::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return failure("storage", lockPath + " can't be opened: " + std::strerror(errno));
    }
    LockFile lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure("database_locked", path + " is in use by another ostoja-office. Stop it first.");
    }
    return lock;
}

int pragma(SQLite::Database& database, const std::string& name) {
    return database.execAndGet("PRAGMA " + name).getInt();
}

Expected<void> checkIdentity(SQLite::Database& database, const std::string& path) {
    const int id = pragma(database, "application_id");
    const int version = pragma(database, "user_version");
    const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (id != applicationId && !empty) {
        return failure(
            "database_foreign",
            path + " is an SQLite file, but not an office's. Name another file in [office] database.");
    }
    if (version > static_cast<int>(migrations.size())) {
        return failure("database_newer", path + " was written by a newer ostoja-office (version " +
                                             std::to_string(version) + ", this one knows " +
                                             std::to_string(migrations.size()) +
                                             "). Install that version again, or restore a backup of before.");
    }
    return {};
}

void migrate(SQLite::Database& database) {
    const auto version = static_cast<std::size_t>(pragma(database, "user_version"));
    for (std::size_t next = version; next < migrations.size(); ++next) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(migrations[next]);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        database.exec("PRAGMA user_version = " + std::to_string(next + 1));
        transaction.commit();
    }
}

}  // namespace

LockFile::~LockFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

tl::unexpected<Error> storageFailure(const std::string& path, const SQLite::Exception& error) {
    return failure("storage", path + ": " + error.what() + " (SQLite " +
                                  std::to_string(error.getExtendedErrorCode()) + ")");
}

Expected<DatabaseFile> openDatabaseFile(const std::string& path) {
    auto lock = lockFor(path);
    if (!lock) return tl::make_unexpected(lock.error());
    try {
        auto database =
            std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5'000);
        if (auto known = checkIdentity(*database, path); !known) return tl::make_unexpected(known.error());
        // Until the file is in WAL mode only EXTRA survives a power cut right after the creation.
        database->exec("PRAGMA synchronous = EXTRA");
        database->exec("PRAGMA journal_mode = WAL");
        migrate(*database);
        database->exec("PRAGMA synchronous = FULL");
        database->exec("PRAGMA foreign_keys = ON");
        database->exec("PRAGMA trusted_schema = OFF");
        database->exec("PRAGMA journal_size_limit = 67108864");
        std::error_code ignored;
        std::filesystem::permissions(
            path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
        return DatabaseFile{path, std::move(*lock), std::move(database)};
    } catch (const SQLite::Exception& error) {
        return storageFailure(path, error);
    }
}

}  // namespace ostoja::office
