// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "kiosk/kiosk_config.h"

namespace ostoja::kiosk {

namespace {

Expected<KioskConfig> read(const std::string& text) {
    auto config = host::Config::parse(text, "kiosk.toml");
    REQUIRE(config);
    return readKioskConfig(*config);
}

}  // namespace

TEST_CASE("a kiosk needs only its socket") {
    const auto config = read("[station]\nsocket = \"/run/door-1.screen\"\n");
    REQUIRE(config);
    CHECK(config->socket == "/run/door-1.screen");
    CHECK_FALSE(config->size);
    CHECK_FALSE(config->pixelsPerMm);
    CHECK(config->languages == QStringList{QStringLiteral("pl"), QStringLiteral("en")});
    CHECK(config->photographs.isEmpty());
    CHECK(config->role == ScreenRole::door);
    CHECK(config->reports.isEmpty());
    CHECK(config->simulatedBy.empty());
}

TEST_CASE("a kiosk's screen can be described") {
    const auto config = read(
        "[station]\nsocket = \"s\"\n[screen]\nrole = \"staff\"\nsize = \"1080x1920\"\npixels_per_mm = "
        "\"4.9\"\n"
        "languages = [\"en\"]\nphotographs = \"out\"\nreduced_motion = true\n");
    REQUIRE(config);
    CHECK(config->role == ScreenRole::staff);
    CHECK(config->size == QSize(1080, 1920));
    CHECK(config->pixelsPerMm == 4.9);
    CHECK(config->languages == QStringList{QStringLiteral("en")});
    CHECK(config->photographs == QStringLiteral("out"));
    CHECK(config->reducedMotion);
}

TEST_CASE("a socket's path that no kernel takes is told by line and name") {
    const auto config = read("[station]\nsocket = \"/" + std::string(107, 's') + "\"\n");
    REQUIRE_FALSE(config);
    CHECK(config.error().message.find("kiosk.toml:2: station.socket: ") == 0);
    CHECK(config.error().message.find("at most 107 bytes") != std::string::npos);
}

TEST_CASE("a wrong key of the screen is told by line and name") {
    const auto line =
        GENERATE(as<std::string>{}, "size = \"big\"", "size = \"12x800\"", "size = \"1280x99999\"",
                 "pixels_per_mm = \"four\"", "pixels_per_mm = \"0\"", "pixels_per_mm = \"nan\"",
                 "languages = [\"xx\"]", "languages = []", "languages = \"pl\"", "photographs = 3",
                 "reduced_motion = \"yes\"", "role = \"kitchen\"", "role = 2", "colour = \"pink\"");
    const auto config = read("[station]\nsocket = \"s\"\n[screen]\n" + line + "\n");
    INFO(line);
    REQUIRE_FALSE(config);
    CHECK(config.error().code == "config_invalid");
    CHECK(config.error().message.find("kiosk.toml:4") != std::string::npos);
    CHECK(config.error().message.find(line.substr(0, line.find(' '))) != std::string::npos);
}

TEST_CASE("a desk may have a folder for its files, and a door none") {
    const std::string desk = "[station]\nsocket = \"s\"\n[screen]\nrole = \"staff\"\n[desk]\n";
    const auto config = read(desk + "reports = \"/media/ostoja/stick\"\n");
    REQUIRE(config);
    CHECK(config->reports == QStringLiteral("/media/ostoja/stick"));
    const auto wrong = GENERATE_COPY(
        as<std::string>{}, desk, desk + "reports = \"\"\n", desk + "reports = \"stick\"\n",
        desk + "reports = 3\n", "[station]\nsocket = \"s\"\n[desk]\nreports = \"/media/ostoja/stick\"\n");
    INFO(wrong);
    const auto refused = read(wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "config_invalid");
    CHECK(refused.error().message.find("desk.reports: ") != std::string::npos);
}

}  // namespace ostoja::kiosk
