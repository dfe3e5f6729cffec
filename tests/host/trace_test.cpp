// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/trace.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

std::vector<std::string> linesOf(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

std::string complaintOf(const std::string& content) {
    auto config = host::Config::parse(content, "made-up.toml");
    REQUIRE(config);
    auto root = config->root();
    host::Trace::configured(root);
    const auto finished = config->finish();
    return finished ? "fine" : finished.error().message;
}

}  // namespace

TEST_CASE("a trace has a line for each thing that happened, with its moment") {
    const TemporaryFolder folder;
    const auto path = folder.path("trace");
    const auto before = host::monotonicNs();
    {
        const auto trace = host::Trace::open(path);
        REQUIRE(trace);
        trace->write(7, "posted", {{"tap", "0190a1b2-c3d4"}, {"sequence", 42}});
        trace->write("answered", {});
    }
    const auto lines = linesOf(path);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == R"({"t":7,"event":"posted","tap":"0190a1b2-c3d4","sequence":42})");
    std::int64_t told = 0;
    std::istringstream(lines[1].substr(5)) >> told;
    CHECK(told >= before);
    CHECK(told <= host::monotonicNs());
}

TEST_CASE("a trace that was there is gone on with, and is for nobody but its owner") {
    const TemporaryFolder folder;
    const auto path = folder.path("trace");
    for (int start = 0; start < 2; ++start) host::Trace::open(path)->write("made", {});
    CHECK(linesOf(path).size() == 2);
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600U);
}

TEST_CASE("nothing that a caller sent can break a trace's line") {
    const TemporaryFolder folder;
    const auto path = folder.path("trace");
    host::Trace::open(path)->write(1, "made", {{"tap", "a\"}\n{\\ \xC5\xBC"}});
    CHECK(linesOf(path) == std::vector<std::string>{R"({"t":1,"event":"made","tap":"a????????"})"});
}

TEST_CASE("lines of several threads stay whole") {
    const TemporaryFolder folder;
    const auto path = folder.path("trace");
    const auto trace = host::Trace::open(path);
    REQUIRE(trace);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&trace] {
            for (int line = 0; line < 100; ++line) trace->write(1, "made", {{"tap", "0190a1b2"}});
        });
    }
    for (auto& thread : threads) thread.join();
    const auto lines = linesOf(path);
    CHECK(lines.size() == 400);
    for (const auto& line : lines) CHECK(line == R"({"t":1,"event":"made","tap":"0190a1b2"})");
}

TEST_CASE("without a file nothing is traced") {
    const host::Trace trace;
    CHECK_FALSE(trace);
    trace.write("made", {{"tap", "0190a1b2"}});
}

TEST_CASE("a configuration may name a trace's file, and it has to be one that can be written") {
    const TemporaryFolder folder;
    CHECK(complaintOf("") == "fine");
    CHECK(complaintOf("[trace]\nfile = '" + folder.path("trace") + "'") == "fine");
    CHECK(complaintOf("[trace]\nfile = ''") ==
          "made-up.toml:2: trace.file: expected path of a file to append to");
    CHECK_THAT(complaintOf("[trace]\nfile = '" + folder.path("none/trace") + "'"),
               Catch::StartsWith("made-up.toml:2: trace.file: expected a file that can be written"));
    CHECK_THAT(complaintOf("[trace]\nfile = '" + folder.path("trace") + "'\nlevel = 3"),
               Catch::Contains("trace.level: unknown key"));
}
