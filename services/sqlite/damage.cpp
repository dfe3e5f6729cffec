// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/damage.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>

#include "sqlite/storage_error.h"

namespace ostoja::sqlite {

namespace {

constexpr std::size_t toldInAMessage = 5;

bool isDamage(const SQLite::Exception& exception) {
    return exception.getErrorCode() == SQLITE_CORRUPT || exception.getErrorCode() == SQLITE_NOTADB;
}

/// The check tells what it couldn't read in a line among what it found wrong.
void throwIfUnread(const std::string& line) {
    static const std::string unread = "unable to get the page. error code=";
    const auto at = line.find(unread);
    if (at == std::string::npos) return;
    const int code = std::atoi(line.c_str() + at + unread.size());
    if ((code & 0xff) != SQLITE_CORRUPT) throw SQLite::Exception("a page can't be read", code);
}

/// Pages that aren't what their place in a table or index asks for. SQLite's own check stops at the first one
/// without naming it; dbstat goes on and does.
void findBrokenPages(Connection& connection, std::size_t most, std::vector<std::string>& found) {
    try {
        SQLite::Statement page(connection.database(),
                               "SELECT stat.pageno, stat.name, coalesce(part.type, 'table') "
                               "FROM dbstat AS stat LEFT JOIN sqlite_schema AS part ON part.name = stat.name "
                               "WHERE stat.pagetype = 'corrupted'");
        while (found.size() < most && page.executeStep()) {
            const bool index = page.getColumn(2).getString() == "index";
            found.push_back("page " + page.getColumn(0).getString() + " of " + (index ? "index " : "table ") +
                            page.getColumn(1).getString());
        }
    } catch (const SQLite::Exception& exception) {
        if (!isDamage(exception)) throw;
        found.emplace_back("the list of its tables (sqlite_schema): " + std::string(exception.what()));
    }
}

/// "*** in database main ***\nOn tree page 40 cell 17: ..." line by line.
void addLines(const std::string& text, std::size_t most, std::vector<std::string>& found) {
    for (std::size_t from = 0; from < text.size() && found.size() < most;) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = text.substr(from, end - from);
        throwIfUnread(line);
        if (!line.empty() && !line.starts_with("***")) found.push_back(line);
        from = end + 1;
    }
}

void findContradictions(Connection& connection, std::size_t most, std::vector<std::string>& found) {
    try {
        SQLite::Statement line(connection.database(), "PRAGMA integrity_check");
        while (found.size() < most && line.executeStep()) {
            const auto text = line.getColumn(0).getString();
            if (text != "ok") addLines(text, most, found);
        }
    } catch (const SQLite::Exception& exception) {
        if (!isDamage(exception)) throw;
        if (found.empty()) found.emplace_back(exception.what());
    }
}

}  // namespace

std::vector<std::string> findDamage(Connection& connection, std::size_t most) {
    std::vector<std::string> found;
    findBrokenPages(connection, most, found);
    findContradictions(connection, most, found);
    return found;
}

std::string describeDamage(Connection& connection) {
    std::string text;
    for (const auto& each : findDamage(connection, toldInAMessage)) text += (text.empty() ? "" : "; ") + each;
    return text;
}

Error locateDamage(Connection& connection, Error seen) {
    const auto& path = connection.path();
    try {
        const auto where = describeDamage(connection);
        if (where.empty()) return seen;
        return {"database_damaged", path + " is damaged: " + where + wayBack(path)};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception, path);
    }
}

Expected<void> examine(const std::string& path) {
    constexpr std::size_t mostListed = 1'000;
    try {
        Connection connection(path, SQLite::OPEN_READWRITE);
        const auto found = findDamage(connection, mostListed);
        if (found.empty()) return {};
        std::string text = path + " is damaged";
        for (const auto& each : found) text += "\n  " + each;
        return failure("database_damaged", text + "\n" + fromBackup(path));
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception, path));
    }
}

bool smallTablesAreWhole(Connection& connection, const Kind& kind) {
    return std::all_of(kind.smallTables.begin(), kind.smallTables.end(), [&](const char* table) {
        return connection.pragmaText("PRAGMA integrity_check(" + std::string(table) + ")") == "ok";
    });
}

}  // namespace ostoja::sqlite
