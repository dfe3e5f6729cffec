// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "api/staff_board.h"
#include "api/staff_night.h"
#include "record_kinds.h"

using namespace ostoja;
using namespace ostoja::records;

namespace {

/// One whole example of each record of the night.
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"board", with(api::boardFromJson),
         R"({"board":17,"night":"2026-11-22","now":"2026-11-22T18:24:05.123Z",
            "opens":"2026-11-22T17:00:00.000Z","closes":"2026-11-23T07:00:00.000Z","frost":true,"self_care":true,"hold_minutes":60,"tap":"arrives",
            "winter":{"winter":"w","until":"2026-11-24T07:00:00.000Z","extra":8,"around_clock":true,"threshold_c":-10,
            "approved_by":"director","opens":"2026-11-22T17:00:00.000Z","closes":"2026-11-23T07:00:00.000Z","ends":5},"rooms":[{"room":"1","segment":"men","colour":"#9CC9F2","colour_name":"blue",
            "sign":"anchor","beds":[{"bed":"b","number":"12","position":"lower","has":["near_toilet"],"extra":true,
            "state":"occupied","stay":"s","arrival":"a","hold":"h","person":"p","label":"Marek","guest":0,"needs":["dog"],
            "presence":"tapped","unseen":true,"since":"2026-11-22T18:20:00.000Z","seen":"2026-11-22T18:30:00.000Z","until":"2026-11-22T18:40:00.000Z","kept":true,
            "household":"f"}]}],"arrivals":[{"arrival":"a","person":"p","label":"Marek W.","guest":0,"since":
            "2026-11-22T18:20:00.000Z","until":"2026-11-22T18:40:00.000Z","terminal":"door-1","stay":"s","bed":"12",
            "room":"1","why_bed":["own_of_last_night"],"grounds":[{"ground":"suspended","source":"regulamin","until":
            "2026-12-01"}],"party":2}],"refusals":[{"refusal":"r","person":"q","label":"","guest":4821,"at":
            "2026-11-22T18:10:00.000Z","why":"full_house","points_to":"Ogrzewalnia Młyńska 3","frost":true}],"chart":
            {"slot_minutes":10,"slots":[{"from":"2026-11-22T18:00:00.000Z","tonight":3,"usual":4}]}})"},
        {"empty board", with(api::boardFromJson),
         R"({"board":0,"night":"","now":"","opens":"","closes":"","frost":
            false,"self_care":false,"hold_minutes":90,"tap":"admits","winter":null,"rooms":[],"arrivals":[],"refusals":[],"chart":{"slot_minutes":10,
            "slots":[]}})"},
        {"arrival", with(api::arrivalRequestFromJson), R"({"id":"$id","person":"$other","bed":"$id"})"},
        {"arrival in the best bed", with(api::arrivalRequestFromJson),
         R"({"id":"$id","person":"$other","bed":""})"},
        {"arrival's answer", with(api::arrivalAnswerFromJson),
         R"({"arrival":"a","verdict":"ask_staff","grounds":[{"ground":"sex_unknown","source":"","until":""},
            {"ground":"refused_tonight","source":"regulamin","until":"","why":"intoxicated",
             "at":"2026-11-22T20:04:00.000Z"}],"bed":
            "12","room":"1"})"},
        {"admission", with(api::admitRequestFromJson),
         R"({"id":"$id","bed":"$other","despite":["suspended"],"why":"mróz"})"},
        {"refusal", with(api::refuseRequestFromJson),
         R"({"id":"$id","why":"intoxicated","points_to":"Ogrzewalnia Młyńska 3"})"},
        {"outcome", with(api::refusalOutcomeFromJson), R"({"id":"$id","outcome":"city_guard"})"},
        {"suspension", with(api::suspensionRequestFromJson),
         R"({"id":"$id","from":"2026-11-22","until":"2026-11-29","why":"awantura"})"},
        {"apart", with(api::apartRequestFromJson), R"({"id":"$id","from":"$other","apart":false})"},
        {"paper", with(api::paperRequestFromJson),
         R"({"id":"$id","kind":"decision","from":"2026-11-01","until":"2027-04-30"})"},
        {"paper without an end", with(api::paperRequestFromJson),
         R"({"id":"$id","kind":"social_contract","from":"2026-11-01","until":""})"},
        {"absence", with(api::absenceRequestFromJson),
         R"({"id":"$id","from":"2026-11-24","until":"2026-11-24"})"},
        {"winter", with(api::winterRequestFromJson), R"({"id":"$id","until":"2026-11-24T07:00:00.000Z",
            "threshold_c":-10,"extra":8,"around_clock":true,"approved_by":"voivode"})"},
        {"move", with(api::stayMoveFromJson), R"({"id":"$id","bed":"$other","despite":["other_ward"]})"},
        {"swap", with(api::staySwapFromJson), R"({"id":"$id","with":"$other","despite":["other_ward"]})"},
        {"keep", with(api::stayKeepFromJson), R"({"id":"$id","kept":false})"},
        {"those unseen", with(api::unseenRequestFromJson), R"({"id":"$id","stays":["$id","$other"]})"},
        {"round", with(api::roundRequestFromJson), R"({"id":"$id","seen":["$id","$other"]})"},
        {"hold", with(api::holdRequestFromJson),
         R"({"id":"$id","until":"2026-11-22T20:00:00.000Z","person":"$other"})"},
        {"hold for nobody in particular", with(api::holdRequestFromJson),
         R"({"id":"$id","until":"2026-11-22T20:00:00.000Z","person":""})"},
        {"bed", with(api::bedStateRequestFromJson), R"({"id":"$id","state":"out_of_service"})"},
    };
    return all;
}

}  // namespace

