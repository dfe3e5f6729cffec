// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <thread>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

/// A desk where somebody is signed in.
struct Desk {
    explicit Desk(int card = anna) {
        if (at.signIn(card).status != 200) throw std::runtime_error("nobody could sign in");
    }
    Answer person(const std::string& id) { return at.get("/v1/people/" + id); }
    std::vector<std::string> found(const std::string& query) {
        std::vector<std::string> names;
        const auto answer = at.post("/v1/people/search", {{"query", query}});
        for (const auto& each : answer.json.at("people").as_array()) names.push_back(textOf(each, "name"));
        return names;
    }

    OpenHouse open{staffedHouse()};
    AtDesk at{open};
};

std::string path(const std::string& person, const std::string& rest) {
    return "/v1/people/" + person + "/" + rest;
}

}  // namespace

TEST_CASE("somebody is registered with a name alone, found by half of it, and survives a restart") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Łucja Żółkiewska"}});
    CHECK(desk.found("zolk").front() == "Łucja Żółkiewska");
    const auto person = desk.person(id).json;
    CHECK(person.at("version") == 1);
    CHECK(person.at("card") == "none");
    CHECK(person.at("household").is_null());
    CHECK(person.at("lately").at(0).at("what") == "person.registered");
    desk.open.stop();
    desk.open.start();
    REQUIRE(desk.at.signIn(anna).status == 200);
    CHECK(desk.found("lucja").front() == "Łucja Żółkiewska");
    CHECK(desk.person(id).json == person);
}

TEST_CASE("who was seen last stands first after a restart, too") {
    Desk desk;
    const auto slept = textOf(
        desk.at.post("/v1/people/search", {{"query", "Imię1 Nazwisko1"}}).json.at("people").at(0), "person");
    REQUIRE(
        desk.at.post(path(slept, "details"), {{"version", 1}, {"details", {{"contact", "brat"}}}}).status ==
        200);
    desk.open.house.clock.wallMs += 60'000;
    desk.at.registered({{"name", "Ada Maj"}});
    desk.open.house.clock.wallMs += 60'000;
    REQUIRE(desk.open.tap(1).json.at("outcome") == "bed");
    CHECK(desk.found("").front() == "Imię1 Nazwisko1");
    desk.open.stop();
    desk.open.start();
    REQUIRE(desk.at.signIn(anna).status == 200);
    CHECK(desk.found("").front() == "Imię1 Nazwisko1");
    CHECK(desk.person(slept).json.at("lately").at(0).at("what") == "tap.bed");
}

TEST_CASE("the same registration again changes nothing, and an identifier is one person's") {
    Desk desk;
    const auto id = freshId();
    const object body{{"person", id}, {"kind", "resident"}, {"details", {{"name", "Iwo Bąk"}}}};
    REQUIRE(desk.at.post("/v1/people", body).status == 200);
    CHECK(desk.at.post("/v1/people", body).status == 200);
    auto other = body;
    other["details"] = object{{"name", "Zenon Wilk"}};
    CHECK(desk.at.post("/v1/people", other).problem() == "person_taken");
    CHECK(desk.found("iwo bak").size() == 1);
}

TEST_CASE("a likely duplicate is shown before anybody is registered twice") {
    Desk desk;
    const auto first = desk.at.registered({{"name", "Oksana Szewczenko"}, {"born", "1980-05-17"}});
    const object details{{"name", "Oksana Shevchenko"}, {"born", "1980-05-17"}};
    const auto shown = desk.at.post("/v1/people/duplicates", {{"details", details}});
    REQUIRE(shown.json.at("people").as_array().size() == 1);
    CHECK(shown.json.at("people").at(0).at("why") == "name_and_birth");

    object body{{"person", freshId()}, {"kind", "resident"}, {"details", details}};
    const auto refused = desk.at.post("/v1/people", body);
    CHECK(refused.status == 409);
    CHECK(refused.problem() == "likely_duplicate");
    CHECK(refused.json.at("people").at(0).at("person") == first.c_str());
    body["despite"] = array{first};
    CHECK(desk.at.post("/v1/people", body).status == 200);
    CHECK(desk.open.house.story().back() == "override");
}

