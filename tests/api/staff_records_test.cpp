// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <functional>

#include "api/json_fields.h"
#include "api/staff_accounts.h"
#include "api/staff_cards.h"
#include "api/staff_people.h"
#include "api/staff_record.h"
#include "api/staff_state.h"
#include "record_kinds.h"

using namespace ostoja;
using namespace ostoja::records;

namespace {

/// One whole example of each record.
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"state", with(api::staffStateFromJson), R"({"terminal":"desk-1","role":"staff","facility":{"name":
            "Noclegownia Wodna 12","kind":"night_shelter"},"night":"2026-11-22","places":{"free":1,"occupied":2,
            "held":0,"out_of_service":1,"extra":0,"windows":"foox"},"office":{"linked":true,"age_s":7},"reader":
            "ready","time_ms":1795371845123,"session":{"id":"s","member":"m","name":"Anna Kowalska","role":"carer",
            "rights":["see_people"],"locked":false,"undo":{"undo":"u","what":"card_lost","person":"p","label":"Ada","bed":"",
            "points_to":"Ogrzewalnia, ul. Portowa 2"}},
            "sign_in":{"tap":"t","member":"n","name":"Jan K.","delayed_s":30},"setup":false,"card":{"tap":"t","what":
            "person","person":"p","card":"c"},"calls":[{"call":"c","kind":"no_card","number":3,"terminal":"door-1",
            "age_s":12}],"alerts":[{"alert":"a","kind":"revoked_card","terminal":"door-1","age_s":1,"person":"p",
            "label":"Ada"}],"waiting":1,"board":17,"arrivals":3,"winter":true,"closes":
            "2026-11-23T07:00:00.000Z","simulated":true})"},
        {"a signed-out state", with(api::staffStateFromJson),
         R"({"terminal":"desk-1","role":"staff","facility":
            {"name":"W","kind":"bathhouse"},"night":"","places":{"free":0,"occupied":0,"held":0,"out_of_service":0,
            "extra":0,"windows":""},"office":{"linked":false,"age_s":null},"reader":"out_of_order","time_ms":0,
            "session":null,"sign_in":null,"setup":true,"card":null,"calls":[],"alerts":[],"waiting":2,"board":0,"arrivals":
            0,"winter":false,"closes":"","simulated":false})"},
        {"details", with(api::personFieldsFromJson),
         R"({"name":"Олена 😀 '; DROP TABLE resident; --","greeting":
            "pani Oleno","legal_name":"Olena","born":"1968-03-02","sex":"f","last_registration":"Lwów",
            "liable_commune":"Gliwice","contact":"siostra","identity":"declaration","brought_by":"city_guard","pesel":
            "68030200000","remark":"","health_remark":"cukrzyca","privacy_notice":"2026-11-22","house_rules":
            "2026-11-22","estimated_age":-1,"languages":["uk","pl"],"needs":["lower_bunk"],"protected":true})"},
        {"no details", with(api::personFieldsFromJson), "{}"},
        {"summary", with(api::personSummaryFromJson),
         R"({"person":"p","kind":"guest","name":"","greeting":"","sex":
            "m","needs":["dog"],"card":"none","tonight":{"bed":"12","room":"1"},"born":"1968-03-02","age":58,
            "protected":false,"guest_number":4821})"},
        {"person", with(api::personShownFromJson),
         R"({"person":"p","kind":"resident","name":"Ada","greeting":"Ado",
            "sex":"f","needs":[],"card":"valid","tonight":null,"remark":"r","version":3,"linked_to":"q",
            "has_health_remark":true,"household":{"household":"h","kind":"couple","members":[{"person":"q","name":
            "Jan"}]},"cards":[{"card":"c","use":"own","kind":"ntag","state":"lost","issued_at":
            "2026-11-22T18:24:05.123Z","ended_at":""}],"lately":[{"at":"2026-11-22T18:24:05.123Z","what":
            "card.lost"}],"stay":{"stay":"s","state":"here","bed":"12","room":"1","since":"2026-11-22T18:24:05.123Z",
            "presence":"tapped","kept":true},"arrival":"a","suspensions":[{"suspension":"z","from":"2026-11-20",
            "until":"2026-11-27","lifted":true,"why":"awantura"}],"papers":[{"paper":"d","kind":"decision","from":
            "2026-11-01","until":""}],"absences":[{"absence":"b","from":"2026-11-24","until":"2026-11-25"}],"apart":
            [{"person":"q","name":"Jan"}]})"},
        {"search", with(api::peopleSearchFromJson), R"({"query":"kow","limit":50})"},
        {"found", with(api::peopleFoundFromJson), R"({"people":[{"person":"p","kind":"resident","name":"Ada",
            "greeting":"","sex":"","needs":[],"card":"none","tonight":null}],"total":7})"},
        {"duplicates", with(api::duplicatesSearchFromJson), R"({"details":{"name":"Ada"}})"},
        {"likely duplicates", with(api::duplicatesFoundFromJson),
         R"({"people":[{"person":"p","kind":"resident",
            "name":"Ada","greeting":"","sex":"","needs":[],"card":"none","tonight":null,"why":"name"}]})"},
        {"registration", with(api::registrationFromJson), R"({"id":"$id","person":"$other","kind":"resident",
            "details":{"name":"Ada"},"despite":["x"]})"},
        {"change", with(api::detailsChangeFromJson),
         R"({"id":"$id","version":2,"details":{"greeting":"Ado"}})"},
        {"reading", with(api::healthReadingFromJson), R"({"id":"$id","why":"kroplówka"})"},
        {"remark", with(api::healthRemarkFromJson), R"({"health_remark":"cukrzyca"})"},
        {"household", with(api::householdChangeFromJson), R"({"id":"$id","with":"$other","kind":"family"})"},
        {"leaving a household", with(api::householdChangeFromJson), R"({"id":"$id","leave":true})"},
        {"link", with(api::guestLinkFromJson), R"({"id":"$id","to":"$other"})"},
        {"erasure", with(api::erasureFromJson), R"({"id":"$id","pin":"835201","why":"na żądanie"})"},
        {"card", with(api::cardShownFromJson),
         R"({"card":"c","use":"loan","kind":"classic","state":"returned",
            "issued_at":"2026-11-22T18:24:05.123Z","ended_at":"2026-11-23T07:00:00.000Z"})"},
        {"plain request", with(api::plainRequestFromJson), R"({"id":"$id"})"},
        {"undo", with(api::undoRequestFromJson), R"({"id":"$id","undo":"$other"})"},
        {"issue", with(api::cardIssueFromJson), R"({"id":"$id","tap":"$other","use":"own"})"},
        {"answer with a person", with(api::callAnswerFromJson), R"({"id":"$id","person":"$other"})"},
        {"answer with a guest", with(api::callAnswerFromJson), R"({"id":"$id","guest":{"sex":"f"}})"},
        {"answer that it is done", with(api::callAnswerFromJson), R"({"id":"$id","done":true})"},
        {"outcome", with(api::callOutcomeFromJson),
         R"({"outcome":"bed","person":"p","bed":{"number":"12","position":
            "lower","room":{"number":"1","colour":"#9CC9F2","colour_name":"blue","sign":"anchor"},"way":[{"kind":
            "door","count":3}]}})"},
        {"sign-in", with(api::signInRequestFromJson), R"({"id":"$id","pin":"835201","tap":"$other"})"},
        {"unlocking", with(api::signInRequestFromJson), R"({"id":"$id","pin":"835201"})"},
        {"setup", with(api::setupRequestFromJson), R"({"id":"$id","tap":"$other","code":"ABCD","pin":"835201",
            "name":"Anna"})"},
        {"change of PIN", with(api::pinChangeFromJson), R"({"id":"$id","old":"835201","new":"835202"})"},
        {"staff", with(api::staffListFromJson),
         R"({"members":[{"member":"m","name":"Anna","role":"carer","state":
            "active","has_card":true}]})"},
        {"new member", with(api::newMemberFromJson),
         R"({"id":"$id","member":"$other","name":"Anna","role":"carer",
            "tap":"$id","pin":"835201","own_pin":"480371"})"},
        {"member's change", with(api::memberChangeFromJson),
         R"({"id":"$id","role":"manager","name":"Anna","pin":
            "835201","tap":"$other","state":"left","own_pin":"480371"})"},
        {"record", with(api::recordPageFromJson), R"({"entries":[{"at":"2026-11-22T18:24:05.123Z","who":"m",
            "who_name":"Anna","what":"person.changed","person":"p","person_name":"Ada","terminal":"desk-1","bed":"12","why":
            "w","fields":["greeting"]}],"before":"2026-11-22T18:24:05.123Z"})"},
    };
    return all;
}

}  // namespace

