// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/person_copy.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <boost/json/array.hpp>
#include <vector>

#include "api/json_fields.h"
#include "api/time_text.h"
#include "crypto/crypto.h"
#include "station/store/person_fields.h"
#include "station/store/recorder.h"

namespace ostoja::station::store {

namespace json = boost::json;

namespace {

constexpr const char* peopleTable = "resident";

struct Reference {
    std::string table;
    std::string column;
};

/// Where the schema itself says that a row is about somebody: what a later version keeps is found, too.
std::vector<Reference> referencesToPeople(SQLite::Database& database) {
    std::vector<Reference> all;
    SQLite::Statement row(database,
                          "SELECT entry.name, reference.\"from\" FROM sqlite_schema AS entry, "
                          "pragma_foreign_key_list(entry.name) AS reference "
                          "WHERE entry.type = 'table' AND reference.\"table\" = ?1 ORDER BY 1, 2");
    row.bind(1, peopleTable);
    while (row.executeStep()) all.push_back({row.getColumn(0).getString(), row.getColumn(1).getString()});
    return all;
}

/// A card's hash is the town's secret, and what stands under the names of former columns is empty.
bool isToldToNobody(const std::string& column) {
    return column == "hash" || column.starts_with("plain_");
}

/// Where a field of that row was sealed.
std::string placeOf(const std::string& table, SQLite::Statement& row, const std::string& column) {
    std::string place = table;
    for (const auto& part : {row.getColumn(0).getString(), column}) place.append(":").append(part);
    return place;
}

class Copy {
  public:
    Copy(sqlite::Connection& connection, std::string person, const crypto::PersonKey& key)
        : connection_(connection), person_(std::move(person)), key_(key) {}

    json::object whole() const {
        json::object kept;
        for (const auto& [table, column] : referencesToPeople(connection_.database())) {
            if (table == peopleTable) continue;
            auto rows = rowsOf(table, column);
            if (rows.empty()) continue;
            auto& all = kept.emplace(table, json::array()).first->value().as_array();
            for (auto& row : rows) all.push_back(std::move(row));
        }
        json::array own = rowsOf(peopleTable, "id");
        return {{"person", person_},
                {"details", std::move(own.at(0))},
                {"household", household()},
                {"kept", std::move(kept)},
                {"journal", journal()}};
    }

  private:
    json::array rowsOf(const std::string& table, const std::string& column) const {
        SQLite::Statement row(connection_.database(),
                              "SELECT * FROM \"" + table + "\" WHERE \"" + column + "\" = ?1 ORDER BY 1");
        row.bind(1, person_);
        json::array rows;
        while (row.executeStep()) rows.push_back(told(row, table));
        return rows;
    }

    json::object told(SQLite::Statement& row, const std::string& table) const {
        json::object shown;
        for (int i = 0; i < row.getColumnCount(); ++i) {
            const std::string name = row.getColumnName(i);
            const auto value = row.getColumn(i);
            if (value.isNull() || isToldToNobody(name)) continue;
            if (value.isInteger()) {
                shown[name] = value.getInt64();
            } else if (value.isBlob()) {
                shown[name] = opened(crypto::openField(key_, placeOf(table, row, name), value.getString()));
            } else {
                shown[name] = value.getString();
            }
        }
        return shown;
    }

    json::value household() const {
        SQLite::Statement row(connection_.database(),
                              "SELECT household.id, household.kind FROM resident JOIN household "
                              "ON household.id = resident.household WHERE resident.id = ?1");
        row.bind(1, person_);
        if (!row.executeStep()) return nullptr;
        return {{"household", row.getColumn(0).getString()}, {"kind", row.getColumn(1).getString()}};
    }

    json::array journal() const {
        SQLite::Statement row(connection_.database(),
                              "SELECT epoch, sequence, type, time_ms, body FROM journal "
                              "WHERE instr(body, ?1) > 0 ORDER BY epoch, sequence");
        row.bind(1, person_);
        json::array entries;
        while (row.executeStep()) {
            auto body = api::parseJson(row.getColumn(4).getString());
            entries.push_back({{"epoch", row.getColumn(0).getInt64()},
                               {"sequence", row.getColumn(1).getInt64()},
                               {"type", row.getColumn(2).getString()},
                               {"time", api::formatTime(row.getColumn(3).getInt64())},
                               {"body", body ? std::move(*body) : json::value(nullptr)}});
        }
        return entries;
    }

    sqlite::Connection& connection_;
    std::string person_;
    const crypto::PersonKey& key_;
};

/// By identifier, or by the chosen or legal name exactly as it is kept.
Expected<std::string> identifierOf(const Register& people, const std::string& who) {
    if (crypto::isUuid(who)) return who;
    std::vector<std::string> called;
    for (const auto& person : people.all()) {
        if (person.details.name == who || person.details.legalName == who) called.push_back(person.id);
    }
    if (called.size() == 1) return called.front();
    if (called.empty()) {
        return failure("person_unknown",
                       "nobody in the register is called exactly so; write the name as the desk shows it");
    }
    std::string all;
    for (const auto& id : called) all += " " + id;
    return failure("person_ambiguous",
                   std::to_string(called.size()) +
                       " people are called so; give the identifier of the one who asked:" + all);
}

std::vector<std::string> guestsWhoWere(SQLite::Database& database, const std::string& person) {
    std::vector<std::string> guests;
    SQLite::Statement row(database,
                          "SELECT id FROM resident WHERE linked_to = ?1 AND erased IS NULL ORDER BY 1");
    row.bind(1, person);
    while (row.executeStep()) guests.push_back(row.getColumn(0).getString());
    return guests;
}

}  // namespace

Expected<json::object> copyOfPerson(sqlite::Connection& connection, const Vault& vault,
                                    const std::string& person) {
    const auto key = vault.keyOf(connection, person);
    const bool isPerson = key && Register(connection, vault).person(person);
    if (!isPerson) return failure("person_unknown", "nobody in the register has the identifier " + person);
    auto copy = Copy(connection, person, *key).whole();
    json::array guests;
    for (const auto& guest : guestsWhoWere(connection.database(), person)) {
        auto theirs = copyOfPerson(connection, vault, guest);
        if (theirs) guests.push_back(std::move(*theirs));
    }
    copy["as_guest"] = std::move(guests);
    return copy;
}

Expected<json::object> exportPerson(const std::string& database, const crypto::MasterKey& key,
                                    const host::Clock& clock, const std::string& who) {
    auto recorder = Recorder::open(database, key, clock);
    if (!recorder) return tl::make_unexpected(recorder.error());
    json::object copy;
    const auto outcome = (*recorder)->run({[&](WriteStore& store) -> Expected<void> {
        const auto person = identifierOf(store.people(), who);
        if (!person) return tl::make_unexpected(person.error());
        auto made = store.copyOf(*person);
        if (!made) return tl::make_unexpected(made.error());
        copy = std::move(*made);
        copy["made_at"] = api::formatTime(store.now().wallMs);
        copy["house"] = {{"name", store.facility().name}, {"address", store.facility().address}};
        store.append("pl.ostoja.person.exported.v1", {{"person", *person}, {"by", ""}, {"terminal", ""}});
        return {};
    }});
    if (!outcome.results.front()) return tl::make_unexpected(outcome.results.front().error());
    return copy;
}

}  // namespace ostoja::station::store