TEST_CASE("what is too long for a name is compared with nobody's, and half a date is still looked for") {
    Desk desk;
    desk.at.registered({{"name", "Jan Maj"}});
    const std::string text(16'000, 'a');
    for (const auto* field : {"name", "legal_name", "remark"}) {
        const auto refused = desk.at.post("/v1/people/duplicates", {{"details", {{field, text}}}});
        INFO(field << " " << refused.text);
        CHECK(refused.problem() == "details_refused");
        CHECK(refused.json.at("problems").at(0).at("field") == field);
    }
    const auto typing =
        desk.at.post("/v1/people/duplicates", {{"details", {{"name", "Jan Maj"}, {"born", "1968-0"}}}});
    CHECK(typing.json.at("people").as_array().size() == 1);
}

TEST_CASE("of two who register the same person at once, the second hears of the first, and nothing is lost") {
    Desk desk;
    AtDesk second(desk.open, "desk-2");
    REQUIRE(second.signIn(ewa).status == 200);
    const auto before = desk.open.house.journal().size();
    const std::vector<std::string> names{"Beata Kruk", "Zygmunt Wilk", "Halina Sowa", "Teofil Ryś",
                                         "Ignacy Bóbr"};
    for (const auto& name : names) {
        std::array<Answer, 2> answers;
        std::thread other([&] {
            answers[1] = second.post("/v1/people", {{"person", freshId()},
                                                    {"kind", "resident"},
                                                    {"details", {{"name", name}, {"born", "1971-01-02"}}}});
        });
        answers[0] = desk.at.post("/v1/people", {{"person", freshId()},
                                                 {"kind", "resident"},
                                                 {"details", {{"name", name}, {"born", "1971-01-02"}}}});
        other.join();
        const auto registered =
            std::count_if(answers.begin(), answers.end(), [](const Answer& a) { return a.status == 200; });
        const auto told = std::count_if(answers.begin(), answers.end(),
                                        [](const Answer& a) { return a.problem() == "likely_duplicate"; });
        CHECK(registered == 1);
        CHECK(told == 1);
        CHECK(desk.found(name).size() >= 1);
    }
    CHECK(desk.open.house.journal().size() == before + 5);
}

TEST_CASE("only what is told changes, upon what was seen") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Jan Maj"}, {"greeting", "panie Janie"}});
    const auto changed =
        desk.at.post(path(id, "details"), {{"version", 1}, {"details", {{"needs", {"dog"}}}}});
    REQUIRE(changed.status == 200);
    CHECK(changed.json.at("version") == 2);
    CHECK(changed.json.at("needs") == array{"dog"});
    CHECK(changed.json.at("greeting") == "panie Janie");

    const auto late = desk.at.post(path(id, "details"), {{"version", 1}, {"details", {{"greeting", ""}}}});
    CHECK(late.status == 409);
    CHECK(late.problem() == "changed_meanwhile");
    CHECK(late.json.at("by") == "Anna Kowalska");
    CHECK(desk.person(id).json.at("greeting") == "panie Janie");
}

TEST_CASE("what was done last can be taken back, once, and is on the record") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Jan Maj"}});
    const auto offered = desk.at.session().at("undo");
    CHECK(offered.at("what") == "registered");
    CHECK(offered.at("label") == "Jan Maj");
    desk.at.post(path(id, "details"), {{"version", 1}, {"details", {{"contact", "brat"}}}});
    CHECK(desk.at.post("/v1/undo", {{"undo", offered.at("undo")}}).problem() == "undo_over");
    const auto change = desk.at.session().at("undo");
    CHECK(change.at("what") == "changed");
    CHECK(desk.at.post("/v1/undo", {{"undo", change.at("undo")}}).status == 204);
    CHECK(desk.person(id).json.at("contact") == "");
    CHECK(desk.open.house.story().back() == "undone");
    CHECK(desk.at.session().at("undo").is_null());
    CHECK(desk.at.post("/v1/undo", {{"undo", change.at("undo")}}).problem() == "undo_over");
}

TEST_CASE("a registration by mistake is taken back without a trace of the name") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Pomyłka Pisarska"}});
    REQUIRE(desk.at.post("/v1/undo", {{"undo", desk.at.session().at("undo").at("undo")}}).status == 204);
    CHECK(desk.person(id).problem() == "person_unknown");
    CHECK(desk.found("pomylka").empty());
}