TEST_CASE("what staff's screens and the station say to each other survives the way") {
    for (const auto& kind : kinds()) {
        INFO(kind.name);
        const auto sent = exampleOf(kind);
        const auto received = api::parseJson(kind.again(sent));
        REQUIRE(received);
        CHECK(*received == sent);
    }
}

TEST_CASE("members that this version doesn't know are ignored in staff's records") {
    for (const auto& kind : kinds()) {
        INFO(kind.name);
        auto sent = exampleOf(kind);
        const auto plain = kind.again(sent);
        sent.as_object()["from_the_future"] = json::object{{"more", 1}};
        CHECK(kind.again(sent) == plain);
    }
}

TEST_CASE("any member of staff's records that is of another kind is refused, and never taken as it is") {
    for (const auto& kind : kinds()) {
        auto sent = exampleOf(kind);
        int refused = 0;
        eachMember(sent, [&](json::value& member) {
            const auto kept = member;
            member = kept.is_array() ? json::value("text") : json::value(json::array{json::array{}});
            const auto words = kind.again(sent);
            INFO(kind.name << ": " << words);
            CHECK(words.find("expected") != std::string::npos);
            member = kept;
            ++refused;
        });
        INFO(kind.name);
        CHECK((refused > 0 || sent.as_object().empty()));
        CHECK(kind.again("text").find("an object was expected") != std::string::npos);
    }
}

