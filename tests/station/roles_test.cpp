// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

const std::vector<std::pair<Role, std::string>> sockets{{Role::reader, "door-1.reader"},
                                                        {Role::screen, "door-1.screen"},
                                                        {Role::staff, "desk-1.screen"},
                                                        {Role::uplink, "uplink"},
                                                        {Role::admin, "admin"}};

std::string header(const Answer& answer, const std::string& name) {
    for (const auto& [key, value] : answer.headers) {
        if (std::equal(key.begin(), key.end(), name.begin(), name.end(),
                       [](char a, char b) { return std::tolower(a) == std::tolower(b); })) {
            return value;
        }
    }
    return {};
}

std::string targetOf(const Route& route) {
    std::string target(route.path);
    const auto open = target.find('{');
    if (open != std::string::npos) target.replace(open, target.find('}') - open + 1, "door-1");
    return target;
}

}  // namespace

TEST_CASE("each route is for its roles and for nobody else") {
    OpenHouse open(staffedHouse());
    for (const auto& route : routes()) {
        for (const auto& [role, tag] : sockets) {
            if (route.action == Action::events) continue;
            INFO(route.method << " " << route.path << " at " << tag);
            const bool allowed = std::find(route.roles.begin(), route.roles.end(), role) != route.roles.end();
            const auto answer = open.ask(tag, std::string(route.method), targetOf(route), std::string("{}"));
            if (allowed) {
                const auto expected = role == Role::staff ? "200 400 401" : "200 204 400";
                CHECK_THAT(expected, Catch::Contains(std::to_string(answer.status)));
            } else {
                CHECK(answer.status == 403);
                CHECK(answer.problem() == "not_your_role");
            }
            const auto wrong = open.ask(tag, "DELETE", targetOf(route));
            CHECK(wrong.status == (allowed ? 405 : 403));
            if (allowed) CHECK_THAT(header(wrong, "Allow"), Catch::Contains(std::string(route.method)));
        }
    }
}

TEST_CASE("events are for readers and screens") {
    OpenHouse open;
    CHECK(open.ask("uplink", "GET", "/v1/events").status == 403);
    CHECK(open.ask("admin", "GET", "/v1/events").status == 403);
    CHECK(Follower(open.loop, open.socket("door-2.reader")).next().data.at("restarts") == 0);
    CHECK(Follower(open.loop, open.socket("door-2.screen")).next().data.at("terminal") == "door-2");
}

TEST_CASE("what is nowhere is nowhere for everybody") {
    OpenHouse open(staffedHouse());
    for (const auto& [role, tag] : sockets) {
        const auto answer = open.ask(tag, "GET", "/v1/residents");
        CHECK(answer.status == 404);
        CHECK(answer.problem() == "unknown_path");
    }
}

TEST_CASE("the sockets are for their owner and group, and are gone with the station") {
    OpenHouse open;
    for (const auto* tag :
         {"door-1.reader", "door-1.screen", "door-2.reader", "door-2.screen", "uplink", "admin"}) {
        struct stat file {};
        REQUIRE(::stat(open.socket(tag).c_str(), &file) == 0);
        CHECK(S_ISSOCK(file.st_mode));
        CHECK((file.st_mode & 0777) == 0660);
    }
    open.stop();
    CHECK(std::filesystem::is_empty(open.settings.run));

    if (::geteuid() != 0) return;  // only root is in every group
    constexpr gid_t screens = 44;
    open.settings.groups.screen = screens;
    open.start();
    struct stat file {};
    REQUIRE(::stat(open.socket("door-2.screen").c_str(), &file) == 0);
    CHECK(file.st_gid == screens);
    REQUIRE(::stat(open.socket("admin").c_str(), &file) == 0);
    CHECK(file.st_gid == ::getegid());
}

