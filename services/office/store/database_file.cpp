// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/store/database_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "office/store/migrations.h"
#include "sqlite/opening.h"

namespace ostoja::office {

namespace {

/// Pages. A busy town writes as much in a second or two: so often, and not 25 times a second, is the log
/// written back and the file flushed.
constexpr const char* checkpointSeldom = "PRAGMA wal_autocheckpoint = 8192";

/// Of its owner alone. SQLite gives its mode to the log beside it.
Expected<void> makeFile(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return failure("storage_failed",
                       path + " can't be opened: " + std::generic_category().message(errno));
    }
    ::fchmod(descriptor, 0600);
    ::close(descriptor);
    return {};
}

}  // namespace

const sqlite::Kind& databaseKind() {
    static constexpr const char* small[] = {"epoch", "conflict", "snapshot", "checkpoint", "demonstration"};
    static constexpr std::int64_t osto = 0x4F53544F;
    static const sqlite::Kind kind{.whose = "an office's",
                                   .applicationId = osto,
                                   .migrations = migrations,
                                   .smallTables = small,
                                   .rebuilt = {}};
    return kind;
}

Expected<DatabaseFile> openDatabaseFile(const std::string& path, std::int64_t ballastBytes) {
    auto lock = sqlite::FileLock::take(path);
    if (!lock) return tl::make_unexpected(lock.error());
    if (auto made = makeFile(path); !made) return tl::make_unexpected(made.error());
    sqlite::Ballast ballast(path, ballastBytes);
    const auto open = [&] {
        return sqlite::openForWriting(path, databaseKind(), [](sqlite::Connection& opened) -> Expected<void> {
            opened.execute(checkpointSeldom);
            return {};
        });
    };
    auto connection = open();
    // Without room for its log a database can't even be opened.
    const bool mayBeFull = !connection && connection.error().code.starts_with("storage_");
    if (mayBeFull && ballast.giveUp()) connection = open();
    if (!connection) return tl::make_unexpected(connection.error());
    return DatabaseFile{std::move(*lock), std::move(ballast), std::move(*connection)};
}

}  // namespace ostoja::office
