// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "api/time_text.h"
#include "station/recording/record_admission.h"
#include "station/recording/record_beds.h"
#include "station/recording/record_night.h"
#include "station/recording/record_stays.h"
#include "station/recording/record_winter.h"
#include "station/tonight/figures.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

using Words = std::vector<std::string>;

store::FacilitySetup nightShelter() {
    auto setup = smallShelter();
    setup.rules.opening = {{.from = "10-01", .until = "03-31", .opens = 1'080, .closes = 480},
                           {.from = "04-01", .until = "09-30", .opens = 1'140, .closes = 420}};
    return setup;
}

void setTo(House& house, const std::string& utc) {
    house.clock.wallMs = api::parseTime(utc).value();
}

void tick(store::Writer& writer) {
    const auto done = runNow(writer, [](store::WriteStore& store) -> Expected<void> {
        ensureNight(store);
        return {};
    });
    REQUIRE(done);
}

std::size_t sleepers(const House& house) {
    return house.read()->sleepers()->size();
}

std::string stayOf(const House& house, int number) {
    const auto entries = house.journal();
    std::vector<std::string> stays;
    for (const auto& entry : entries) {
        if (entry.type == "pl.ostoja.bed.taken.v1") stays.emplace_back(entry.body.at("stay").as_string());
    }
    return stays.at(static_cast<std::size_t>(number));
}

Expected<void> keep(store::Writer& writer, const std::string& stay) {
    return runNow(writer, [&](store::WriteStore& store) {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::carer, .terminal = "desk-1"});
        return recordKept(act, stay, true);
    });
}

}  // namespace

TEST_CASE("the night ends by itself at the closing, but for those whom staff kept") {
    House house(nightShelter());
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    REQUIRE(tapNow(*writer, 3));
    REQUIRE(keep(*writer, stayOf(house, 1)));
    setTo(house, "2026-11-23T06:59:59.999Z");
    tick(*writer);
    CHECK(sleepers(house) == 2);
    setTo(house, "2026-11-23T07:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 1);
    CHECK(house.journal().back().body.at("reason") == "closing");
    CHECK(house.journal().back().body.at("stay").as_string() == stayOf(house, 0));
    tick(*writer);
    CHECK(house.story().back() == "stay.ended");

    setTo(house, "2026-11-23T11:00:00.000Z");
    tick(*writer);
    CHECK(house.read()->house()->night == "2026-11-23");
    const auto carried = house.journal().back();
    CHECK(carried.type == "pl.ostoja.stay.carried.v1");
    CHECK(carried.body.at("former").as_string() == stayOf(house, 1));
    CHECK(sleepers(house) == 1);
    setTo(house, "2026-11-24T07:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 0);
}

TEST_CASE("where the house cleans after a stay, a bed waits for a carer before the next has it") {
    auto setup = nightShelter();
    setup.rules.cleaningAfterStay = true;
    House house(setup);
    const auto writer = house.open();
    const auto stateOf = [&](const std::string& number) {
        const auto tonight = house.read()->house().value();
        for (const auto& bed : tonight.beds) {
            if (bed.number == number) return std::string(store::name(bed.condition));
        }
        return std::string("no such bed");
    };
    const auto byCarer = [&](const std::function<Expected<void>(StaffAct&)>& work) {
        return runNow(*writer, [&](store::WriteStore& store) {
            StaffAct act(store, {.by = freshId(), .role = domain::Role::carer, .terminal = "desk-1"});
            return work(act);
        });
    };
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    REQUIRE(tapNow(*writer, 3));
    REQUIRE(tapNow(*writer, 2));
    const auto bedOne = house.read()->house()->beds[0].id;

    // Somebody goes for good, and the bed isn't the next one's before a carer frees it.
    REQUIRE(byCarer([&](StaffAct& act) { return recordEnded(act, stayOf(house, 0)); }));
    CHECK(stateOf("1") == "cleaning");
    CHECK(tapNow(*writer, 5)->bed->number == "4");
    REQUIRE(byCarer(
        [&](StaffAct& act) { return recordCondition(act, bedOne, store::BedTonight::Condition::inUse); }));
    CHECK(tapNow(*writer, 1)->bed->number == "1");

    // The end was a mistake: nothing is to be cleaned.
    const auto undone = byCarer([&](StaffAct& act) -> Expected<void> {
        if (auto done = recordEnded(act, stayOf(house, 1)); !done) return done;
        return act.undo()->takeBack(act);
    });
    REQUIRE(undone);
    CHECK(stateOf("2") == "in_use");
    CHECK(sleepers(house) == 4);

    setTo(house, "2026-11-23T07:00:00.000Z");
    tick(*writer);
    for (const auto* const number : {"1", "2", "3", "4"}) CHECK(stateOf(number) == "cleaning");
    CHECK(windowsOf(house.read()->facility(), house.read()->house().value()) == "xxxxx");
    tick(*writer);
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "bed.state_changed") == 4 + 4);
}

