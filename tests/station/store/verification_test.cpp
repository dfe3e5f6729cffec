// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/verification.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "crypto/journal_hash.h"
#include "station/recording/record_night.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

/// A house of 1,204 entries: the two of its beginning, the night's, and so many helps.
struct LongHouse {
    LongHouse() {
        const auto writer = house.open();
        REQUIRE(runNow(*writer, [](store::WriteStore& store) -> Expected<void> {
            ensureNight(store);
            for (int i = 0; i < 1'200; ++i) store.append("pl.ostoja.help.asked.v1", {{"terminal", "door-1"}});
            return {};
        }));
    }

    void change(const std::string& sql) const {
        SQLite::Database database(house.database, SQLite::OPEN_READWRITE);
        database.exec("DROP TRIGGER IF EXISTS journal_is_never_changed");
        database.exec("DROP TRIGGER IF EXISTS journal_is_never_deleted");
        database.exec(sql);
    }

    /// As somebody does who knows how entries are hashed, and nothing of keys.
    void hashAnew(std::int64_t from) const {
        SQLite::Database database(house.database, SQLite::OPEN_READWRITE);
        auto events = house.read()->journalAfter(from - 2, 10'000)->events;
        auto previous = events.front().hash;
        for (auto& event : events) {
            if (event.sequence < from) continue;
            event.previousHash = previous;
            previous = crypto::journalHash(previous, api::canonicalHeader(event),
                                           api::canonicalObject(event.body), event.privateHash);
            SQLite::Statement update(database,
                                     "UPDATE journal SET previous_hash = ?, hash = ? WHERE sequence = ?");
            update.bind(1, event.previousHash);
            update.bind(2, previous);
            update.bind(3, event.sequence);
            update.exec();
        }
    }

    /// With another pair than the station's.
    void sign(const crypto::SigningPair& pair, std::int64_t sequence) const {
        const auto journal = house.read()->journalAfter(sequence - 1, 1).value();
        const auto& hash = journal.events.front().hash;
        const auto message = "ostoja checkpoint\n" + journal.station + "\n" + journal.epoch + "\n" +
                             std::to_string(sequence) + "\n" + hash;
        change("INSERT OR REPLACE INTO checkpoint VALUES (1, " + std::to_string(sequence) + ", '" + hash +
               "', '" + crypto::sign(pair.secretHex, message).value() + "')");
    }

    std::string verdict() const {
        const auto verified = store::verifyFacility(house.database);
        return verified ? "" : verified.error().code + ": " + verified.error().message;
    }

    House house;
};

constexpr const char* lie = "UPDATE journal SET body = '{\"terminal\":\"door-2\"}' WHERE sequence = 700";

}  // namespace

TEST_CASE("a whole journal is verified without the master key, with its checkpoints and whose they are") {
    const LongHouse made;
    const auto verified = store::verifyFacility(made.house.database);
    REQUIRE(verified);
    CHECK(verified->entries == 1'203);
    CHECK(verified->checkpoints == 3);
    CHECK(verified->signingKey.size() == 64);
    SQLite::Database database(made.house.database, SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("SELECT group_concat(sequence) FROM checkpoint").getString() == "2,500,1000");
}

TEST_CASE("the closing of a night is signed, in the transaction that closes it") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    house.clock.wallMs += 24 * hourMs;
    REQUIRE(tapNow(*writer, 1));
    SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    CHECK(database
              .execAndGet("SELECT count(*) FROM checkpoint JOIN journal USING (epoch, sequence, hash) "
                          "WHERE type = 'pl.ostoja.night.closed.v1'")
              .getInt() == 1);
    CHECK(house.read()->verifyJournal());
}

TEST_CASE("whatever is done to the journal, it is found and named") {
    struct Row {
        std::string what;
        std::function<void(const LongHouse&)> spoil;
        std::string code;
        std::string names;
    };
    const auto row = GENERATE(values<Row>({
        {"an entry is changed", [](const LongHouse& made) { made.change(lie); }, "journal_broken", " 700 "},
        {"an entry is changed, and all hashes reckoned anew",
         [](const LongHouse& made) {
             made.change(lie);
             made.hashAnew(700);
         },
         "journal_rewritten", "between 501 and 1000 "},
        {"the same behind the last checkpoint's back, which moves along",
         [](const LongHouse& made) {
             made.change(lie);
             made.hashAnew(700);
             made.change(
                 "UPDATE checkpoint SET hash = (SELECT hash FROM journal WHERE sequence = 1000) "
                 "WHERE sequence = 1000");
         },
         "checkpoint_broken", "entry 1000 "},
        {"the same, and the checkpoint taken away",
         [](const LongHouse& made) {
             made.change(lie);
             made.hashAnew(700);
             made.change("DELETE FROM checkpoint WHERE sequence = 1000");
         },
         "checkpoint_missing", "entry 1000 "},
        {"two entries change places",
         [](const LongHouse& made) {
             made.change(
                 "UPDATE journal SET sequence = 5000 WHERE sequence = 600;"
                 "UPDATE journal SET sequence = 600 WHERE sequence = 601;"
                 "UPDATE journal SET sequence = 601 WHERE sequence = 5000");
         },
         "journal_broken", " 600 "},
        {"an entry is taken out",
         [](const LongHouse& made) { made.change("DELETE FROM journal WHERE sequence = 600"); },
         "journal_broken", " 601 "},
        {"the end is cut off",
         [](const LongHouse& made) { made.change("DELETE FROM journal WHERE sequence > 900"); },
         "journal_cut", "entry 1000 "},
        {"a signature is changed",
         [](const LongHouse& made) {
             made.change(
                 "UPDATE checkpoint SET signature = (SELECT signature FROM checkpoint WHERE sequence = "
                 "500) WHERE sequence = 1000");
         },
         "checkpoint_broken", "entry 1000 "},
        {"a checkpoint in the middle is taken away",
         [](const LongHouse& made) { made.change("DELETE FROM checkpoint WHERE sequence = 500"); },
         "checkpoint_missing", "entry 502 "},
        {"all checkpoints are taken away",
         [](const LongHouse& made) { made.change("DELETE FROM checkpoint"); }, "checkpoint_missing",
         "no checkpoint"},
    }));
    INFO(row.what);
    const LongHouse made;
    REQUIRE(made.verdict().empty());
    row.spoil(made);
    CHECK_THAT(made.verdict(), Catch::StartsWith(row.code + ": ") && Catch::Contains(row.names));
}

TEST_CASE(
    "who signs a rewritten journal with a key of their own is found by whoever noted the station's, or has "
    "the master key") {
    const LongHouse made;
    const auto noted = store::verifyFacility(made.house.database)->signingKey;
    const auto own = crypto::newSigningPair();
    for (const std::int64_t sequence : {2, 500, 1'000}) made.sign(own, sequence);
    made.change("UPDATE vault SET signing_public = '" + own.publicHex + "'");
    const auto verified = store::verifyFacility(made.house.database);
    REQUIRE(verified);
    CHECK(verified->signingKey != noted);
    const auto opened = store::ReadStore::open(made.house.database, made.house.key);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "database_damaged");
    CHECK_THAT(opened.error().message, Catch::Contains("checkpoints"));
}
