// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string_view>

#include "station/store/board_statements.h"
#include "station/store/migrations.h"
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
         "stay) LIMIT 1), bed, 'here', presence, 0, 0, NULL, '', 9, 9, NULL, NULL, 9, 9, 0 FROM stay LIMIT 1",
         "UNIQUE"},
        {"a second bed for a person",
         "INSERT INTO stay SELECT 's', night, resident, (SELECT id FROM bed WHERE number = '4'), 'here', "
         "presence, 0, 0, NULL, '', 9, 9, NULL, NULL, 9, 9, 0 FROM stay LIMIT 1",
         "UNIQUE"},
        {"a bed held for somebody though somebody has it",
         "INSERT INTO stay SELECT 's', night, (SELECT id FROM resident WHERE id NOT IN (SELECT resident FROM "
         "stay) LIMIT 1), bed, 'held', presence, 0, 0, NULL, '', 9, NULL, NULL, NULL, 9, NULL, 0 FROM stay "
         "LIMIT 1",
         "UNIQUE"},
        {"a second bed held for a person",
         "INSERT INTO stay SELECT 's', night, resident, (SELECT id FROM bed WHERE number = '4'), 'held', "
         "presence, 0, 0, NULL, '', 9, NULL, NULL, NULL, 9, NULL, 0 FROM stay LIMIT 1",
         "UNIQUE"},
        {"somebody here whom nobody admitted", "UPDATE stay SET admitted = NULL", "CHECK"},
        {"an end's reason without an end", "UPDATE stay SET ended_why = 'closing'", "CHECK"},
        {"a hold on a bed that somebody has",
         "INSERT INTO bed_hold SELECT 'h', bed, night, NULL, 9, 9, NULL FROM stay LIMIT 1",
         "somebody has the bed"},
        {"a second hold on a bed",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, NULL, 9, 9, NULL "
         "FROM stay LIMIT 1; "
         "INSERT INTO bed_hold SELECT 'i', bed, night, NULL, 9, 9, NULL FROM bed_hold",
         "UNIQUE"},
        {"a second bed held for a person to come",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, (SELECT max(id) "
         "FROM resident), 9, 9, NULL FROM stay LIMIT 1; "
         "INSERT INTO bed_hold SELECT 'i', (SELECT id FROM bed WHERE number = '2'), night, person, 9, 9, "
         "NULL "
         "FROM bed_hold",
         "UNIQUE"},
        {"a hold moved to a bed that somebody has",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, NULL, 9, 9, NULL "
         "FROM stay LIMIT 1; "
         "UPDATE bed_hold SET bed = (SELECT bed FROM stay LIMIT 1)",
         "somebody has the bed"},
        {"a stay in a held bed",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, NULL, 9, 9, NULL "
         "FROM stay LIMIT 1; "
         "INSERT INTO stay SELECT 's', night, (SELECT id FROM resident WHERE id NOT IN (SELECT resident FROM "
         "stay) LIMIT 1), (SELECT bed FROM bed_hold), 'here', presence, 0, 0, NULL, '', 9, 9, NULL, NULL, 9, "
         "9, 0 "
         "FROM stay LIMIT 1",
         "the bed is held"},
        {"somebody moved into a held bed",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, NULL, 9, 9, NULL "
         "FROM stay LIMIT 1; "
         "UPDATE stay SET bed = (SELECT bed FROM bed_hold) WHERE began = 4",
         "the bed is held"},
        {"a second arrival of a person",
         "INSERT INTO arrival SELECT 'a', night, resident, 'door-1', '', 'waiting', '', NULL, 'a', 9, 9, 9, "
         "NULL FROM stay LIMIT 1; "
         "INSERT INTO arrival SELECT 'b', night, person, terminal, tap, state, '', NULL, 'b', 9, 9, 9, NULL "
         "FROM arrival",
         "UNIQUE"},
        {"an arrival of whom a bed is held for",
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, (SELECT max(id) "
         "FROM resident), 9, 9, NULL FROM stay LIMIT 1; "
         "INSERT INTO arrival SELECT 'a', night, person, 'door-1', '', 'waiting', '', NULL, 'a', 9, 9, 9, "
         "NULL FROM bed_hold",
         "a bed is held for this person"},
        {"a bed held for whoever has arrived",
         "INSERT INTO arrival SELECT 'a', night, (SELECT max(id) FROM resident), 'door-1', '', 'waiting', "
         "'', "
         "NULL, 'a', 9, 9, 9, NULL FROM stay LIMIT 1; "
         "INSERT INTO bed_hold SELECT 'h', (SELECT id FROM bed WHERE number = '4'), night, person, 9, 9, "
         "NULL "
         "FROM arrival",
         "this person has arrived"},
        {"an arrival that is over without its entry",
         "INSERT INTO arrival SELECT 'a', night, resident, 'door-1', '', 'lapsed', '', NULL, 'a', 9, 9, 9, "
         "NULL FROM stay LIMIT 1",
         "CHECK"},
        {"two winter actions at a time",
         "INSERT INTO winter_action VALUES ('w', 9, 1, 2, -10, 1, 1, 'director', NULL, NULL), "
         "('x', 9, 1, 2, -10, 1, 1, 'director', NULL, NULL)",
         "UNIQUE"},
        {"a winter action that was over before it began",
         "INSERT INTO winter_action VALUES ('w', 9, 2, 1, -10, 1, 1, 'director', NULL, NULL)", "CHECK"},
        {"somebody kept apart from themselves",
         "INSERT INTO kept_apart SELECT resident, resident FROM stay LIMIT 1", "CHECK"},
        {"a suspension that ends before it begins",
         "INSERT INTO suspension SELECT 's', resident, '2026-11-23', '2026-11-22', x'00', 9, NULL FROM stay "
         "LIMIT 1",
         "CHECK"},
        {"a paper of no kind",
         "INSERT INTO paper SELECT 'p', resident, 'ticket', '2026-11-22', '', 9, NULL FROM stay LIMIT 1",
         "CHECK"},
        {"a settled refusal without its entry",
         "INSERT INTO refusal SELECT 'r', night, NULL, 'men', 'full_house', 1, '', 9, 9, 'declined', NULL "
         "FROM stay LIMIT 1",
         "CHECK"},
        {"a room for nobody known", "UPDATE room SET segment = 'staff'", "CHECK"},
        {"a bed that is right for what nobody needs",
         "INSERT INTO bed_feature SELECT id, 'view' FROM bed LIMIT 1", "CHECK"},
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

TEST_CASE("who came in a past night is found without going through the stays of years") {
    const House house;
    const SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    SQLite::Statement plan(database, std::string("EXPLAIN QUERY PLAN ") + store::sql::comings);
    std::string steps;
    while (plan.executeStep()) steps += plan.getColumn(3).getString() + "; ";
    INFO(steps);
    CHECK(steps.find("stays_of_a_night") != std::string::npos);
    CHECK(steps.find("SCAN") == std::string::npos);
}

TEST_CASE("whoever a door shut by its hours once counted as refused counts no more") {
    House house;
    REQUIRE(house.open());
    SQLite::Database database(house.database, SQLite::OPEN_READWRITE);
    database.exec("INSERT INTO night (name, opened) VALUES ('2026-11-01', 1)");
    database.exec(
        "INSERT INTO refusal (id, night, segment, why, frost, points_to, at, at_ms) VALUES "
        "('a', '2026-11-01', 'men', 'closed', 1, '', 1, 1), ('b', '2026-11-01', 'men', 'closed', 1, '', 1, "
        "1), "
        "('c', '2026-11-01', 'men', 'full_house', 1, '', 1, 1), ('d', '2026-11-01', 'women', 'closed', 1, "
        "'', 1, 1)");
    database.exec(
        "INSERT INTO turned_away (night, segment, times) VALUES ('2026-11-01', 'men', 3), ('2026-11-01', "
        "'women', 1)");
    const auto all = store::migrations();
    const auto found = std::find_if(all.begin(), all.end(), [](const char* sql) {
        return std::string_view(sql).find("DELETE FROM refusal WHERE why = 'closed'") !=
               std::string_view::npos;
    });
    REQUIRE(found != all.end());
    database.exec(*found);
    CHECK(database.execAndGet("SELECT group_concat(id) FROM refusal").getString() == "c");
    CHECK(database.execAndGet("SELECT group_concat(segment || ' ' || times) FROM turned_away").getString() ==
          "men 1");
}
