// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>

#include "station/recording/record_command.h"
#include "station/recording/record_stays.h"
#include "station/recording/record_terms.h"
#include "tests/station/at_the_desk.h"

using namespace ostoja;
using namespace ostoja::station;
using domain::Ground;
using Grounds = std::vector<Ground>;

namespace {

constexpr std::int64_t minuteMs = 60'000;

/// The named residents of the small shelter live together, the first of them a woman, the second a man.
store::FacilitySetup withHousehold(const std::vector<int>& numbers, domain::HouseholdKind kind) {
    auto setup = smallShelter();
    setup.households = {{.key = "h", .kind = kind}};
    for (const auto number : numbers)
        setup.residents.at(static_cast<std::size_t>(number) - 1).household = "h";
    return setup;
}

/// A mother with card 2, and her son, who has none, in a house with two beds for women and two for men.
struct Family {
    Family() {
        setup.rooms[1].beds = {{.number = "3"}, {.number = "6"}};
        setup.rooms.pop_back();
        setup.residents[0].id = child;
        setup.residents[0].cards.clear();
        setup.residents[0].details.born = "2016-05-01";
    }

    std::string child = freshId();
    store::FacilitySetup setup = withHousehold({2, 1}, domain::HouseholdKind::family);
};

std::vector<std::string> groundsTold(const House& house) {
    const auto entry = house.journal().back();
    std::vector<std::string> told;
    for (const auto& word : entry.body.at("grounds").as_array()) told.emplace_back(word.as_string());
    return told;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("whose ward nobody told is asked about while any bed is free, and let in once a carer says where") {
    auto setup = smallShelter();
    setup.rooms.pop_back();
    setup.residents[0].details.sex.reset();
    House house(setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "see_staff");
    CHECK(groundsTold(house) == Words{"sex_unknown"});
    CHECK(house.read()->house()->turnedAway.empty());
    INFO("no reason is asked for that would give them no bed");
    CHECK(letIn(*writer, came.arrival).error().code == "sex_unknown");
    CHECK(letIn(*writer, came.arrival, {Ground::sexUnknown}, "agreed").error().code == "sex_unknown");
    const auto bed = bedNumbered(house, "3");
    CHECK(letIn(*writer, came.arrival, {Ground::sexUnknown}, "agreed", bed).error().code == "grounds");
    CHECK(letIn(*writer, came.arrival, {Ground::sexUnknown, Ground::otherWard}, "agreed", bed)
              .value()[0]
              .bed->number == "3");
}

TEST_CASE("a mother and her son for whom no room is meant sleep in hers, by a carer's word") {
    const Family family;
    House house(family.setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 2).value();
    CHECK(came.answer.outcome == "see_staff");
    CHECK(groundsTold(house) == Words{"no_suitable_bed"});
    CHECK(letIn(*writer, came.arrival).error().code == "grounds");
    const auto admitted = letIn(*writer, came.arrival, {Ground::noSuitableBed}, "special_case").value();
    REQUIRE(admitted.size() == 2);
    CHECK(admitted[0].bed->room.number == "2");
    CHECK(admitted[1].bed->room.number == "2");
    CHECK(house.journal().back().type == "pl.ostoja.override.v1");
    CHECK(groundsTold(house) == Words{"no_suitable_bed"});
}

TEST_CASE("a carer chooses the mother's bed by hand, and the son gets the one beside it") {
    const Family family;
    House house(family.setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 2).value();
    const auto admitted =
        letIn(*writer, came.arrival, {Ground::noSuitableBed}, "agreed", bedNumbered(house, "6"));
    REQUIRE(admitted);
    CHECK(admitted->at(0).bed->number == "6");
    CHECK(admitted->at(1).bed->number == "3");
}

TEST_CASE("one of two gets the bed that was meant for the other, who gets theirs") {
    auto setup = withHousehold({1, 3}, domain::HouseholdKind::siblings);
    const bool held = GENERATE(true, false);
    setup.rules.tap = "arrives";
    House house(setup);
    const auto writer = house.open();
    Grounds despite;
    if (!held) {
        const auto person = residentOf(house, 1);
        REQUIRE(act(*writer, [&](StaffAct& a) {
            return recordSuspended(a, person, {"2026-11-20", "2026-12-01"}, "w");
        }));
        despite = {Ground::suspended};
    }
    const auto came = tapNow(*writer, 1).value();
    const auto admitted = letIn(*writer, came.arrival, despite, "agreed", bedNumbered(house, "2"));
    REQUIRE(admitted);
    CHECK(admitted->at(0).bed->number == "2");
    CHECK(admitted->at(1).bed->number == "1");
    CHECK(stateOfBed(house, "1") == "occupied");
    CHECK(stateOfBed(house, "2") == "occupied");
}

TEST_CASE("whom a carer refused comes in by no tap of that night, and by a carer's word again") {
    House house;
    const auto writer = house.open();
    const auto arrived = arrive(*writer, residentOf(house, 1)).value();
    REQUIRE(refuse(*writer, arrived.arrival));
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "see_staff");
    CHECK(groundsTold(house) == Words{"refused_tonight"});
    CHECK(letIn(*writer, came.arrival).error().code == "grounds");
    CHECK(letIn(*writer, came.arrival, {Ground::refusedTonight}, "frost"));
    SECTION("after which it is no refusal any more") {
        REQUIRE(tapNow(*writer, {.tap = tapOf(1), .terminal = "door-1", .leaving = came.resident}));
        CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    }
    SECTION("and the next night forgets it") {
        house.clock.wallMs += 24 * hourMs;
        CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    }
}

TEST_CASE("who came before the last hour of admission came in time, however long the carer takes") {
    auto setup = smallShelter();
    setup.rules.tap = "arrives";
    // Half past eight in the evening; the clock stands at six.
    setup.rules.cutOff = 20 * 60 + 30;
    House house(setup);
    const auto writer = house.open();
    house.clock.wallMs += 140 * minuteMs;
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "arrival");
    house.clock.wallMs += 15 * minuteMs;
    CHECK(tapNow(*writer, 3)->answer.outcome == "see_staff");
    CHECK(letIn(*writer, came.arrival));
}