TEST_CASE("what is said of the night's beds survives the way") {
    for (const auto& kind : kinds()) {
        INFO(kind.name);
        const auto sent = exampleOf(kind);
        const auto received = api::parseJson(kind.again(sent));
        INFO(kind.again(sent));
        REQUIRE(received);
        CHECK(*received == sent);
    }
}

TEST_CASE("members that this version doesn't know are ignored in the night's records") {
    for (const auto& kind : kinds()) {
        INFO(kind.name);
        auto sent = exampleOf(kind);
        const auto plain = kind.again(sent);
        sent.as_object()["from_the_future"] = json::object{{"more", 1}};
        CHECK(kind.again(sent) == plain);
    }
}

TEST_CASE("any member of the night's records that is of another kind is refused, and never taken as it is") {
    for (const auto& kind : kinds()) {
        auto sent = exampleOf(kind);
        eachMember(sent, [&](json::value& member) {
            const auto kept = member;
            member = kept.is_array() ? json::value("text") : json::value(json::array{json::array{}});
            const auto words = kind.again(sent);
            INFO(kind.name << ": " << words);
            CHECK(words.find("expected") != std::string::npos);
            member = kept;
        });
        INFO(kind.name);
        CHECK(kind.again("text").find("an object was expected") != std::string::npos);
    }
}

TEST_CASE("a request about the night that makes no sense is refused by the field's name") {
    struct Case {
        const char* kind;
        const char* field;
        json::value value;
    };
    const auto [kind, field, value] = GENERATE(
        Case{"arrival", "id", "7"}, Case{"arrival", "person", ""}, Case{"arrival", "bed", "12"},
        Case{"admission", "bed", "x"}, Case{"admission", "despite", json::array(65, "suspended")},
        Case{"admission", "why", json::string(16'385, 'x')}, Case{"refusal", "why", "drunk"},
        Case{"refusal", "why", ""}, Case{"refusal", "why", nullptr}, Case{"outcome", "outcome", "lost"},
        Case{"suspension", "from", "2026-02-30"}, Case{"suspension", "until", "2026-11-21"},
        Case{"suspension", "until", ""}, Case{"suspension", "until", nullptr},
        Case{"suspension", "from", "22.11.2026"}, Case{"apart", "from", "him"},
        Case{"paper", "kind", "passport"}, Case{"paper", "from", nullptr},
        Case{"paper", "until", "2026-10-31"}, Case{"absence", "until", "2026-11-23"},
        Case{"absence", "from", "2026-13-01"}, Case{"winter", "until", "tomorrow"},
        Case{"winter", "until", "2026-11-24"}, Case{"winter", "threshold_c", -61},
        Case{"winter", "threshold_c", -10.5}, Case{"winter", "threshold_c", nullptr},
        Case{"winter", "extra", -1}, Case{"winter", "extra", 1'001},
        Case{"winter", "approved_by", "Jan Kowalski"}, Case{"move", "bed", ""}, Case{"move", "bed", "12"},
        Case{"swap", "with", nullptr}, Case{"keep", "kept", 1}, Case{"round", "seen", nullptr},
        Case{"round", "seen", json::array{json::string(37, 'x')}}, Case{"hold", "until", ""},
        Case{"hold", "until", "2026-11-22T24:00:00.000Z"}, Case{"hold", "person", "him"},
        Case{"bed", "state", "free"}, Case{"bed", "state", nullptr});
    const auto& found = kindCalled(kinds(), kind);
    auto sent = exampleOf(found);
    sent.as_object()[field] = value;
    const auto words = found.again(sent);
    INFO(kind << ": " << words);
    CHECK(words.find(std::string(".") + field) != std::string::npos);
    CHECK(words.find("expected") != std::string::npos);
}