TEST_CASE("a bed that is only held, or in a house that doesn't ask for it, is free at once") {
    auto setup = nightShelter();
    setup.rules.tap = "arrives";
    setup.rules.cleaningAfterStay = GENERATE(true, false);
    House house(setup);
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    setTo(house, "2026-11-22T19:00:00.000Z");
    tick(*writer);
    CHECK(house.story().back() == "arrival.lapsed");
    CHECK(windowsOf(house.read()->facility(), house.read()->house().value()) == "ffffx");
}

TEST_CASE("a shelter's stays go over to the next night, until somebody is seen nobody knows") {
    auto setup = smallShelter();
    setup.kind = "shelter";
    House house(setup);
    const auto writer = house.open();
    // A shelter asks for papers: a carer lets them in.
    const auto came = tapNow(*writer, 1).value();
    REQUIRE(came.answer.outcome == "see_staff");
    REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::carer, .terminal = "desk-1"});
        const auto done = recordLetIn(act, came.arrival, {},
                                      {domain::Ground::paperMissing, domain::Ground::paperExpired}, "agreed");
        if (!done) return tl::make_unexpected(done.error());
        return {};
    }));
    setTo(house, "2026-11-23T11:00:00.000Z");
    tick(*writer);
    CHECK(house.story().back() == "stay.carried");
    CHECK(sleepers(house) == 1);
    CHECK(tapNow(*writer, 1)->bed->number == "1");
    // Whoever went out, was carried over, and shows the card as they come back has been seen, too.
    const auto stay = [&](const std::function<void(store::WriteStore&, const store::Stay&)>& see) {
        REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            const auto resident = store.residentOfCard(cardHash(1))->id;
            see(store, store.stays().of(store.house().night, resident).value());
            return {};
        }));
    };
    stay([](auto& store, const auto& mine) { store.stays().setAway(mine.id, true); });
    setTo(house, "2026-11-24T11:00:00.000Z");
    tick(*writer);
    stay([](auto&, const auto& mine) { CHECK(mine.presence == "assumed"); });
    CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    stay([](auto&, const auto& mine) { CHECK(mine.presence == "tapped"); });
    // A clock that jumps over a night carries nobody: nobody knows who was there.
    setTo(house, "2026-11-27T11:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 0);
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "stay.carried") == 2);
}

TEST_CASE("an occupied night is one night through both changes of the clock") {
    struct Row {
        std::string what;
        std::string night;
        std::string evening;
        Words moments;
        std::string lastOpen;
        std::string closes;
    };
    const auto row = GENERATE(values<Row>({
        {"in March 01:59:59 is followed by 03:00",
         "2027-03-27",
         "2027-03-27T18:00:00.000Z",
         {"2027-03-28T00:59:59.999Z", "2027-03-28T01:00:00.000Z"},
         "2027-03-28T05:59:59.999Z",
         "2027-03-28T06:00:00.000Z"},
        {"in October 02:30 comes twice",
         "2027-10-30",
         "2027-10-30T17:00:00.000Z",
         {"2027-10-31T00:30:00.000Z", "2027-10-31T01:30:00.000Z"},
         "2027-10-31T06:59:59.999Z",
         "2027-10-31T07:00:00.000Z"},
    }));
    INFO(row.what);
    const auto live = [&](House& house) {
        house.clock.wallMs = api::parseTime(row.evening).value();
        const auto writer = house.open();
        REQUIRE(tapNow(*writer, 1));
        int next = 3;
        for (const auto& moment : row.moments) {
            setTo(house, moment);
            REQUIRE(tapNow(*writer, next)->answer.outcome == "bed");
            next += 2;
            CHECK(house.read()->house()->night == row.night);
        }
        setTo(house, row.lastOpen);
        tick(*writer);
        CHECK(sleepers(house) == 3);
        setTo(house, row.closes);
        tick(*writer);
        CHECK(sleepers(house) == 0);
    };
    House house(nightShelter());
    live(house);
    House again(nightShelter());
    live(again);
    CHECK(house.story() == again.story());
}