TEST_CASE("a malformed body is a problem that names the field, and nothing is stored") {
    OpenHouse open;
    const auto good = api::toJson(tapOf(1)).as_object();
    const auto with = [&](const char* field, const boost::json::value& value) {
        auto tap = good;
        tap[field] = value;
        return boost::json::serialize(tap);
    };
    const auto without = [&](const char* field) {
        auto tap = good;
        tap.erase(field);
        return boost::json::serialize(tap);
    };
    const auto id = freshId();
    const std::string command = "{\"id\":\"" + id + "\",\"visit\":\"" + id + "\",\"command\":";
    struct Row {
        std::string tag;
        std::string method;
        std::string target;
        std::string body;
        std::string told;
        unsigned status = 400;
    };
    const std::vector<Row> rows{
        {"door-1.reader", "POST", "/v1/taps", "", "JSON"},
        {"door-1.reader", "POST", "/v1/taps", "{", "JSON"},
        {"door-1.reader", "POST", "/v1/taps", "[]", "tap"},
        {"door-1.reader", "POST", "/v1/taps", std::string(200, '[') + std::string(200, ']'), "JSON"},
        {"door-1.reader", "POST", "/v1/taps", "\xff\xfe", "JSON"},
        {"door-1.reader", "POST", "/v1/taps", without("id"), "id"},
        {"door-1.reader", "POST", "/v1/taps", without("card"), "card"},
        {"door-1.reader", "POST", "/v1/taps", without("age_ms"), "age_ms"},
        {"door-1.reader", "POST", "/v1/taps", with("id", "tap-1"), "tap.id"},
        {"door-1.reader", "POST", "/v1/taps", with("id", 7), "id"},
        {"door-1.reader", "POST", "/v1/taps", with("card", "04A1B2C3D4E5F6"), "tap.card"},
        {"door-1.reader", "POST", "/v1/taps", with("card", boost::json::string("v1:" + std::string(64, 'Z'))),
         "tap.card"},
        {"door-1.reader", "POST", "/v1/taps", with("card", boost::json::string(9'000, 'a')), "card"},
        {"door-1.reader", "POST", "/v1/taps", with("kind", "magnet"), "tap.kind"},
        {"door-1.reader", "POST", "/v1/taps", with("proof", "word"), "tap.proof"},
        {"door-1.reader", "POST", "/v1/taps", with("age_ms", -1), "age_ms"},
        {"door-1.reader", "POST", "/v1/taps", with("age_ms", 1.5), "age_ms"},
        {"door-1.reader", "POST", "/v1/taps", with("age_ms", "100"), "age_ms"},
        {"door-1.reader", "POST", "/v1/taps", with("note", boost::json::string(20'000, 'n')), "16 KiB", 413},
        {"door-1.reader", "PUT", "/v1/reader", "{}", "state"},
        {"door-1.reader", "PUT", "/v1/reader", "{\"state\":\"happy\"}", "state"},
        {"door-1.screen", "POST", "/v1/commands", "{}", "id"},
        {"door-1.screen", "POST", "/v1/commands", command + "\"open_sesame\"}", "command.command"},
        {"door-1.screen", "POST", "/v1/commands", "{\"id\":\"1\",\"visit\":\"2\",\"command\":\"done\"}",
         "command.id"},
        {"door-1.screen", "POST", "/v1/commands",
         "{\"id\":\"" + id + "\",\"visit\":\"2\",\"command\":\"done\"}", "command.visit"},
        {"uplink", "GET", "/v1/journal?after=-1", "", "after"},
        {"uplink", "GET", "/v1/journal?after=two", "", "after"},
        {"uplink", "GET", "/v1/journal?after=99999999999999999999", "", "after"},
        {"uplink", "GET", "/v1/journal?wait=31", "", "wait"},
        {"uplink", "GET", "/v1/journal?after=", "", "after"},
        {"uplink", "PUT", "/v1/town", "{}", "town_places"},
        {"uplink", "PUT", "/v1/town", "nonsense", "JSON"},
        {"uplink", "PUT", "/v1/delivery", "{}", "received_through"},
        {"uplink", "PUT", "/v1/delivery", "{\"received_through\":-5}", "received_through"},
    };
    const auto before = open.house.journal().size();
    for (const auto& row : rows) {
        INFO(row.method << " " << row.target << " " << row.body.substr(0, 200));
        const auto answer = open.ask(row.tag, row.method, row.target, row.body);
        CHECK(answer.status == row.status);
        CHECK(header(answer, "Content-Type") == "application/problem+json");
        CHECK_FALSE(answer.problem().empty());
        CHECK_THAT(answer.text, Catch::Contains(row.told));
    }
    CHECK(open.house.journal().size() == before);
    CHECK_FALSE(open.house.read()->town().value().has_value());
}

TEST_CASE("unknown members are tolerated: a newer reader still speaks to us") {
    OpenHouse open;
    auto tap = api::toJson(tapOf(1)).as_object();
    tap["colour_of_the_card"] = "green";
    CHECK(open.ask("door-1.reader", "POST", "/v1/taps", boost::json::value(tap)).status == 200);
}
