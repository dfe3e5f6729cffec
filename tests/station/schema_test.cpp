// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

TEST_CASE("the schema itself refuses what must never be") {
    House house;
    {
        const auto writer = house.open();
        REQUIRE(tapNow(*writer, 1));
        REQUIRE(tapNow(*writer, 2));
    }
    struct Row {
        std::string what;
        std::string sql;
        std::string refusal;
    };
    const auto row = GENERATE(values<Row>({
        {"a second person in a bed",
         "INSERT INTO stay SELECT 's', night, (SELECT id FROM resident WHERE id NOT IN (SELECT resident FROM "
         "stay) LIMIT 1), bed, 'here', "
         "9, NULL "
         "FROM stay LIMIT 1",
         "UNIQUE"},
        {"a second bed for a person",
         "INSERT INTO stay SELECT 's', night, resident, (SELECT id FROM bed WHERE number = '4'), 'here', 9, "
         "NULL "
         "FROM stay LIMIT 1",
         "UNIQUE"},
        {"somebody moved into a taken bed",
         "UPDATE stay SET bed = (SELECT bed FROM stay ORDER BY began DESC LIMIT 1)", "UNIQUE"},
        {"a stay of nobody", "UPDATE stay SET resident = 'nobody' WHERE began = 4", "FOREIGN KEY"},
        {"a stay in no bed", "UPDATE stay SET bed = 'none' WHERE began = 4", "FOREIGN KEY"},
        {"an ended stay without its entry", "UPDATE stay SET state = 'ended'", "CHECK"},
        {"a second open night", "INSERT INTO night (name, opened) VALUES ('2026-11-23', 9)", "UNIQUE"},
        {"a night by another name", "INSERT INTO night (name, opened, closed) VALUES ('tonight', 9, 9)",
         "CHECK"},
        {"a text for a number", "UPDATE bed SET place = 'first'", "cannot store TEXT"},
        {"an entry changed", "UPDATE journal SET body = '{}' WHERE sequence = 3", "append-only"},
        {"an entry deleted", "DELETE FROM journal WHERE sequence = 3", "append-only"},
        {"an entry left out",
         "INSERT INTO journal SELECT epoch, sequence + 9, type, time_ms, boot, monotonic_ms, synchronised, "
         "body, "
         "private_hash, previous_hash, hash, believed_ms FROM journal WHERE sequence = 1",
         "without gaps"},
        {"an entry twice", "INSERT INTO journal SELECT * FROM journal WHERE sequence = 1", "without gaps"},
        {"a card of two people",
         "INSERT INTO card SELECT 'c', hash, kind, use, (SELECT max(id) FROM resident), state, 9, 9, NULL, "
         "NULL "
         "FROM card LIMIT 1",
         "UNIQUE"},
    }));
    INFO(row.what);
    SQLite::Database database(house.database, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = ON");
    try {
        database.exec(row.sql);
        FAIL("it was accepted");
    } catch (const SQLite::Exception& refusal) {
        CHECK_THAT(refusal.what(), Catch::Contains(row.refusal));
    }
}