TEST_CASE("a request for another role's detail is refused by its name, and so is a change of it") {
    struct Row {
        int card;
        std::string field;
        value told;
    };
    const auto row = GENERATE(values<Row>({{anna, "pesel", "68030211111"},
                                           {anna, "protected", true},
                                           {olek, "health_remark", "x"},
                                           {olek, "liable_commune", "Gliwice"}}));
    Desk desk(row.card);
    const auto id = desk.at.registered({{"name", "Jan Maj"}});
    const object details{{row.field, row.told}};
    const std::vector<Answer> answers{
        desk.at.post(path(id, "details"), {{"version", 1}, {"details", details}}),
        desk.at.post("/v1/people", {{"person", freshId()}, {"kind", "resident"}, {"details", details}}),
        desk.at.post("/v1/people/duplicates", {{"details", details}})};
    for (const auto& answer : answers) {
        INFO(row.field << " " << answer.text);
        CHECK(answer.status == 403);
        CHECK(answer.problem() == "not_your_right");
        CHECK(answer.json.at("field") == row.field.c_str());
    }
    CHECK_FALSE(desk.person(id).json.as_object().contains(row.field));
    CHECK(desk.person(id).json.at("version") == 1);
}

TEST_CASE("a health remark is read with a reason, and who did is on the record before it is told") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Jan Maj"}, {"health_remark", "cukrzyca"}});
    const auto person = desk.person(id);
    CHECK(person.json.at("has_health_remark").as_bool());
    CHECK(person.text.find("cukrzyca") == std::string::npos);
    CHECK(desk.at.post(path(id, "health-remark"), {{"why", "curious"}}).status == 400);
    const auto read = desk.at.post(path(id, "health-remark"), {{"why", "care"}});
    CHECK(read.json.at("health_remark") == "cukrzyca");
    const auto entry = desk.open.house.journal().back();
    CHECK(entry.type == "pl.ostoja.health_remark.read.v1");
    CHECK(entry.body.at("person") == id.c_str());
    CHECK(entry.body.at("why") == "care");
    CHECK(entry.body.at("by") == desk.at.session().at("member"));

    Desk outreach(olek);
    const auto other = outreach.at.registered({{"name", "Ola"}});
    CHECK(outreach.at.post(path(other, "health-remark"), {{"why", "care"}}).problem() == "not_your_right");
    CHECK_FALSE(outreach.person(other).json.as_object().contains("has_health_remark"));
}

TEST_CASE("people share a household and leave it") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}});
    const auto jan = desk.at.registered({{"name", "Jan Lipiec"}});
    const auto joined = desk.at.post(path(ada, "household"), {{"with", jan}, {"kind", "couple"}});
    REQUIRE(joined.status == 200);
    CHECK(joined.json.at("household").at("kind") == "couple");
    CHECK(joined.json.at("household").at("members").at(0).at("name") == "Jan Lipiec");
    CHECK(joined.json.at("version") == 1);
    CHECK(desk.at.post(path(ada, "household"), {{"with", ada}, {"kind", "couple"}}).problem() ==
          "household_same");
    CHECK(desk.at.post(path(jan, "household"), {{"leave", true}}).json.at("household").is_null());
    CHECK(desk.person(ada).json.at("household").is_null());
    CHECK(desk.at.post(path(jan, "household"), {{"leave", true}}).problem() == "household_none");
    REQUIRE(desk.at.post("/v1/undo", {{"undo", desk.at.session().at("undo").at("undo")}}).status == 204);
    CHECK(desk.person(jan).json.at("household").at("members").as_array().size() == 1);
}

TEST_CASE("nobody is moved out of a household, and none is called something else, without a word") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}});
    const auto jan = desk.at.registered({{"name", "Jan Lipiec"}});
    const auto ewa_ = desk.at.registered({{"name", "Ewa Sierpień"}});
    const auto join = [&](const std::string& who, const std::string& with, const char* kind) {
        return desk.at.post(path(who, "household"), {{"with", with}, {"kind", kind}});
    };
    REQUIRE(join(ada, jan, "couple").status == 200);
    const auto other = join(ewa_, jan, "family");
    CHECK(other.problem() == "household_other_kind");
    CHECK(other.json.at("kind") == "couple");
    CHECK(join(ada, jan, "family").problem() == "household_other_kind");
    CHECK(join(ada, jan, "couple").status == 200);
    CHECK(join(ada, ewa_, "family").problem() == "in_household");
    CHECK(desk.person(ewa_).json.at("household").is_null());
    CHECK(desk.person(ada).json.at("household").at("kind") == "couple");
    REQUIRE(desk.at.post(path(ada, "household"), {{"leave", true}}).status == 200);
    CHECK(join(ada, ewa_, "family").json.at("household").at("kind") == "family");
}

