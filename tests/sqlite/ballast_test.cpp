// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/ballast.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

constexpr std::int64_t kib = 1'024;
/// No disk has so much.
constexpr std::int64_t tooMuch = std::int64_t{1} << 60;

}  // namespace

TEST_CASE("ballast of another size than is asked for now is brought to it where there is room") {
    struct Row {
        std::int64_t before;
        std::int64_t asked;
    };
    const auto row = GENERATE(values<Row>({{4 * kib, 64 * kib}, {1'024 * kib, 64 * kib}, {0, 64 * kib}}));
    INFO(row.before << " bytes before");
    const TemporaryFolder folder;
    const auto file = folder.path("x.db.ballast");
    std::ofstream(file) << std::string(static_cast<std::size_t>(row.before), '\0');
    sqlite::Ballast ballast(folder.path("x.db"), row.asked);
    CHECK(ballast.allowsNewWork());
    CHECK(static_cast<std::int64_t>(std::filesystem::file_size(file)) == row.asked);
}

TEST_CASE("ballast of another size is kept where there is no room for more, and given up like any other") {
    const TemporaryFolder folder;
    const auto file = folder.path("x.db.ballast");
    std::ofstream(file) << std::string(4 * kib, '\0');
    sqlite::Ballast ballast(folder.path("x.db"), tooMuch);
    CHECK(std::filesystem::file_size(file) == 4 * kib);
    CHECK(ballast.allowsNewWork());
    CHECK(ballast.giveUp());
    CHECK(std::filesystem::file_size(file) == 0);
    CHECK_FALSE(ballast.allowsNewWork());
    CHECK_FALSE(ballast.giveUp());
}

TEST_CASE("ballast that nobody asks for any more takes no room") {
    const TemporaryFolder folder;
    const auto file = folder.path("x.db.ballast");
    std::ofstream(file) << std::string(4 * kib, '\0');
    sqlite::Ballast ballast(folder.path("x.db"), 0);
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(ballast.allowsNewWork());
    CHECK_FALSE(ballast.giveUp());
}
