// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include "station/recording/record_terms.h"
#include "station/recording/record_winter.h"
#include "tests/station/at_the_desk.h"
#include "tests/station/former_house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

store::FacilitySetup awaitingShelter() {
    auto setup = smallShelter();
    setup.rules.tap = "arrives";
    return setup;
}

std::vector<std::string> storyAfterOpening(const House& house) {
    auto story = house.story();
    story.erase(story.begin(), story.begin() + 3);
    return story;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a tap is an arrival that holds the bed, and a carer's word admits") {
    House house(awaitingShelter());
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "arrival");
    REQUIRE(came.bed);
    CHECK(came.bed->number == "1");
    CHECK(stateOfBed(house, "1") == "held");
    const auto now = house.read()->house().value();
    CHECK(now.arrivals == 1);
    CHECK(windowsOf(house.read()->facility(), now) == "hfffx");

    const auto again = tapNow(*writer, 1).value();
    CHECK(again.answer.outcome == "arrival");
    CHECK(again.arrival == came.arrival);
    CHECK(again.bed->number == "1");

    const auto answered = letIn(*writer, came.arrival).value();
    REQUIRE(answered.size() == 1);
    CHECK(answered[0].arrival == came.arrival);
    CHECK(answered[0].terminal == "door-1");
    CHECK(answered[0].bed->number == "1");
    CHECK(stateOfBed(house, "1") == "occupied");
    CHECK(house.read()->house()->arrivals == 0);
    CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    CHECK(storyAfterOpening(house) == Words{"arrival.held", "stay.seen", "stay.admitted", "stay.seen"});
    CHECK(letIn(*writer, came.arrival).error().code == "arrival_over");
    CHECK(refuse(*writer, came.arrival).error().code == "arrival_over");
}

TEST_CASE("a refused arrival gives the bed back, and its refusal stays open in frost") {
    House house(awaitingShelter());
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    REQUIRE(refuse(*writer, came.arrival));
    CHECK(stateOfBed(house, "1") == "free");
    const auto body = house.journal().back().body;
    CHECK(house.journal().back().type == "pl.ostoja.arrival.refused.v1");
    CHECK(body.at("why") == "intoxicated");
    CHECK(body.at("frost") == true);
    CHECK(body.at("segment") == "men");
    CHECK(house.read()->house()->turnedAway.at("men") == 1);

    const std::string refusal(body.at("refusal").as_string());
    REQUIRE(act(*writer, [&](StaffAct& a) { return recordOutcome(a, refusal, "city_guard"); }));
    CHECK(house.journal().back().body.at("outcome") == "city_guard");
    CHECK(act(*writer, [&](StaffAct& a) { return recordOutcome(a, freshId(), "police"); }).error().code ==
          "refusal_unknown");
}

TEST_CASE("who waits may go again: the card once more gives the bed back") {
    House house(awaitingShelter());
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    const auto left =
        tapNow(*writer, {.tap = tapOf(1), .terminal = "door-1", .leaving = came.resident}).value();
    CHECK(left.answer.outcome == "left");
    CHECK(stateOfBed(house, "1") == "free");
    CHECK(house.journal().back().body.at("tap").as_string() == left.answer.tap);
    CHECK(tapNow(*writer, 1)->answer.outcome == "arrival");
}

TEST_CASE("an arrival lapses, and by the believed clock only") {
    House house(awaitingShelter());
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    house.clock.wallMs += 20 * 60'000 - 1;
    REQUIRE(tapNow(*writer, 2));
    CHECK(stateOfBed(house, "1") == "held");
    house.clock.wallMs -= 2 * hourMs;
    REQUIRE(tapNow(*writer, 4));
    CHECK(stateOfBed(house, "1") == "held");
    house.clock.wallMs += 2 * hourMs + 1;
    CHECK(tapNow(*writer, 3)->bed->number == "1");
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "arrival.lapsed") == 1);
}