TEST_CASE("what somebody else changed since isn't taken back with one's own act") {
    Desk desk;
    AtDesk second(desk.open, "desk-2");
    REQUIRE(second.signIn(ewa).status == 200);
    const auto ada = desk.at.registered({{"name", "Ada Maj"}});
    const auto jan = desk.at.registered({{"name", "Jan Lipiec"}});
    const auto iza = desk.at.registered({{"name", "Iza Sierpień"}});
    const auto guest = desk.at.registered({{"sex", "m"}}, "guest");
    struct Row {
        std::string what;
        std::string whom;
        object mine;
        std::vector<object> others;
    };
    const object leave{{"leave", true}};
    const object withIza{{"with", iza}, {"kind", "family"}};
    const std::vector<Row> rows{
        {"household", ada, {{"with", jan}, {"kind", "couple"}}, {leave, withIza}},
        {"household", ada, leave, {withIza}},
        {"link", guest, {{"to", jan}}, {{{"to", iza}}}},
    };
    for (const auto& row : rows) {
        INFO(row.what << " " << boost::json::serialize(row.mine));
        REQUIRE(desk.at.post(path(row.whom, row.what), row.mine).status == 200);
        const auto undo = desk.at.session().at("undo").at("undo");
        Answer after;
        for (const auto& each : row.others) after = second.post(path(row.whom, row.what), each);
        REQUIRE(after.status == 200);
        CHECK(desk.at.post("/v1/undo", {{"undo", undo}}).problem() == "undo_over");
        CHECK(desk.person(row.whom).json.at("household") == after.json.at("household"));
        CHECK(desk.person(row.whom).text.find(iza) != std::string::npos);
    }
}

TEST_CASE("what was done last can be taken back after a lock, too") {
    Desk desk;
    const auto id = desk.at.registered({{"name", "Jan Maj"}});
    const auto offered = desk.at.session().at("undo").at("undo");
    REQUIRE(desk.at.post("/v1/session/lock").status == 204);
    REQUIRE(desk.at.post("/v1/session", {{"pin", pin}}).status == 200);
    CHECK(desk.at.post("/v1/undo", {{"undo", offered}}).status == 204);
    CHECK(desk.person(id).problem() == "person_unknown");
}

TEST_CASE("a guest is linked to the resident who it turned out to be") {
    Desk desk;
    const auto guest = desk.at.registered({{"sex", "m"}}, "guest");
    const auto jan = desk.at.registered({{"name", "Jan Lipiec"}});
    CHECK(desk.person(guest).json.at("guest_number").is_int64());
    CHECK(desk.at.post(path(jan, "link"), {{"to", guest}}).problem() == "link_refused");
    CHECK(desk.at.post(path(guest, "link"), {{"to", jan}}).json.at("linked_to") == jan.c_str());
}

TEST_CASE("erasing asks for the PIN again and leaves the identifier alone") {
    Desk desk(marta);
    const auto id = desk.at.registered({{"name", "Zapomniana Osoba"}});
    CHECK(desk.at.post(path(id, "erase"), {{"pin", wrongPin}, {"why", "person_asked"}}).problem() ==
          "pin_wrong");
    CHECK(desk.at.post(path(id, "erase"), {{"pin", pin}, {"why", "bored"}}).status == 400);
    CHECK(desk.at.post(path(id, "erase"), {{"pin", pin}, {"why", "person_asked"}}).status == 204);
    CHECK(desk.person(id).problem() == "person_unknown");
    CHECK(desk.found("zapomniana").empty());
    CHECK(desk.open.house.story().back() == "person.erased");
    CHECK(desk.at.session().at("undo").is_null());

    Desk carer;
    const auto other = carer.at.registered({{"name", "Ola"}});
    CHECK(carer.at.post(path(other, "erase"), {{"pin", pin}, {"why", "other"}}).problem() ==
          "not_your_right");
}