TEST_CASE("a clock that isn't believed ends nobody's night") {
    House house(nightShelter());
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    const auto before = house.story();
    house.clock.synchronised = false;
    for (const auto* const moment : {"2027-11-22T18:00:00.000Z", "1970-01-01T00:00:10.000Z"}) {
        setTo(house, moment);
        tick(*writer);
        CHECK(sleepers(house) == 1);
    }
    CHECK(house.story() == before);
    // Who comes meanwhile comes at the time of the last entry that is known, when the house was open.
    setTo(house, "1970-01-01T00:00:10.000Z");
    CHECK(tapNow(*writer, 3)->answer.outcome == "bed");
    CHECK(sleepers(house) == 2);
    house.clock.synchronised = true;
    setTo(house, "2027-11-22T18:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 0);
    CHECK(house.read()->house()->night == "2027-11-22");
}

namespace {

Expected<void> byManager(store::Writer& writer, const std::function<Expected<void>(StaffAct&)>& act,
                         std::optional<UndoStep>* undo = nullptr) {
    return runNow(writer, [&](store::WriteStore& store) {
        StaffAct acting(store, {.by = freshId(), .role = domain::Role::manager, .terminal = "desk-1"});
        auto done = act(acting);
        if (undo != nullptr) *undo = acting.undo();
        return done;
    });
}

/// Open round the clock from now until then.
void beginWinter(store::Writer& writer, const std::string& until) {
    store::WinterAction winter;
    winter.untilMs = api::parseTime(until).value();
    winter.aroundClock = true;
    winter.approvedBy = "voivode";
    REQUIRE(byManager(writer, [&](StaffAct& act) { return recordWinterBegan(act, winter); }));
}

/// The carer's house on the evening of the 22nd: one who is kept and one who isn't, and a winter action.
std::unique_ptr<store::Writer> winterEvening(House& house, const std::string& until) {
    auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    REQUIRE(tapNow(*writer, 3));
    beginWinter(*writer, until);
    return writer;
}

}  // namespace

TEST_CASE("under a winter action round the clock nobody's night ends until it is over") {
    House house(nightShelter());
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1));
    beginWinter(*writer, "2026-11-24T09:00:00.000Z");
    setTo(house, "2026-11-23T07:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 1);
    REQUIRE(tapNow(*writer, 3)->answer.outcome == "bed");
    setTo(house, "2026-11-23T11:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 2);
    setTo(house, "2026-11-24T08:59:59.999Z");
    tick(*writer);
    CHECK(sleepers(house) == 2);
    setTo(house, "2026-11-24T09:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 0);
}

TEST_CASE("a winter action that ends while the house is shut leaves nobody's bed taken for another night") {
    struct Row {
        std::string what;
        std::string until;
        /// When the box looks at the clock again.
        Words looks;
    };
    const auto row = GENERATE(values<Row>({
        {"in the morning",
         "2026-11-23T09:00:00.000Z",
         {"2026-11-23T07:30:00.000Z", "2026-11-23T09:00:00.000Z"}},
        {"at noon, as the night turns", "2026-11-23T11:00:00.000Z", {"2026-11-23T11:00:00.250Z"}},
        {"between noon and the opening",
         "2026-11-23T13:00:00.000Z",
         {"2026-11-23T11:00:00.000Z", "2026-11-23T13:00:00.000Z"}},
        {"while the box is off over noon", "2026-11-23T09:00:00.000Z", {"2026-11-23T12:00:00.000Z"}},
        {"between noon and the opening, while the box is off until the evening",
         "2026-11-23T13:00:00.000Z",
         {"2026-11-23T18:00:00.000Z"}},
    }));
    INFO(row.what);
    House house(nightShelter());
    const auto writer = winterEvening(house, row.until);
    REQUIRE(keep(*writer, stayOf(house, 1)));
    for (const auto& moment : row.looks) {
        CHECK(sleepers(house) == 2);
        setTo(house, moment);
        tick(*writer);
    }
    CHECK_FALSE(house.read()->house()->winter);
    CHECK(sleepers(house) == 1);
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "winter.ended") == 1);
}

