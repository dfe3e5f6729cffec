// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/config.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

/// Asks for a made-up program's keys and gives the complaint, or "fine".
std::string complaintOf(const std::string& content) {
    auto config = host::Config::parse(content, "made-up.toml");
    if (!config) return config.error().message;
    auto root = config->root();
    auto reader = root.table("reader");
    reader.text("connstring", "a libnfc connection string");
    reader.number("poll_ms", "milliseconds", 10, 1'000, 100);
    reader.flag("loud", false);
    reader.texts("languages", "a list of language codes", {"pl"});
    for (auto& terminal : root.tables("terminal")) terminal.text("name", "a terminal's name");
    const auto finished = config->finish();
    return finished ? "fine" : finished.error().message;
}

}  // namespace

TEST_CASE("a right configuration is read") {
    CHECK(complaintOf("[reader]\nconnstring = 'x'\npoll_ms = 20\nloud = true\nlanguages = ['pl', 'en']\n"
                      "[[terminal]]\nname = 'door-1'\n") == "fine");
}

TEST_CASE("a wrong configuration is refused by file, line, key and what was expected") {
    struct Case {
        const char* content;
        const char* complaint;
    };
    const auto [content, complaint] =
        GENERATE(Case{"", "made-up.toml:1: reader: missing; expected a table [reader]"},
                 Case{"reader = 3", "made-up.toml:1: reader: expected a table [reader]"},
                 Case{"\n[reader]\n",
                      "made-up.toml:2: reader.connstring: missing; expected a libnfc connection string"},
                 Case{"[reader]\nconnstring = 7",
                      "made-up.toml:2: reader.connstring: expected a libnfc connection string"},
                 Case{"[reader]\nconnstring = ''",
                      "made-up.toml:2: reader.connstring: expected a libnfc connection string"},
                 Case{"[reader]\nconnstring = 'x'\npoll_ms = 5",
                      "made-up.toml:3: reader.poll_ms: expected milliseconds from 10 to 1000"},
                 Case{"[reader]\nconnstring = 'x'\nloud = 'yes'",
                      "made-up.toml:3: reader.loud: expected true or false"},
                 Case{"[reader]\nconnstring = 'x'\nlanguages = ['pl', 1]",
                      "made-up.toml:3: reader.languages: expected a list of language codes"},
                 Case{"[reader]\nconnstring = 'x'\nconstring = 'y'",
                      "made-up.toml:3: reader.constring: unknown key; remove it or correct its spelling"},
                 Case{"[reader]\nconnstring = 'x'\n[[terminal]]\n",
                      "made-up.toml:3: terminal[1].name: missing; expected a terminal's name"},
                 Case{"terminal = 1\n[reader]\nconnstring = 'x'\n",
                      "made-up.toml:1: terminal: expected tables [[terminal]]"});
    INFO(content);
    CHECK(complaintOf(content) == complaint);
}

TEST_CASE("what is not TOML is refused by its line") {
    CHECK(complaintOf("[reader]\nconnstring = 'x\n").find("made-up.toml:2: not TOML: ") == 0);
}

TEST_CASE("every complaint is told at once") {
    CHECK(complaintOf("[reader]\npoll_ms = 'x'\nother = 1\n") ==
          "made-up.toml:1: reader.connstring: missing; expected a libnfc connection string\n"
          "made-up.toml:2: reader.poll_ms: expected milliseconds from 10 to 1000\n"
          "made-up.toml:3: reader.other: unknown key; remove it or correct its spelling");
}

TEST_CASE("a file that can't be read is refused by its path") {
    const auto path = GENERATE(as<std::string>{}, "/nonexistent/reader.toml", "/tmp");
    const auto config = host::Config::load(path);
    REQUIRE_FALSE(config);
    CHECK(config.error().code == "config_unreadable");
    CHECK(config.error().message.find(path) == 0);
}

TEST_CASE("an empty file is a configuration in which everything is missing") {
    auto config = host::Config::load("/dev/null");
    REQUIRE(config);
    config->root().table("reader");
    CHECK(config->finish().error().message == "/dev/null:1: reader: missing; expected a table [reader]");
}

TEST_CASE("a path of a socket fits into what the kernel takes") {
    const auto told = [](std::size_t bytes) {
        const auto path = std::string(bytes, 's');
        auto config = host::Config::parse("socket = '" + path + "'", "made-up.toml");
        REQUIRE(config);
        CHECK(config->root().socketPath("socket", "path of a socket") == (bytes > 107 ? "" : path));
        const auto finished = config->finish();
        return finished ? "fine" : finished.error().message;
    };
    CHECK(told(107) == "fine");
    CHECK(told(108) == "made-up.toml:1: socket: expected path of a socket of at most 107 bytes");
}

TEST_CASE("a file that a configuration names can be read") {
    const TemporaryFolder folder;
    std::ofstream(folder.path("here")) << "";
    const auto told = [](const std::string& path) {
        auto config = host::Config::parse("certificate = '" + path + "'", "made-up.toml");
        REQUIRE(config);
        config->root().readableFile("certificate", "path of a certificate");
        const auto finished = config->finish();
        return finished ? "fine" : finished.error().message;
    };
    const std::string complaint = "made-up.toml:1: certificate: expected path of a certificate; ";
    CHECK(told(folder.path("here")) == "fine");
    CHECK(told(folder.path("gone")) == complaint + folder.path("gone") + " can't be read");
    CHECK(told(folder.root()) == complaint + folder.root() + " can't be read");
}

TEST_CASE("a text that must be right in a way of its own is checked once it is there") {
    struct Case {
        const char* content;
        const char* complaint;
    };
    const auto [content, complaint] =
        GENERATE(Case{"word = 'even'", "fine"},
                 Case{"", "made-up.toml:1: word: missing; expected an even number of letters"},
                 Case{"word = 2", "made-up.toml:1: word: expected an even number of letters"},
                 Case{"\nword = 'odd'", "made-up.toml:2: word: expected an even number of letters"});
    INFO(content);
    auto config = host::Config::parse(content, "made-up.toml");
    REQUIRE(config);
    config->root().checked("word", "an even number of letters",
                           [](const std::string& word) { return word.size() % 2 == 0; });
    const auto finished = config->finish();
    CHECK((finished ? "fine" : finished.error().message) == complaint);
}
