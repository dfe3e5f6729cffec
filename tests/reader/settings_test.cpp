// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/settings.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

/// A config file with KEY for the path of a good key file.
std::string write(const TemporaryFolder& folder, std::string text) {
    const std::string key = folder.path("card.key");
    std::ofstream(key) << std::string(64, 'a') << "\n";
    for (auto at = text.find("KEY"); at != std::string::npos; at = text.find("KEY")) text.replace(at, 3, key);
    std::string path = folder.path("reader.toml");
    std::ofstream(path) << text;
    return path;
}

const std::string good =
    "[reader]\nconnstring = \"pn532_uart:/dev/ttyUSB0\"\ncard_key = \"KEY\"\n[station]\nsocket = "
    "\"/run/x.reader\"\n";

}  // namespace

TEST_CASE("a good configuration is read") {
    const TemporaryFolder folder;
    const auto settings = reader::readSettings(write(folder, good));
    REQUIRE(settings);
    CHECK(settings->connection.devicePath() == "/dev/ttyUSB0");
    CHECK(settings->stationSocket == "/run/x.reader");
    CHECK(settings->cardKey[31] == 0xAA);
}

TEST_CASE("a malformed configuration is told by file, line, key and what was expected") {
    struct Case {
        std::string what;
        std::string text;
        std::vector<std::string> told;
    };
    const auto c = GENERATE(values<Case>({
        {"nothing at all", "# nothing\n", {"reader.toml", "[reader]", "[station]"}},
        {"not TOML", "[reader\n", {"reader.toml", "1"}},
        {"a number for a text",
         "[reader]\nconnstring = 5\ncard_key = \"KEY\"\n[station]\nsocket = \"/s\"\n",
         {"reader.toml", "2", "connstring", "connection string"}},
        {"a path with a colon",
         "[reader]\nconnstring = \"pn532_uart:/dev/serial/by-path/pci-0000:00:14.0\"\ncard_key = \"KEY\"\n"
         "[station]\nsocket = \"/s\"\n",
         {"reader.toml", "2", "connstring", "udev"}},
        {"no such key file",
         "[reader]\nconnstring = \"usb\"\ncard_key = \"/nowhere/key\"\n[station]\nsocket = \"/s\"\n",
         {"reader.toml", "3", "card_key", "/nowhere/key"}},
        {"an unknown key",
         "[reader]\nconnstring = \"usb\"\ncard_key = \"KEY\"\nbaud = 9600\n[station]\nsocket = \"/s\"\n",
         {"reader.toml", "4", "baud"}},
        {"a socket's path that the kernel can't have",
         "[reader]\nconnstring = \"usb\"\ncard_key = \"KEY\"\n[station]\nsocket = \"/" +
             std::string(120, 's') + "\"\n",
         {"reader.toml", "5", "socket", "107"}},
    }));
    INFO(c.what);
    const TemporaryFolder folder;
    const auto settings = reader::readSettings(write(folder, c.text));
    REQUIRE_FALSE(settings);
    for (const auto& word : c.told) CHECK_THAT(settings.error().message, Catch::Contains(word));
}

TEST_CASE("the example configuration names every key that is read") {
    std::ifstream file(std::string(EXAMPLE_CONFIG));
    const std::string example{std::istreambuf_iterator<char>(file), {}};
    for (const auto* key : {"[reader]", "connstring =", "card_key =", "[station]", "socket ="})
        CHECK_THAT(example, Catch::Contains(key));
}