TEST_CASE("what no rule decides waits for a carer without a bed") {
    House house;
    const auto writer = house.open();
    const auto person = residentOf(house, 1);
    REQUIRE(act(*writer, [&](StaffAct& a) {
        return recordSuspended(a, person, {"2026-11-20", "2026-12-01"}, "Nazwisko1 broke a window");
    }));
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "see_staff");
    CHECK_FALSE(came.bed);
    CHECK(stateOfBed(house, "1") == "free");
    const auto waits = house.journal().back();
    CHECK(waits.type == "pl.ostoja.arrival.waits.v1");
    CHECK(waits.body.at("grounds").at(0) == "suspended");
    CHECK(tapNow(*writer, 1)->arrival == came.arrival);

    SECTION("and comes in despite it, with a reason, on the record") {
        CHECK(letIn(*writer, came.arrival).error().code == "grounds");
        CHECK(letIn(*writer, came.arrival, {domain::Ground::suspended}).error().code == "why_missing");
        CHECK(letIn(*writer, came.arrival, {domain::Ground::suspended}, "frost").value()[0].bed->number ==
              "1");
        const auto entry = house.journal().back();
        CHECK(entry.type == "pl.ostoja.override.v1");
        CHECK(entry.body.at("why") == "frost");
        CHECK(entry.body.at("grounds").at(0) == "suspended");
    }
    SECTION("or because it was lifted meanwhile") {
        const auto entries = house.journal();
        const auto began = std::find_if(entries.begin(), entries.end(), [](const auto& entry) {
            return entry.type == "pl.ostoja.suspension.began.v1";
        });
        const std::string suspension(began->body.at("suspension").as_string());
        REQUIRE(act(*writer, [&](StaffAct& a) { return recordLifted(a, suspension); }));
        CHECK(act(*writer, [&](StaffAct& a) { return recordLifted(a, suspension); }).error().code ==
              "suspension_over");
        CHECK(letIn(*writer, came.arrival).value()[0].bed->number == "1");
    }
    for (const auto& entry : house.journal())
        CHECK_THAT(boost::json::serialize(entry.body), !Catch::Contains("window"));
    CHECK(foundIn(house.folder.root(), {"broke a window"}).empty());
}

TEST_CASE("a household comes with one card, into one room, and in with one word") {
    auto setup = awaitingShelter();
    setup.households = {{.key = "h", .kind = domain::HouseholdKind::siblings}};
    setup.residents[0].household = "h";
    setup.residents[2].household = "h";
    House house(setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "arrival");
    CHECK(stateOfBed(house, "1") == "held");
    CHECK(stateOfBed(house, "2") == "held");
    const auto entries = house.journal();
    CHECK(entries[3].body.at("tap").as_string() == came.answer.tap);
    CHECK(entries[4].body.at("tap") == "");
    CHECK(letIn(*writer, came.arrival)->size() == 2);
    CHECK(stateOfBed(house, "1") == "occupied");
    CHECK(stateOfBed(house, "2") == "occupied");
    CHECK(tapNow(*writer, 3)->answer.outcome == "bed");
}

TEST_CASE("a couple for whom there is no room together comes one by one") {
    auto setup = smallShelter();
    setup.households = {{.key = "h", .kind = domain::HouseholdKind::couple}};
    setup.residents[0].household = "h";
    setup.residents[1].household = "h";
    House house(setup);
    const auto writer = house.open();
    CHECK(tapNow(*writer, 1)->bed->number == "1");
    CHECK(stateOfBed(house, "3") == "free");
    CHECK(tapNow(*writer, 2)->bed->number == "3");
}

TEST_CASE("whoever is protected brings nobody who isn't, and comes with nobody") {
    auto setup = awaitingShelter();
    setup.households = {{.key = "h", .kind = domain::HouseholdKind::siblings}};
    setup.residents[0].household = "h";
    setup.residents[2].household = "h";
    setup.residents[0].details.isProtected = true;
    House house(setup);
    const auto writer = house.open();
    CHECK(tapNow(*writer, 1)->answer.outcome == "arrival");
    CHECK(house.read()->house()->arrivals == 1);
    CHECK(tapNow(*writer, 3)->answer.outcome == "arrival");
}

