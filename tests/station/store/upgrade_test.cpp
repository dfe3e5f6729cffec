// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/migrations.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

/// A house of the first version after so many nights, each with one stay, one refusal and their entries.
void fill(sqlite::Connection& connection, int nights) {
    connection.execute(
        "INSERT INTO epoch VALUES (1, 'e'); INSERT INTO station VALUES (1, 's', 1);"
        "INSERT INTO facility VALUES (1, 'f', 'k', 'n', 'night_shelter', 'a', 'h', 'tap_admits', 'right', 0);"
        "INSERT INTO room VALUES ('r', 1, '1', 'any', 'c', 'c', 's', 'w');"
        "INSERT INTO bed VALUES ('b', 'r', 1, '1', 'lower', 'in_use');");
    const auto many = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < " +
                      std::to_string(nights) + ") ";
    connection.execute(many + "INSERT INTO resident SELECT 'r' || n, 'n', 'g', 'm' FROM n");
    connection.execute(many + "INSERT INTO card SELECT 'c' || n, 'ntag', 'r' || n FROM n");
    connection.execute(many + "INSERT INTO night SELECT date('2000-01-01', n || ' days'), n, n + 1 FROM n");
    connection.execute(many +
                       "INSERT INTO stay SELECT 's' || n, date('2000-01-01', n || ' days'), 'r' || n, 'b', "
                       "'ended', n, n + 1 FROM n");
    connection.execute(many +
                       "INSERT INTO turned_away SELECT date('2000-01-01', n || ' days'), 'men', 2 FROM n");
    connection.execute(many +
                       "INSERT INTO journal SELECT 1, n, 'pl.ostoja.stay.began.v1', n, '', n, 1, "
                       "'{\"stay\":\"s' || n || '\"}', '', '', '', n FROM n");
}

/// How many hundreds of SQLite's steps each change to a later version took.
std::vector<std::int64_t> stepsOfEach(int nights) {
    const TemporaryFolder folder;
    sqlite::Connection connection(folder.path("house"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const auto all = store::migrations();
    connection.execute(all[0]);
    fill(connection, nights);
    std::int64_t counted = 0;
    constexpr int each = 100;
    sqlite3_progress_handler(
        connection.database().getHandle(), each,
        [](void* count) {
            ++*static_cast<std::int64_t*>(count);
            return 0;
        },
        &counted);
    std::vector<std::int64_t> steps;
    for (const auto* const change : all.subspan(1)) {
        counted = 0;
        connection.execute(change);
        steps.push_back(counted);
    }
    return steps;
}

}  // namespace

TEST_CASE(
    "a house with four times the past is brought to this version in four times the steps, not sixteen") {
    const auto few = stepsOfEach(500);
    const auto many = stepsOfEach(2'000);
    constexpr std::int64_t ofTheSchemaAlone = 20;
    for (std::size_t i = 0; i < few.size(); ++i) {
        INFO("to version " << i + 2 << ": " << few[i] << " and " << many[i] << " hundred steps");
        CHECK(many[i] <= 5 * few[i] + ofTheSchemaAlone);
    }
}
