// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/draft.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "sqlite/storage_error.h"

namespace ostoja::sqlite {

namespace {

tl::unexpected<Error> failed(const std::string& path, int error) {
    return failure("storage_failed", path + ": " + std::generic_category().message(error));
}

/// A file's or folder's content, so that a name never appears before what it names.
Expected<void> flush(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!flushed) return failed(path, error);
    return {};
}

void removeUnfinished(const std::string& path) {
    std::error_code ignored;
    for (const char* const suffix : {"", "-journal", "-wal", "-shm"}) {
        std::filesystem::remove(path + suffix, ignored);
    }
}

Expected<void> checkNothingThere(const std::string& path) {
    std::error_code error;
    for (const char* const suffix : {"", "-wal", "-journal"}) {
        const std::string found = path + suffix;
        if (!std::filesystem::exists(found, error)) continue;
        return failure("database_exists",
                       found +
                           " exists already; move it away, with all files whose names begin "
                           "like the database's, to begin anew");
    }
    return {};
}

}  // namespace

Expected<Draft> Draft::begin(const std::string& path) {
    if (auto clear = checkNothingThere(path); !clear) return tl::make_unexpected(clear.error());
    Draft draft(path);
    removeUnfinished(draft.path());
    const int descriptor = ::open(draft.path().c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed(draft.path(), errno);
    ::close(descriptor);
    return draft;
}

Draft::~Draft() {
    if (!path_.empty()) removeUnfinished(path());
}

Expected<void> Draft::write(const Kind& kind, const std::function<Expected<void>(Connection&)>& work,
                            const Convert& convert) const {
    try {
        Connection connection(path(), SQLite::OPEN_READWRITE);
        applyPragmas(connection);
        connection.execute("PRAGMA synchronous = EXTRA");
        if (auto done = migrate(connection, kind, path(), convert); !done) return done;
        connection.execute("BEGIN IMMEDIATE");
        if (auto done = work(connection); !done) return done;
        connection.execute("COMMIT");
        connection.pragmaText("PRAGMA journal_mode = WAL");
        return {};
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception, path()));
    }
}

Expected<void> Draft::deliver() {
    if (auto flushed = flush(path()); !flushed) return flushed;
    if (::renameat2(AT_FDCWD, path().c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE) != 0) {
        return failed(path_, errno);
    }
    const auto folder = std::filesystem::path(path_).parent_path().string();
    path_.clear();
    return flush(folder.empty() ? "." : folder);
}

}  // namespace ostoja::sqlite