TEST_CASE("whoever came while the doors stood open by day goes when the winter action ends by day") {
    House house(nightShelter());
    const auto writer = winterEvening(house, "2026-11-23T09:00:00.000Z");
    setTo(house, "2026-11-23T08:00:00.000Z");
    REQUIRE(tapNow(*writer, 2)->answer.outcome == "bed");
    CHECK(sleepers(house) == 3);
    setTo(house, "2026-11-23T09:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 0);
}

TEST_CASE("a winter action that ends in the house's own hours ends nobody's night") {
    struct Row {
        std::string what;
        std::string until;
        Words looks;
    };
    const auto row = GENERATE(values<Row>({
        {"on the same evening", "2026-11-22T20:00:00.000Z", {"2026-11-22T20:00:00.000Z"}},
        {"on the next one",
         "2026-11-23T18:00:00.000Z",
         {"2026-11-23T11:00:00.000Z", "2026-11-23T18:00:00.000Z"}},
        {"on the next one, while the box is off over noon",
         "2026-11-23T18:00:00.000Z",
         {"2026-11-23T10:00:00.000Z", "2026-11-23T18:30:00.000Z"}},
    }));
    INFO(row.what);
    House house(nightShelter());
    const auto writer = winterEvening(house, row.until);
    for (const auto& moment : row.looks) {
        setTo(house, moment);
        tick(*writer);
    }
    CHECK_FALSE(house.read()->house()->winter);
    CHECK(sleepers(house) == 2);
}

TEST_CASE(
    "whoever ends a winter action while the house is shut ends the stays that it alone held, and takes all "
    "back") {
    House house(nightShelter());
    const auto writer = winterEvening(house, "2026-11-24T09:00:00.000Z");
    REQUIRE(tapNow(*writer, 2));
    REQUIRE(keep(*writer, stayOf(house, 1)));
    REQUIRE(byManager(*writer, [&](StaffAct& act) { return recordWentAway(act, stayOf(house, 0)); }));
    setTo(house, "2026-11-23T09:00:00.000Z");
    tick(*writer);
    CHECK(sleepers(house) == 3);
    const auto board = [&] { return house.read()->house().value(); };
    const auto before = board().beds;
    std::optional<UndoStep> undo;
    const auto end = [&] { REQUIRE(byManager(*writer, recordWinterEnded, &undo)); };
    end();
    CHECK_FALSE(board().winter);
    CHECK(sleepers(house) == 1);
    CHECK(house.journal().back().body.at("reason") == "closing");

    SECTION("with everybody where they were") {
        REQUIRE(byManager(*writer, undo->takeBack));
        CHECK(board().winter);
        CHECK(sleepers(house) == 3);
        const auto after = board().beds;
        for (std::size_t n = 0; n < after.size(); ++n) CHECK(after[n].taken == before[n].taken);
        setTo(house, "2026-11-23T11:00:00.000Z");
        tick(*writer);
        CHECK(sleepers(house) == 3);
    }
    SECTION("unless a bed was given on: then nothing is") {
        REQUIRE(byManager(*writer, [&](StaffAct& act) {
            return recordHeld(act, before[0].id, api::parseTime("2026-11-23T10:00:00.000Z").value(), {});
        }));
        CHECK(byManager(*writer, undo->takeBack).error().code == "undo_over");
        CHECK_FALSE(board().winter);
        CHECK(sleepers(house) == 1);
    }
    SECTION("unless the night has turned") {
        setTo(house, "2026-11-23T11:00:00.000Z");
        CHECK(byManager(*writer, undo->takeBack).error().code == "undo_over");
        CHECK(sleepers(house) == 1);
    }
}