TEST_CASE("whoever is erased comes back from no answer that was given before, and by nobody's undo") {
    Desk desk(marta);
    AtDesk second(desk.open, "desk-2");
    REQUIRE(second.signIn(anna).status == 200);
    const auto id = freshId();
    const object registering{{"id", freshId()},
                             {"person", id},
                             {"kind", "resident"},
                             {"details", {{"name", "Zapomniana Osoba"}, {"health_remark", "cukrzyca"}}}};
    const object reading{{"id", freshId()}, {"why", "care"}};
    REQUIRE(desk.at.post("/v1/people", registering).status == 200);
    REQUIRE(desk.at.post(path(id, "health-remark"), reading).status == 200);
    REQUIRE(desk.at.post(path(id, "health-remark"), reading).status == 200);
    REQUIRE(second.post(path(id, "details"), {{"version", 1}, {"details", {{"contact", "brat"}}}}).status ==
            200);
    REQUIRE(second.session().at("undo").is_object());
    REQUIRE(desk.at.post(path(id, "erase"), {{"pin", pin}, {"why", "person_asked"}}).status == 204);

    CHECK(desk.at.post("/v1/people", registering).problem() == "person_taken");
    CHECK(desk.at.post(path(id, "health-remark"), reading).problem() == "person_unknown");
    CHECK(second.session().at("undo").is_null());
}

TEST_CASE("strange names are text, impossible ones are refused with a word that says why") {
    Desk desk;
    for (const std::string name :
         {"Robert'); DROP TABLE resident;--", "😀 Radosna", "შოთა რუსთაველი", "O'Brien \"Bob\""}) {
        INFO(name);
        const auto id = desk.at.registered({{"name", name}, {"greeting", name}});
        CHECK(textOf(desk.person(id).json, "name") == name);
    }
    struct Row {
        std::string what;
        std::string name;
    };
    const auto row =
        GENERATE(values<Row>({{"300 characters", std::string(300, 'a')},
                              {"300 characters of two bytes",
                               [] {
                                   std::string text;
                                   for (int i = 0; i < 300; ++i) text += "ż";
                                   return text;
                               }()},
                              {"a mark that turns the writing round", "Anna\xE2\x80\xAE Kowalska"},
                              {"a control character", "Anna\x01"}}));
    INFO(row.what);
    const auto before = desk.open.house.journal().size();
    const auto answer = desk.at.post(
        "/v1/people", {{"person", freshId()}, {"kind", "resident"}, {"details", {{"name", row.name}}}});
    CHECK(answer.status == 422);
    CHECK(answer.problem() == "details_refused");
    CHECK(answer.json.at("problems").at(0).at("field") == "name");
    CHECK(answer.text.find(row.name) == std::string::npos);
    CHECK(desk.open.house.journal().size() == before);
}

TEST_CASE("somebody whom nobody knows is somebody whom nobody knows") {
    Desk desk(marta);
    const auto nobody = freshId();
    const std::vector<std::pair<std::string, object>> rows{
        {"details", {{"version", 1}, {"details", {{"name", "Ada"}}}}},
        {"health-remark", {{"why", "care"}}},
        {"household", {{"leave", true}}},
        {"link", {{"to", nobody}}},
        {"erase", {{"pin", pin}, {"why", "other"}}},
        {"cards", {{"tap", desk.at.hold(50)}, {"use", "own"}}}};
    for (const auto& [rest, body] : rows) {
        INFO(rest);
        CHECK(desk.at.post(path(nobody, rest), body).problem() == "person_unknown");
    }
    CHECK(desk.person(nobody).status == 404);
}

TEST_CASE("a change by whoever may not see a PESEL is told nothing of it") {
    Desk desk(sara);
    const auto id =
        desk.at.registered({{"name", "Jan Maj"}, {"born", "1968-03-02"}, {"pesel", "68030212347"}});
    const object details{{"born", "1970-01-01"}};
    REQUIRE(desk.at.signIn(anna).status == 200);
    const auto changed = desk.at.post(path(id, "details"), {{"version", 1}, {"details", details}});
    CHECK(changed.status == 200);
    CHECK(changed.text.find("pesel") == std::string::npos);
}

TEST_CASE(
    "the journal, which leaves the house, doesn't tell who was marked protected or has a health remark") {
    Desk desk(sara);
    const auto fieldsAfter = [&](const char* name, const object& details) {
        const auto id = desk.at.registered({{"name", name}});
        REQUIRE(desk.at.post(path(id, "details"), {{"version", 1}, {"details", details}}).status == 200);
        return desk.open.house.journal().back().body.at("fields");
    };
    CHECK(fieldsAfter("Jan Maj", {{"protected", true}}) == array{"guarded"});
    CHECK(fieldsAfter("Ola Lis", {{"health_remark", "cukrzyca"}, {"contact", "brat"}}) ==
          array{"contact", "guarded"});
}