TEST_CASE("what a carer sees and no file knows is on the record as set aside") {
    auto setup = smallShelter();
    setup.rules.tap = "arrives";
    setup.rules.selfCare = true;
    House house(setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 1).value();
    const Grounds seen{Ground::intoxicated, Ground::notSelfCaring};
    CHECK(letIn(*writer, came.arrival, seen).error().code == "why_missing");
    CHECK(letIn(*writer, came.arrival, seen, "special_case"));
    CHECK(house.journal().back().body.at("why") == "special_case");
    CHECK(groundsTold(house) == Words{"intoxicated", "not_self_caring"});
}

TEST_CASE("at the desk a child is not alone whose mother is here, or comes with it") {
    Family family;
    family.setup.rooms[1].segment = "any";
    House house(family.setup);
    const auto writer = house.open();
    SECTION("she sleeps here already, and came without it") {
        REQUIRE(tapNow(*writer, 2));
        // Both came with her card: the child left again and comes back.
        REQUIRE(act(*writer, [&](StaffAct& a) -> Expected<void> {
            const auto night = house.read()->house()->night;
            return recordEnded(a, a.store().stays().of(night, family.child)->id);
        }));
        const auto arrived = arrive(*writer, family.child).value();
        CHECK(arrived.verdict == domain::Verdict::admit);
        CHECK(arrived.room == "2");
    }
    SECTION("she stands beside it") {
        const auto arrived = arrive(*writer, family.child).value();
        CHECK(arrived.verdict == domain::Verdict::admit);
        CHECK(house.read()->house()->arrivals == 2);
    }
}

TEST_CASE("a mother's card speaks for her child, who has none") {
    Family family;
    family.setup.rooms[1].segment = "any";
    House house(family.setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 2).value();
    const auto states = [&] { return stateOfBed(house, "3") + " " + stateOfBed(house, "6"); };
    CHECK(states() == "occupied occupied");
    REQUIRE(runNow(*writer, [&](store::WriteStore& store) { return recordAway(store, came.resident); }));
    CHECK(states() == "away away");
    CHECK(tapNow(*writer, 2)->answer.outcome == "bed");
    CHECK(states() == "occupied occupied");
    CHECK(
        tapNow(*writer, {.tap = tapOf(2), .terminal = "door-1", .leaving = came.resident})->answer.outcome ==
        "left");
    CHECK(states() == "free free");
}