TEST_CASE("a request of staff that makes no sense is refused by the field's name") {
    struct Case {
        const char* kind;
        const char* field;
        json::value value;
    };
    const auto [kind, field, value] = GENERATE_COPY(
        Case{"registration", "id", "7"}, Case{"registration", "id", nullptr},
        Case{"registration", "person", json::string(36, 'g')}, Case{"registration", "kind", "dog"},
        Case{"registration", "details", nullptr}, Case{"change", "version", 0},
        Case{"change", "version", 1.0}, Case{"search", "limit", 51}, Case{"search", "limit", 0},
        Case{"search", "query", json::string(16'385, 'x')}, Case{"issue", "use", "gift"},
        Case{"issue", "tap", ""}, Case{"answer with a person", "person", "him"},
        Case{"answer with a guest", "guest", json::object{{"sex", "x"}}},
        Case{"answer that it is done", "done", false}, Case{"sign-in", "tap", "x"},
        Case{"sign-in", "pin", json::string(65, '1')}, Case{"member's change", "state", "gone"},
        Case{"member's change", "own_pin", nullptr}, Case{"new member", "own_pin", nullptr},
        Case{"household", "with", "them"}, Case{"details", "estimated_age", 131},
        Case{"details", "estimated_age", -2}, Case{"details", "needs", json::array(65, "dog")});
    const auto& found = kindCalled(kinds(), kind);
    auto sent = exampleOf(found);
    sent.as_object()[field] = value;
    const auto words = found.again(sent);
    INFO(words);
    CHECK((words.find(std::string(".") + field) != std::string::npos ||
           words.find("person: one of") != std::string::npos));
    CHECK(words.find("expected") != std::string::npos);
}

TEST_CASE("what a refusal says beside its words is read where it is there") {
    const auto told = api::refusalFromJson(
        json::value{{"type", "urn:ostoja:problem:pin_wrong"},
                    {"title", "t"},
                    {"status", 401},
                    {"detail", "d"},
                    {"attempts_left", 3},
                    {"field", "pesel"},
                    {"problems", json::array{json::object{{"field", "name"}, {"words", "too long"}}}}});
    REQUIRE(told);
    CHECK(told->code == "pin_wrong");
    CHECK(told->attemptsLeft == 3);
    CHECK_FALSE(told->retryAfterS);
    CHECK(told->problems.at(0).words == "too long");
    CHECK(api::refusalFromJson(json::value{{"type", "about:blank"}})->code == "about:blank");
    CHECK_FALSE(api::refusalFromJson(json::value{{"status", 401}}));
}
