// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/migrations.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace ostoja::sqlite {

namespace {

/// As it stands in the file's first bytes; of a new database it may still be in the log alone.
std::int64_t markInFile(const std::string& path) {
    constexpr std::streamoff markAt = 68;
    std::array<unsigned char, 4> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.seekg(markAt);
    file.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    std::int64_t mark = 0;
    for (const auto byte : bytes) mark = mark << 8 | byte;
    return file ? mark : 0;
}

void mark(Connection& connection, const Kind& kind, std::int64_t version) {
    connection.execute("PRAGMA application_id = " + std::to_string(kind.applicationId));
    connection.execute("PRAGMA user_version = " + std::to_string(version));
}

Expected<void> inTransaction(Connection& connection, const Kind& kind, std::int64_t version,
                             const Convert& convert) {
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(kind.migrations[static_cast<std::size_t>(version - 1)]);
    auto converted = convert ? convert(connection, version) : Expected<void>();
    if (!converted) {
        connection.giveUp();
        return converted;
    }
    mark(connection, kind, version);
    connection.execute("COMMIT");
    return {};
}

Expected<void> rebuild(Connection& connection, const Kind& kind, std::int64_t version) {
    connection.execute(kind.migrations[static_cast<std::size_t>(version - 1)]);
    constexpr std::chrono::seconds patience{5};
    if (!connection.emptyLog(patience)) {
        return failure("storage_busy", connection.path() +
                                           " is read by another program while it is brought to this version; "
                                           "stop that one and start again");
    }
    mark(connection, kind, version);
    return {};
}

}  // namespace

bool Kind::marks(const std::string& path) const {
    if (markInFile(path) == applicationId) return true;
    try {
        return Connection(path, SQLite::OPEN_READWRITE).pragma("PRAGMA application_id") == applicationId;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

Expected<void> migrate(Connection& connection, const Kind& kind, const std::string& path,
                       const Convert& convert) {
    const auto version = connection.pragma("PRAGMA user_version");
    if (version > kind.newestVersion()) {
        return failure("database_newer",
                       path + " was written by a newer Ostoja (its version is " + std::to_string(version) +
                           ", this program knows " + std::to_string(kind.newestVersion()) +
                           "). Install that release again, or restore a backup made before it");
    }
    for (auto next = version + 1; next <= kind.newestVersion(); ++next) {
        const bool alone = std::find(kind.rebuilt.begin(), kind.rebuilt.end(), next) != kind.rebuilt.end();
        auto done = alone ? rebuild(connection, kind, next) : inTransaction(connection, kind, next, convert);
        if (!done) return done;
    }
    return {};
}

}  // namespace ostoja::sqlite