TEST_CASE("whoever was told that the house is full is told again, and counts once") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 2));
    REQUIRE(tapNow(*writer, 4));
    CHECK(tapNow(*writer, 6)->answer.outcome == "full_house");
    CHECK(tapNow(*writer, 6)->answer.outcome == "full_house");
    CHECK(house.read()->house()->turnedAway.at("women") == 1);
    CHECK(house.story().back() == "refusal.seen");
}

TEST_CASE("a shut house says when it opens") {
    auto setup = smallShelter();
    setup.rules.opening = {{.from = "10-01", .until = "03-31", .opens = 1'080, .closes = 480}};
    House house(setup);
    const auto writer = house.open();
    house.clock.wallMs += 23 * hourMs;
    const auto early = tapNow(*writer, 1).value();
    CHECK(early.answer.outcome == "closed");
    CHECK(early.opensMs == house.clock.wallMs + hourMs);
    CHECK(house.journal().back().body.at("reason") == "closed");
    CHECK(tapNow(*writer, 1)->answer.outcome == "closed");
    house.clock.wallMs += hourMs;
    CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    CHECK(house.story().back() == "bed.taken");
    // A door that is shut by its hours has refused nobody, in frost or not.
    CHECK(house.read()->house()->turnedAway.empty());
    const auto open = runNow(*writer, [](store::WriteStore& store) -> Expected<void> {
        const auto night = store.house().night;
        const auto refused = store.refusals().withOutcome(night, store.residentOfCard(cardHash(1))->id, {});
        return refused.empty() ? Expected<void>() : failure("refused", "somebody was");
    });
    CHECK(open);
}

TEST_CASE("at the desk an arrival gets the bed that a carer chooses") {
    House house(awaitingShelter());
    const auto writer = house.open();
    const auto person = residentOf(house, 1);
    const auto arrive = [&](const std::string& bed) {
        return doNow<ArrivedAtDesk>(*writer, [&](StaffAct& a) { return recordArrival(a, person, bed); });
    };
    const auto beds = house.read()->house()->beds;
    CHECK(arrive(freshId()).error().code == "bed_unknown");
    CHECK(arrive(beds[4].id).error().code == "bed_not_in_use");
    const auto arrived = arrive(beds[1].id).value();
    CHECK(arrived.bed == "2");
    CHECK(arrived.verdict == domain::Verdict::admit);
    CHECK(arrive({}).error().code == "has_bed");
    CHECK(letIn(*writer, arrived.arrival, {}, {}, beds[0].id).value()[0].bed->number == "1");
    CHECK(stateOfBed(house, "2") == "free");
}

TEST_CASE("a winter action brings extra beds, and takes them away by itself") {
    auto setup = smallShelter();
    setup.rooms[0].beds.push_back({.number = "6", .extra = true});
    House house(setup);
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    CHECK(windowsOf(house.read()->facility(), house.read()->house().value()) == "offfx");
    store::WinterAction winter;
    winter.untilMs = house.clock.wallMs + 3 * hourMs;
    winter.thresholdC = -10;
    winter.extra = 1;
    winter.approvedBy = "director";
    const auto begin = [&](const store::WinterAction& what) {
        return act(*writer, [&](StaffAct& a) { return recordWinterBegan(a, what); });
    };
    auto past = winter;
    past.untilMs = house.clock.wallMs;
    CHECK(begin(past).error().code == "until_past");
    auto more = winter;
    more.extra = 2;
    CHECK(begin(more).error().code == "extra_beds");
    REQUIRE(begin(winter));
    CHECK(begin(winter).error().code == "winter_on");
    CHECK(windowsOf(house.read()->facility(), house.read()->house().value()) == "offffx");
    CHECK(tapNow(*writer, 3)->bed->number == "2");
    CHECK(tapNow(*writer, 5)->bed->number == "6");
    CHECK(tapNow(*writer, 7)->bed->number == "4");
    house.clock.wallMs += 3 * hourMs;
    CHECK(tapNow(*writer, 9)->answer.outcome == "full_house");
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "winter.ended") == 1);
    CHECK(windowsOf(house.read()->facility(), house.read()->house().value()) == "ooefox");
    CHECK(act(*writer, [](StaffAct& a) { return recordWinterEnded(a); }).error().code == "winter_off");
}
