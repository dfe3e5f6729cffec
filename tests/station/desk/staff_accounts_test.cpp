// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::object;
using boost::json::value;

namespace {

struct Desk {
    explicit Desk(int card) {
        if (at.signIn(card).status != 200) throw std::runtime_error("nobody could sign in");
    }
    std::string memberCalled(const std::string& name) {
        const auto answer = at.get("/v1/staff");
        for (const auto& each : answer.json.at("members").as_array()) {
            if (textOf(each, "name") == name) return textOf(each, "member");
        }
        throw std::runtime_error("nobody of the staff is called " + name);
    }

    OpenHouse open{staffedHouse()};
    AtDesk at{open};
};

std::vector<std::string> whatsOf(const value& page) {
    std::vector<std::string> whats;
    for (const auto& entry : page.at("entries").as_array()) whats.push_back(textOf(entry, "what"));
    return whats;
}

}  // namespace

TEST_CASE("an account is made with the card at the reader, and its member signs in with it") {
    Desk desk(adam);
    const object member{
        {"member", freshId()}, {"name", "Zofia Maj"}, {"role", "carer"}, {"pin", "805317"}, {"own_pin", pin}};
    const auto with = [&](object changed) {
        auto body = member;
        for (auto& each : changed) body[each.key()] = each.value();
        if (!body.contains("tap")) body["tap"] = desk.at.hold(301);
        return desk.at.post("/v1/staff", body);
    };
    CHECK(with({{"role", "king"}}).problem() == "malformed");
    CHECK(with({{"name", ""}}).problem() == "malformed");
    CHECK(with({{"name", value(boost::json::string(300, 'a'))}}).problem() == "details_refused");
    CHECK(with({{"pin", "123456"}}).problem() == "pin_guessable");
    CHECK(with({{"tap", freshId()}}).problem() == "tap_over");
    CHECK(with({{"tap", desk.at.hold(1)}}).problem() == "card_taken");
    CHECK(with({}).json.at("has_card").as_bool());
    CHECK(with({{"tap", desk.at.hold(302)}}).problem() == "member_taken");
    AtDesk second(desk.open, "desk-2");
    REQUIRE(second.signIn(301, "805317").status == 200);
    CHECK(second.session().at("name") == "Zofia Maj");
}

TEST_CASE("somebody administers the house, always") {
    Desk desk(adam);
    const auto himself = desk.memberCalled("Adam Nowak");
    for (const auto* role : {"carer", "manager"}) {
        CHECK(desk.at.post("/v1/staff/" + himself, {{"role", role}, {"own_pin", pin}}).problem() ==
              "not_your_right");
    }
    CHECK(desk.at.session().at("role") == "administrator");
    CHECK(desk.at.post("/v1/staff/" + himself, {{"state", "left"}}).problem() == "last_administrator");
    CHECK(desk.at.post("/v1/staff/" + freshId(), {{"name", "Nikt"}}).problem() == "member_unknown");
    const auto sara_ = desk.memberCalled("Sara Lis");
    REQUIRE(desk.at.post("/v1/staff/" + sara_, {{"role", "administrator"}, {"own_pin", pin}}).status == 200);
    CHECK(desk.at.post("/v1/staff/" + himself, {{"state", "left"}}).status == 200);
    CHECK(desk.at.session().is_null());
}

TEST_CASE("whoever keeps the accounts gives another PIN and another card, and the delay is over") {
    Desk desk(adam);
    AtDesk second(desk.open, "desk-2");
    for (int i = 0; i < 5; ++i) second.signIn(ewa, wrongPin);
    CHECK(second.signIn(ewa).problem() == "pin_delayed");
    const auto member = desk.memberCalled("Ewa Dudek");
    const object both{{"pin", "805317"}, {"tap", desk.at.hold(303)}, {"own_pin", pin}};
    REQUIRE(desk.at.post("/v1/staff/" + member, both).status == 200);
    CHECK(second.signIn(ewa, "805317").problem() == "tap_over");
    CHECK(second.signIn(303, "805317").status == 200);
}