TEST_CASE("a child stays with the parent who stays") {
    Family family;
    family.setup.rooms[1] = {.number = "2",
                             .segment = "any",
                             .colour = "#F3A9B8",
                             .colourName = "rose",
                             .sign = "park",
                             .way = {"enter", "room"},
                             .beds = {{.number = "3"}, {.number = "6"}, {.number = "7"}}};
    family.setup.residents[2].household = "h";
    House house(family.setup);
    const auto writer = house.open();
    const auto came = tapNow(*writer, 2).value();
    REQUIRE(tapNow(*writer, 3));
    REQUIRE(tapNow(*writer, {.tap = tapOf(2), .terminal = "door-1", .leaving = came.resident}));
    const auto sleepers = house.read()->sleepers().value();
    CHECK(sleepers.size() == 2);
    CHECK(std::any_of(sleepers.begin(), sleepers.end(),
                      [&](const auto& each) { return each.person == family.child; }));
}

TEST_CASE("whose card wasn't held is in the house by assumption") {
    House house(withHousehold({1, 3}, domain::HouseholdKind::siblings));
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    const auto presenceOf = [&](int number) {
        std::string presence;
        const auto person = residentOf(house, number);
        const auto night = house.read()->house()->night;
        REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            presence = store.stays().of(night, person)->presence;
            return {};
        }));
        return presence;
    };
    CHECK(presenceOf(1) == "tapped");
    CHECK(presenceOf(3) == "assumed");
    REQUIRE(tapNow(*writer, 3));
    CHECK(presenceOf(3) == "tapped");
}

TEST_CASE("somebody's own bed is that of the night before, and of no night before that") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 3));
    CHECK(tapNow(*writer, 1)->bed->number == "2");
    const int nights = GENERATE(1, 2);
    house.clock.wallMs += std::int64_t{24} * nights * hourMs;
    CHECK(tapNow(*writer, 1)->bed->number == (nights == 1 ? "2" : "1"));
}

TEST_CASE("a stay that was ended by mistake isn't taken up again while its person waits anew") {
    House house;
    const auto writer = house.open();
    const auto person = residentOf(house, 1);
    REQUIRE(tapNow(*writer, 1));
    const auto night = house.read()->house()->night;
    std::optional<UndoStep> step;
    REQUIRE(act(*writer, [&](StaffAct& a) {
        auto done = recordEnded(a, a.store().stays().of(night, person)->id);
        step = a.undo();
        return done;
    }));
    REQUIRE(act(*writer, [&](StaffAct& a) {
        return recordSuspended(a, person, {"2026-11-20", "2026-12-01"}, "w");
    }));
    const auto came = tapNow(*writer, 1).value();
    CHECK(came.answer.outcome == "see_staff");
    CHECK(act(*writer, step->takeBack).error().code == "undo_over");
    CHECK(letIn(*writer, came.arrival, {Ground::suspended}, "agreed"));
}

TEST_CASE("an admission that was taken back is told as that, and not as the person's going") {
    House house;
    const auto writer = house.open();
    const auto person = residentOf(house, 1);
    REQUIRE(act(*writer, [&](StaffAct& a) {
        return recordSuspended(a, person, {"2026-11-20", "2026-12-01"}, "w");
    }));
    const auto came = tapNow(*writer, 1).value();
    std::optional<UndoStep> step;
    REQUIRE(act(*writer, [&](StaffAct& a) -> Expected<void> {
        auto done = recordLetIn(a, came.arrival, {}, {Ground::suspended}, "agreed");
        step = a.undo();
        if (!done) return tl::make_unexpected(done.error());
        return {};
    }));
    REQUIRE(act(*writer, step->takeBack));
    const auto entries = house.journal();
    const auto ended = std::find_if(entries.begin(), entries.end(), [](const auto& entry) {
        return entry.type == "pl.ostoja.stay.ended.v1";
    });
    REQUIRE(ended != entries.end());
    CHECK(ended->body.at("reason") == "undone");
}
