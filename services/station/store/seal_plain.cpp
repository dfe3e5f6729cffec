// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/seal_plain.h"

#include "crypto/crypto.h"
#include "station/store/checkpoints.h"
#include "station/store/reading.h"
#include "station/store/register.h"
#include "station/store/register_statements.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

constexpr std::int64_t sealedVersion = 2;

std::vector<Person> plainPeople(sqlite::Connection& connection) {
    std::vector<Person> people;
    auto row = connection.query(sql::formerResidents);
    while (row.next()) {
        auto& person = people.emplace_back();
        person.id = row.text(0);
        person.details.name = row.text(1);
        person.details.greeting = row.text(2);
        person.details.sex = domain::sexFromLetter(row.text(3)).value();
    }
    return people;
}

void sealPeople(sqlite::Connection& connection, const Vault& vault) {
    Register people(connection, vault);
    for (const auto& person : plainPeople(connection)) {
        vault.makeKey(connection, person.id);
        if (auto sealed = people.put(person); !sealed) throw SQLite::Exception(sealed.error().message);
    }
    connection.execute("UPDATE resident SET version = 1");
}

/// They were issued when the facility was set up.
void keepCards(sqlite::Connection& connection) {
    std::int64_t issuedMs = 0;
    if (auto first = connection.query(sql::firstEntryTime); first.next()) issuedMs = first.number(0);
    auto row = connection.query(sql::formerCards);
    while (row.next()) {
        connection
            .query(sql::insertCard, crypto::newUuid(issuedMs), row.text(0), row.text(1), std::string("own"),
                   row.text(2), 0, issuedMs)
            .run();
    }
}

void sealFacility(sqlite::Connection& connection, const crypto::MasterKey& key) {
    const auto vault = Vault::make(connection, key);
    sealPeople(connection, vault);
    keepCards(connection);
    signEnd(connection, vault, readJournalOf(connection));
}

bool hasFacility(sqlite::Connection& connection) {
    return connection.query(sql::station).next();
}

}  // namespace

sqlite::Convert sealingWith(const crypto::MasterKey& key) {
    return [key](sqlite::Connection& connection, std::int64_t version) -> Expected<void> {
        if (version != sealedVersion) return {};
        if (hasFacility(connection)) sealFacility(connection, key);
        for (const char* const column : {"plain_name", "plain_greeting", "plain_sex"})
            connection.execute(std::string("ALTER TABLE resident DROP COLUMN ") + column);
        connection.execute("DROP TABLE former_card");
        return {};
    };
}

}  // namespace ostoja::station::store
