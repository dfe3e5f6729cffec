// SPDX-License-Identifier: GPL-3.0-or-later
#include <grp.h>

#include <catch2/catch.hpp>

#include "crypto/crypto.h"
#include "station/frame/settings.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

Expected<Settings> read(const std::string& content) {
    auto config = host::Config::parse(content, "station.toml");
    if (!config) return tl::make_unexpected(config.error());
    return readSettings(*config);
}

}  // namespace

TEST_CASE("a station's configuration") {
    const TemporaryFolder folder;
    const auto pair = crypto::newSigningPair();
    const auto bytes = crypto::fromHex(pair.publicHex).value();
    REQUIRE(
        crypto::writeKeyFile(folder.path("office.pub"),
                             std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size())));
    const auto settings = read(
        "[station]\nrun = \"/run/ostoja\"\ndatabase = \"/var/lib/ostoja/facility.sqlite\"\n"
        "office_key = \"" +
        folder.path("office.pub") +
        "\"\n[[terminal]]\nname = \"door-1\"\nrole = \"door\"\n"
        "[[terminal]]\nname = \"door-2\"\nrole = \"door\"\n");
    REQUIRE(settings);
    CHECK(settings->run == "/run/ostoja");
    CHECK(settings->database == "/var/lib/ostoja/facility.sqlite");
    CHECK(settings->officeKey == pair.publicHex);
    REQUIRE(settings->terminals.size() == 2);
    CHECK(settings->terminals[1].name == "door-2");
    CHECK_FALSE(settings->groups.screen.has_value());
    CHECK(settings->durations.bed == std::chrono::seconds(20));
    CHECK(settings->durations.fullHouse == std::chrono::seconds(40));
    CHECK(settings->durations.otherVisit == std::chrono::seconds(12));
    CHECK(settings->durations.readerState == std::chrono::seconds(5));
}

TEST_CASE("each kind of socket may have a group of its own") {
    const auto settings = read(
        "[station]\nrun = \"r\"\ndatabase = \"d\"\n[groups]\nreader = \"dialout\"\nscreen = \"video\"\n");
    REQUIRE(settings);
    CHECK(settings->groups.reader == ::getgrnam("dialout")->gr_gid);
    CHECK(settings->groups.screen == ::getgrnam("video")->gr_gid);
    CHECK_FALSE(settings->groups.uplink.has_value());
    CHECK_FALSE(settings->groups.admin.has_value());
}

TEST_CASE("a wrong configuration is told by line and key") {
    const std::string good = "[station]\nrun = \"r\"\ndatabase = \"d\"\n";
    struct Row {
        std::string content;
        std::string told;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"[station]\nrun = \"r\"\n", "database"},
        {"[station]\nrun = 5\ndatabase = \"d\"\n", "run"},
        {good + "colour = 1\n", "colour"},
        {good + "[[terminal]]\nname = \"door-1\"\n", "role"},
        {good + "[[terminal]]\nname = \"door-1\"\nrole = \"cellar\"\n", "station.toml:6"},
        {good + "[[terminal]]\nname = \"Door 1\"\nrole = \"door\"\n", "station.toml:5"},
        {good + "[[terminal]]\nname = \"../door\"\nrole = \"door\"\n", "name"},
        {good + "[[terminal]]\nname = \"admin\"\nrole = \"door\"\n", "name"},
        {good + "[[terminal]]\nname = \"a\"\nrole = \"door\"\n[[terminal]]\nname = \"a\"\nrole = \"door\"\n",
         "station.toml:8"},
        {"[station]\nrun = \"" + std::string(100, 'r') +
             "\"\ndatabase = \"d\"\n[[terminal]]\nname = \"door-1\"\nrole = \"door\"\n",
         "107 bytes"},
        {good + "[groups]\nscreen = \"nobody-is-in-this-group\"\n", "station.toml:5"},
        {good + "[groups]\ncellar = \"root\"\n", "cellar"},
        {"[station\n", "station.toml:1"},
        {good + "office_key = \"/nowhere/office.pub\"\n", "/nowhere/office.pub"},
    }));
    INFO(row.content);
    const auto settings = read(row.content);
    REQUIRE_FALSE(settings);
    CHECK_THAT(settings.error().message, Catch::Contains(row.told));
}
