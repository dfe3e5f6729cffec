// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/station/former_house.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "domain/unicode.h"
#include "sqlite/connection.h"
#include "station/store/migrations.h"
#include "tests/station/house.h"

namespace ostoja::station {

namespace {

constexpr int residents = 40;
constexpr int gone = 300;

std::string nameOf(int number) {
    return "Imię" + std::to_string(number) + " Nazwisko" + std::to_string(number);
}

void insertResident(sqlite::Connection& connection, const std::string& id, const std::string& name,
                    const std::string& greeting, int number) {
    connection
        .query("INSERT INTO resident (id, name, greeting, sex) VALUES (?1, ?2, ?3, ?4)", id, name, greeting,
               std::string(number % 2 == 1 ? "m" : "f"))
        .run();
}

/// Version 1 with everything of today's house but its people.
void takeOver(sqlite::Connection& connection, const std::string& from) {
    connection.execute(store::migrations()[0]);
    connection.execute("PRAGMA application_id = 1330861130");
    connection.execute("PRAGMA user_version = 1");
    connection.pragmaText("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA wal_autocheckpoint = 0");
    connection.execute("PRAGMA secure_delete = OFF");
    connection.execute("ATTACH '" + from + "' AS today");
    for (const char* const table : {"epoch", "station", "journal", "night", "tap"})
        connection.execute(std::string("INSERT INTO main.") + table + " SELECT * FROM today." + table);
    connection.execute(
        "INSERT INTO main.facility SELECT only, id, key, name, kind, address, hours, 'tap_admits', "
        "reader_side, "
        "seats FROM today.facility");
    connection.execute(
        "INSERT INTO main.room SELECT id, place, number, segment, colour, colour_name, sign, way FROM "
        "today.room");
    connection.execute("INSERT INTO main.bed SELECT id, room, place, number, position, state FROM today.bed");
}

/// Most of them and their trace in the file, the rest in the log alone.
void addPeople(sqlite::Connection& connection) {
    for (int n = 1; n <= gone; ++n)
        insertResident(connection, "gone-" + std::to_string(n), "Ślad Dawny", "panie Dawny", n);
    connection.execute("DELETE FROM resident");
    for (int n = 1; n <= residents; ++n) {
        if (n == residents / 2) connection.pragma("PRAGMA wal_checkpoint(PASSIVE)");
        auto card = connection.query("SELECT holder FROM today.card WHERE hash = ?1", cardHash(n));
        if (!card.next()) throw std::runtime_error("today's house lacks a resident");
        insertResident(connection, card.text(0), nameOf(n), "witaj" + std::to_string(n), n);
        connection
            .query("INSERT INTO card (hash, kind, resident) VALUES (?1, 'ntag', ?2)", cardHash(n),
                   card.text(0))
            .run();
    }
    connection.execute(
        "INSERT INTO main.stay SELECT id, night, resident, bed, state, began, ended FROM today.stay");
}

void copy(const std::string& from, const std::string& to) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
}

std::string utf16(const std::string& text, bool bigEndian) {
    std::string bytes;
    const auto points = domain::decodeUtf8(text);
    for (const auto point : points.value()) {
        const auto high = static_cast<char>(point >> 8U);
        const auto low = static_cast<char>(point & 0xFFU);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

std::string folded(std::string text) {
    static const std::pair<const char*, const char*> letters[] = {{"ą", "a"}, {"ć", "c"}, {"ę", "e"},
                                                                  {"ł", "l"}, {"ń", "n"}, {"ó", "o"},
                                                                  {"ś", "s"}, {"Ś", "s"}, {"ż", "z"}};
    for (const auto& [marked, plain] : letters) {
        for (auto at = text.find(marked); at != std::string::npos; at = text.find(marked))
            text.replace(at, std::string_view(marked).size(), plain);
    }
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::vector<std::string> spellingsOf(const std::string& word) {
    const auto plain = folded(word);
    return {word, plain, utf16(word, false), utf16(word, true), utf16(plain, false), utf16(plain, true)};
}

}  // namespace

FormerHouse::FormerHouse() : database_(folder_.path("former.sqlite")) {
    House today;
    if (!tapNow(*today.open(), 1)) throw std::runtime_error("resident 1 gets no bed");
    entries = today.journal().size();
    sqlite::Connection connection(folder_.path("making"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    takeOver(connection, today.database);
    addPeople(connection);
    copy(folder_.path("making"), database_);
    copy(folder_.path("making-wal"), database_ + "-wal");
}

void FormerHouse::copyTo(const std::string& database) const {
    copy(database_, database);
    copy(database_ + "-wal", database + "-wal");
}

std::vector<std::string> FormerHouse::plainWords() {
    return {"Ślad Dawny", "panie Dawny", "Nazwisko", "witaj", nameOf(1), nameOf(residents), "witaj7"};
}

std::vector<std::string> foundIn(const std::string& folder, const std::vector<std::string>& words) {
    std::vector<std::string> found;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file()) continue;
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(stream), {});
        for (const auto& word : words) {
            for (const auto& spelling : spellingsOf(word)) {
                if (content.find(spelling) == std::string::npos) continue;
                found.push_back(word + " in " + file.path().filename().string());
                break;
            }
        }
    }
    return found;
}

}  // namespace ostoja::station