TEST_CASE("nobody gives a role, a PIN or a card, or makes an account, without their own PIN") {
    Desk desk(adam);
    const auto member = desk.memberCalled("Ewa Dudek");
    const auto staff = desk.at.get("/v1/staff").text;
    const auto tap = desk.at.hold(303);
    const object fresh{{"member", freshId()}, {"name", "Zofia Maj"}, {"role", "carer"}, {"pin", "805317"}};
    const std::vector<std::pair<std::string, object>> asked{{"/v1/staff/" + member, {{"role", "manager"}}},
                                                            {"/v1/staff/" + member, {{"pin", "805317"}}},
                                                            {"/v1/staff/" + member, {{"tap", tap}}},
                                                            {"/v1/staff", fresh}};
    for (const auto& [target, wanted] : asked) {
        auto body = wanted;
        if (target == "/v1/staff") body["tap"] = tap;
        INFO(target << " " << boost::json::serialize(body));
        CHECK(desk.at.post(target, body).problem() == "malformed");
        body["own_pin"] = wrongPin;
        const auto refused = desk.at.post(target, body);
        CHECK(refused.problem() == "pin_wrong");
        CHECK(refused.json.at("attempts_left").as_int64() < 5);
    }
    CHECK(desk.at.get("/v1/staff").text == staff);
    CHECK(AtDesk(desk.open, "desk-2").signIn(ewa).status == 200);
    CHECK(AtDesk(desk.open, "desk-2").signIn(adam, wrongPin).problem() == "pin_wrong");
    const object told{{"role", "manager"}, {"own_pin", pin}};
    CHECK(desk.at.post("/v1/staff/" + member, told).problem() == "pin_delayed");
    INFO("a name or a state asks for none");
    CHECK(desk.at.post("/v1/staff/" + member, {{"name", "Ewa Maj"}}).status == 200);
}

TEST_CASE("whoever was given another PIN or card by somebody else is signed out, whoever else works on") {
    Desk desk(adam);
    AtDesk second(desk.open, "desk-2");
    const auto member = desk.memberCalled("Ewa Dudek");
    REQUIRE(second.signIn(ewa).status == 200);
    REQUIRE(desk.at.post("/v1/staff/" + member, {{"name", "Ewa Maj"}}).status == 200);
    CHECK(second.session().is_object());
    REQUIRE(desk.at.post("/v1/staff/" + member, {{"pin", "805317"}, {"own_pin", pin}}).status == 200);
    CHECK(second.session().is_null());
    CHECK(second.post("/v1/people/search", {{"query", ""}}).problem() == "signed_out");
    REQUIRE(second.signIn(ewa, "805317").status == 200);
    REQUIRE(desk.at.post("/v1/staff/" + member, {{"tap", desk.at.hold(303)}, {"own_pin", pin}}).status ==
            200);
    CHECK(second.session().is_null());
    CHECK(desk.at.session().is_object());
}

TEST_CASE("a manager reads who did what, when and why, page by page; an administrator nothing about people") {
    Desk desk(marta);
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"health_remark", "cukrzyca"}});
    desk.at.post("/v1/people/" + ada + "/details", {{"version", 1}, {"details", {{"contact", "brat"}}}});
    desk.at.post("/v1/people/" + ada + "/health-remark", {{"why", "emergency"}});
    const auto page = desk.at.get("/v1/record?limit=3").json;
    CHECK(whatsOf(page) ==
          std::vector<std::string>{"health_remark.read", "person.changed", "person.registered"});
    const auto read = page.at("entries").at(0);
    CHECK(read.at("who_name") == "Marta Wójcik");
    CHECK(read.at("person_name") == "Ada Maj");
    CHECK(read.at("why") == "emergency");
    CHECK(read.at("terminal") == "desk-1");
    CHECK(page.at("entries").at(1).at("fields") == boost::json::array{"contact"});
    const auto next = desk.at.get("/v1/record?before=" + textOf(page, "before")).json;
    CHECK(whatsOf(next) == std::vector<std::string>{"staff.signed_in"});
    CHECK(next.at("before") == "");
    CHECK(desk.at.get("/v1/record?before=x").problem() == "page_over");

    AtDesk admin(desk.open, "desk-2");
    REQUIRE(admin.signIn(adam).status == 200);
    const auto his = admin.get("/v1/record");
    CHECK(whatsOf(his.json) == std::vector<std::string>{"staff.signed_in", "staff.signed_in"});
    CHECK(his.text.find(ada) == std::string::npos);
}

TEST_CASE("the journal names nobody, whatever staff do") {
    Desk desk(marta);
    const auto ada =
        desk.at.registered({{"name", "Sekretna Osoba"}, {"remark", "tajne"}, {"greeting", "pani Sekretna"}});
    desk.at.given(ada, 304);
    desk.at.post("/v1/people/" + ada + "/details",
                 {{"version", 1}, {"details", {{"name", "Inna Tajemnica"}}}});
    desk.at.post("/v1/people/" + ada + "/erase", {{"pin", pin}, {"why", "person_asked"}});
    const auto journal = desk.open.ask("uplink", "GET", "/v1/journal?after=0").text;
    const std::vector<std::string> secrets{"Sekretna", "Tajemnica", "tajne", "Marta",
                                           cardHash(304).substr(3)};
    for (const auto& secret : secrets) {
        CHECK(journal.find(secret) == std::string::npos);
    }
    CHECK(journal.find(ada) != std::string::npos);
}
