// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>

#include "station/recording/record_beds.h"
#include "station/recording/record_card.h"
#include "station/recording/record_command.h"
#include "station/recording/record_night.h"
#include "station/recording/record_stays.h"
#include "tests/station/at_the_desk.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

enum class OwnCard { none, lost };
enum class Came { byThisCard, seenSince, byCarer, theNightBefore };

/// Somebody of the household of whoever holds card 1.
struct Beside {
    const char* who;
    const char* born;
    OwnCard card;
    Came came;
    bool goesAlong;
};

constexpr std::array besideTheHolder{
    Beside{"a child", "2016-05-01", OwnCard::none, Came::byThisCard, true},
    Beside{"a child whom a carer let in", "2016-05-01", OwnCard::none, Came::byCarer, true},
    Beside{"a child of the night before", "2016-05-01", OwnCard::none, Came::theNightBefore, true},
    Beside{"a child whose card is lost", "2016-05-01", OwnCard::lost, Came::byThisCard, false},
    Beside{"an adult whom this card brought", "1990-05-01", OwnCard::none, Came::byThisCard, true},
    Beside{"one of no known age whom it brought", "", OwnCard::none, Came::byThisCard, true},
    Beside{"an adult whom a round saw since", "1990-05-01", OwnCard::none, Came::seenSince, false},
    Beside{"an adult whom a carer let in", "1990-05-01", OwnCard::none, Came::byCarer, false},
    Beside{"one of no known age, let in", "", OwnCard::none, Came::byCarer, false},
    Beside{"an adult of the night before", "1990-05-01", OwnCard::none, Came::theNightBefore, false},
    Beside{"an adult whose card is lost", "1990-05-01", OwnCard::lost, Came::byThisCard, false},
};

store::FacilitySetup houseOf(const Beside& beside) {
    auto setup = smallShelter();
    setup.households = {{.key = "h", .kind = domain::HouseholdKind::family}};
    for (const auto n : {0U, 2U}) setup.residents[n].household = "h";
    setup.rooms[0].segment = "any";
    setup.residents[2].details.born = beside.born;
    if (beside.card == OwnCard::none) setup.residents[2].cards.clear();
    return setup;
}

void comeIn(House& house, store::Writer& writer, const Beside& beside) {
    const auto holder = residentOf(house, 1);
    if (beside.card == OwnCard::lost) {
        const auto other = residentOf(house, 3);
        REQUIRE(act(writer, [&](StaffAct& a) {
            const auto card = a.store().people().cardsOf(other).front().id;
            return recordCardChange(a, card, domain::CardChange::lose);
        }));
    }
    if (beside.came == Came::byCarer) {
        const auto arrived = arrive(writer, holder).value();
        REQUIRE(letIn(writer, arrived.arrival, {}, "agreed"));
    }
    REQUIRE(tapNow(writer, 1));
    const auto onAll = [&](const auto& work) {
        REQUIRE(act(writer, [&](StaffAct& a) -> Expected<void> {
            std::vector<std::string> stays;
            for (const auto& stay : a.store().stays().openOf(ensureNight(a.store())))
                stays.push_back(stay.id);
            return work(a, stays);
        }));
    };
    if (beside.came == Came::seenSince)
        onAll([](StaffAct& a, const auto& stays) { return recordRound(a, stays); });
    if (beside.came != Came::theNightBefore) return;
    onAll([](StaffAct& a, const auto& stays) -> Expected<void> {
        for (const auto& stay : stays) REQUIRE(recordKept(a, stay, true));
        return {};
    });
    house.clock.wallMs += 24 * hourMs;
    REQUIRE(tapNow(writer, 1));
}

}  // namespace

TEST_CASE("who goes out, comes back and leaves takes along whom their card speaks for, and nobody else") {
    const auto beside = GENERATE(from_range(besideTheHolder));
    CAPTURE(beside.who);
    House house(houseOf(beside));
    const auto writer = house.open();
    comeIn(house, *writer, beside);
    const auto holder = residentOf(house, 1);
    const auto states = [&] { return stateOfBed(house, "1") + " " + stateOfBed(house, "2"); };
    const auto expected = [&](const std::string& state) {
        return state + " " + (beside.goesAlong ? state : "occupied");
    };
    REQUIRE(states() == "occupied occupied");
    REQUIRE(runNow(*writer, [&](store::WriteStore& store) { return recordAway(store, holder); }));
    CHECK(states() == expected("away"));
    CHECK(tapNow(*writer, 1)->answer.outcome == "bed");
    CHECK(states() == "occupied occupied");
    REQUIRE(tapNow(*writer, {.tap = tapOf(1), .terminal = "door-1", .leaving = holder}));
    CHECK(states() == expected("free"));
}

TEST_CASE("one of a household may get the bed that was held for another of it, who gets another one") {
    auto setup = houseOf(besideTheHolder[0]);
    setup.residents[2].details.born.clear();
    House house(setup);
    const auto writer = house.open();
    const auto other = bedNumbered(house, "2");
    REQUIRE(act(*writer, [&](StaffAct& a) {
        const auto household = a.store().people().person(residentOf(house, 1))->household;
        const auto members = a.store().people().household(household)->members;
        const auto sibling = members.front() == residentOf(house, 1) ? members.back() : members.front();
        return recordHeld(a, other, house.clock.wallMs + hourMs, sibling);
    }));
    const bool byTap = GENERATE(false, true);
    CAPTURE(byTap);
    REQUIRE(
        (byTap ? tapNow(*writer, 1).has_value() : arrive(*writer, residentOf(house, 1), other).has_value()));
    CHECK(stateOfBed(house, "1") != "free");
    CHECK(stateOfBed(house, "2") != "free");
    CHECK(house.read()->house()->beds.at(1).taken != store::BedTonight::Taken::free);
}

TEST_CASE("who waits no more takes along whom their card speaks for, and nobody else") {
    const auto beside = GENERATE(filter([](const Beside& each) { return each.came == Came::byThisCard; },
                                        from_range(besideTheHolder)));
    CAPTURE(beside.who);
    auto setup = houseOf(beside);
    setup.rules.tap = "arrives";
    House house(setup);
    const auto writer = house.open();
    comeIn(house, *writer, beside);
    REQUIRE(house.read()->house()->arrivals == 2);
    REQUIRE(tapNow(*writer, {.tap = tapOf(1), .terminal = "door-1", .leaving = residentOf(house, 1)})
                ->answer.outcome == "left");
    CHECK(house.read()->house()->arrivals == (beside.goesAlong ? 0 : 1));
}
