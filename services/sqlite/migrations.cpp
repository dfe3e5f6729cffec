// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/migrations.h"

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

}  // namespace

bool Kind::marks(const std::string& path) const {
    if (markInFile(path) == applicationId) return true;
    try {
        return Connection(path, SQLite::OPEN_READWRITE).pragma("PRAGMA application_id") == applicationId;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

Expected<void> migrate(Connection& connection, const Kind& kind, const std::string& path) {
    const auto version = connection.pragma("PRAGMA user_version");
    if (version > kind.newestVersion()) {
        return failure("database_newer",
                       path + " was written by a newer Ostoja (its version is " + std::to_string(version) +
                           ", this program knows " + std::to_string(kind.newestVersion()) +
                           "). Install that release again, or restore a backup made before it");
    }
    for (auto next = version + 1; next <= kind.newestVersion(); ++next) {
        connection.execute("BEGIN IMMEDIATE");
        connection.execute(kind.migrations[static_cast<std::size_t>(next - 1)]);
        connection.execute("PRAGMA application_id = " + std::to_string(kind.applicationId));
        connection.execute("PRAGMA user_version = " + std::to_string(next));
        connection.execute("COMMIT");
    }
    return {};
}

}  // namespace ostoja::sqlite
