// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "crypto/journal_hash.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

TEST_CASE("the chain verifies, and anybody with the entries can recompute it") {
    House house;
    {
        const auto writer = house.open();
        for (int resident = 1; resident <= 6; ++resident) REQUIRE(tapNow(*writer, resident));
    }
    const auto journal = house.journal();
    CHECK(house.read()->verifyJournal() == static_cast<std::int64_t>(journal.size()));

    std::string previous(crypto::noPrevious);
    for (const auto& entry : journal) {
        CHECK(entry.previousHash == previous);
        CHECK(entry.privateHash == crypto::sha256Hex(""));
        CHECK(entry.hash == crypto::journalHash(previous, api::canonicalHeader(entry),
                                                api::canonicalJson(entry.body), entry.privateHash));
        previous = entry.hash;
    }
}

TEST_CASE("whatever is changed in the journal is detected, and where") {
    House house;
    {
        const auto writer = house.open();
        for (int resident = 1; resident <= 4; ++resident) REQUIRE(tapNow(*writer, resident));
    }
    struct Row {
        std::string sql;
        std::string entry;
    };
    const auto row = GENERATE(values<Row>({
        {"UPDATE journal SET body = replace(body, 'men', 'any') WHERE sequence = 4", "entry 4 "},
        {"UPDATE journal SET body = body || ' ' WHERE sequence = 4", "entry 4 "},
        {"UPDATE journal SET time_ms = time_ms + 1 WHERE sequence = 4", "entry 4 "},
        {"UPDATE journal SET synchronised = 0 WHERE sequence = 4", "entry 4 "},
        {"UPDATE journal SET type = 'pl.ostoja.stay.seen.v1' WHERE sequence = 4", "entry 4 "},
        {"UPDATE journal SET boot = 'another' WHERE sequence = 5", "entry 5 "},
        {"UPDATE journal SET hash = previous_hash WHERE sequence = 5", "entry 5 "},
        {"UPDATE journal SET private_hash = hash WHERE sequence = 1", "entry 1 "},
        {"DELETE FROM journal WHERE sequence = 5", "entry 6 "},
        {"UPDATE journal SET sequence = 99 WHERE sequence = 5; UPDATE journal SET sequence = 5 WHERE "
         "sequence = 6;"
         "UPDATE journal SET sequence = 6 WHERE sequence = 99",
         "entry 5 "},
    }));
    INFO(row.sql);
    SQLite::Database(house.database, SQLite::OPEN_READWRITE)
        .exec("DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_deleted;" + row.sql);
    const auto verified = house.read()->verifyJournal();
    REQUIRE_FALSE(verified);
    CHECK(verified.error().code == "journal_broken");
    CHECK_THAT(verified.error().message, Catch::Contains(row.entry));
}

TEST_CASE("a page of the journal begins after the number that was asked for") {
    House house;
    {
        const auto writer = house.open();
        for (int resident = 1; resident <= 4; ++resident) REQUIRE(tapNow(*writer, resident));
    }
    const auto store = house.read();
    const auto page = store->journalAfter(2, 3);
    REQUIRE(page);
    CHECK(page->station == stationId);
    REQUIRE(page->events.size() == 3);
    CHECK(page->events.front().sequence == 3);
    CHECK(page->last == 7);
    CHECK(store->journalAfter(7, 10)->events.empty());
    CHECK(store->journalAfter(99, 10)->events.empty());
}

TEST_CASE("no entry holds a name, a greeting or a card") {
    House house;
    {
        const auto writer = house.open();
        for (int resident = 1; resident <= 8; ++resident) REQUIRE(tapNow(*writer, resident));
        REQUIRE(tapNow(*writer, 99));
    }
    for (const auto& entry : house.journal()) {
        const auto text = api::canonicalHeader(entry) + api::canonicalJson(entry.body);
        for (int n = 1; n <= 8; ++n) {
            const auto number = std::to_string(n);
            for (const auto& secret : {"Imię" + number, "Nazwisko" + number, "witaj" + number,
                                       cardHash(n).substr(3), cardHash(99).substr(3)}) {
                CHECK_THAT(text, !Catch::Contains(secret));
            }
        }
    }
}
