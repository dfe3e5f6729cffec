// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "crypto/pin_hash.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

domain::PersonDetails everything() {
    return {.name = "Zażółć Gęślą",
            .greeting = "pani Zosiu",
            .legalName = "Zofia Gęśla",
            .born = "1968-03-02",
            .estimatedAge = 58,
            .sex = domain::Sex::woman,
            .languages = {"pl", "uk"},
            .lastRegistration = "Radom, ul. Długa 4",
            .liableCommune = "Radom",
            .contact = "siostra 600 100 200",
            .needs = {domain::Need::lowerBunk, domain::Need::dog},
            .identity = domain::Identity::document,
            .broughtBy = domain::BroughtBy::cityGuard,
            .pesel = "68030212345",
            .remark = "woli dolne łóżko",
            .healthRemark = "cukrzyca\ninsulina wieczorem",
            .isProtected = true,
            .privacyNotice = "2026-11-01",
            .houseRules = "2026-11-02"};
}

/// Runs `work` as one command; it may use CHECK.
void record(House& house, const std::function<void(store::WriteStore&)>& work) {
    const auto writer = house.open();
    const auto done = runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
        work(store);
        return {};
    });
    REQUIRE(done);
}

std::optional<store::Person> readPerson(const House& house, const std::string& id) {
    return house.read()
        ->look([&](const store::Register& people, const auto&, const auto&) { return people.person(id); })
        .value();
}

std::string codeOf(const auto& result) {
    return result ? "" : result.error().code;
}

const std::string zofia = "01936f2e-0000-7000-8000-00000000a001";
const std::string other = "01936f2e-0000-7000-8000-00000000a002";
constexpr store::EntryAt at{.sequence = 7, .wallMs = 1'795'366'800'000};

}  // namespace

TEST_CASE("what was told of a person is read again, field by field, and the version counts the changes") {
    House house;
    record(house, [](store::WriteStore& store) {
        CHECK(store.people().put({.id = zofia, .details = everything()}) == 1);
    });
    auto read = readPerson(house, zofia);
    REQUIRE(read);
    CHECK(read->details == everything());
    CHECK(read->version == 1);
    CHECK(read->kind == domain::PersonKind::resident);

    record(house, [&](store::WriteStore& store) {
        store.people().makeHousehold("h", domain::HouseholdKind::couple);
        read->details = {.name = "Zosia"};
        read->household = "h";
        CHECK(store.people().put(*read) == 2);
        CHECK(store.people().household("h")->members == std::vector{zofia});
        CHECK(store.people().household("h")->kind == domain::HouseholdKind::couple);
        CHECK_FALSE(store.people().household("none"));
    });
    const auto changed = readPerson(house, zofia);
    CHECK(changed->details == domain::PersonDetails{.name = "Zosia"});
    CHECK(changed->household == "h");
    CHECK_FALSE(readPerson(house, other));
}

TEST_CASE("a guest is linked to the resident whom it turned out to be") {
    House house;
    record(house, [](store::WriteStore& store) {
        store::Person guest{.id = other, .kind = domain::PersonKind::guest};
        CHECK(store.people().put(guest) == 1);
        CHECK(store.people().put({.id = zofia, .details = everything()}) == 1);
        guest.linkedTo = zofia;
        CHECK(store.people().put(guest) == 2);
        CHECK(store.people().all().size() == 42);
    });
    CHECK(readPerson(house, other)->linkedTo == zofia);
    CHECK(readPerson(house, other)->kind == domain::PersonKind::guest);
}

TEST_CASE("of an erased person only the identifier is left, and their card is nobody's") {
    House house;
    record(house, [](store::WriteStore& store) {
        auto& people = store.people();
        CHECK(people.put({.id = zofia, .details = everything()}) == 1);
        CHECK(people.issueCard({.id = "c1", .kind = "ntag", .holder = zofia}, cardHash(90), at));
        CHECK(people.issueCard({.id = "c2", .kind = "ntag", .holder = zofia}, cardHash(91), at));
        CHECK(people.setCardState("c1", domain::CardState::lost, at));
        people.erase(zofia, {.sequence = 9, .wallMs = 5});
    });
    SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("SELECT count(*) FROM person_key WHERE owner = '" + zofia + "'").getInt() == 0);
    record(house, [](store::WriteStore& store) {
        const auto& people = store.people();
        const auto erased = people.person(zofia);
        REQUIRE(erased);
        CHECK(erased->erased == 9);
        CHECK(erased->details == domain::PersonDetails{});
        CHECK(people.all().size() == 40);
        CHECK(people.cardByHash(cardHash(90)).what == store::CardFound::What::nobodys);
        CHECK(people.cardByHash(cardHash(91)).what == store::CardFound::What::nobodys);
        CHECK(people.cardsOf(zofia).size() == 2);
        CHECK(codeOf(store.people().put({.id = zofia, .details = everything()})) == "person_erased");
        CHECK(store.people().put({.id = other, .details = everything()}) == 1);
        CHECK(store.people().issueCard({.id = "c3", .kind = "ntag", .holder = other}, cardHash(91), at));
    });
}

TEST_CASE("a card is one person's, or one staff member's, from its issue to its end") {
    House house;
    record(house, [](store::WriteStore& store) {
        auto& people = store.people();
        auto& staff = store.staff();
        using What = store::CardFound::What;
        CHECK(people.put({.id = zofia, .details = everything()}) == 1);
        CHECK(people.put({.id = other, .details = {.name = "Inna"}}) == 1);
        CHECK(staff.put({.id = "s", .role = domain::Role::carer, .name = "Anna"}) == 1);
        const auto lent =
            store::Card{.id = "c1", .kind = "classic", .use = domain::CardUse::loan, .holder = zofia};
        CHECK(people.cardByHash(cardHash(90)).what == What::nobodys);
        CHECK(people.issueCard(lent, cardHash(90), at));
        CHECK(people.residentOfCard(cardHash(90))->id == zofia);
        CHECK(people.loans().size() == 1);
        CHECK(codeOf(people.issueCard({.id = "c2", .kind = "ntag", .holder = other}, cardHash(90), at)) ==
              "card_taken");
        CHECK(codeOf(staff.giveCard("s", cardHash(90), "ntag")) == "card_taken");

        CHECK(people.setCardState("c1", domain::CardState::lost, at));
        CHECK_FALSE(people.residentOfCard(cardHash(90)));
        CHECK(people.cardByHash(cardHash(90)).card.state == domain::CardState::lost);
        CHECK(codeOf(people.issueCard({.id = "c2", .kind = "ntag", .holder = other}, cardHash(90), at)) ==
              "card_taken");
        CHECK(people.setCardState("c1", domain::CardState::replaced, at));
        const auto found = people.cardByHash(cardHash(90));
        CHECK(found.what == What::persons);
        CHECK(found.card.state == domain::CardState::replaced);
        CHECK(found.card.holder == zofia);
        CHECK(found.card.use == domain::CardUse::loan);
        CHECK(found.card.issuedMs == at.wallMs);
        CHECK(found.card.endedMs == at.wallMs);
        CHECK(people.loans().empty());

        CHECK(people.issueCard({.id = "c2", .kind = "ntag", .holder = other}, cardHash(90), at));
        CHECK(people.cardByHash(cardHash(90)).card.holder == other);
        CHECK(codeOf(people.setCardState("c1", domain::CardState::valid, at)) == "card_taken");
        CHECK(people.setCardState("c2", domain::CardState::returned, at));
        CHECK(people.cardByHash(cardHash(90)).card.holder == zofia);

        CHECK(staff.giveCard("s", cardHash(90), "ntag"));
        CHECK(people.cardByHash(cardHash(90)).what == What::staffs);
        CHECK(people.cardByHash(cardHash(90)).staff == "s");
        CHECK(codeOf(people.setCardState("c2", domain::CardState::valid, at)) == "card_taken");
        staff.takeCard("s");
        CHECK(people.setCardState("c2", domain::CardState::valid, at));
        CHECK(people.residentOfCard(cardHash(90))->id == other);
        CHECK(people.card("c2")->state == domain::CardState::valid);
        CHECK_FALSE(people.card("c2")->endedMs);
    });
}

TEST_CASE("a tap's view of a person is the greeting, the sex and whether they are protected") {
    House house;
    record(house, [](store::WriteStore& store) {
        auto& people = store.people();
        CHECK(people.put({.id = zofia, .details = everything()}) == 1);
        CHECK(people.issueCard({.id = "c1", .kind = "ntag", .holder = zofia}, cardHash(90), at));
        const auto resident = people.residentOfCard(cardHash(90));
        REQUIRE(resident);
        CHECK(resident->greeting == "pani Zosiu");
        CHECK(resident->sex == domain::Sex::woman);
        CHECK(resident->isProtected);
        CHECK(people.put({.id = zofia, .details = {.name = "Zosia"}}) == 2);
        CHECK_FALSE(people.residentOfCard(cardHash(90))->sex);
        CHECK_FALSE(people.residentOfCard(cardHash(90))->isProtected);
    });
}

TEST_CASE("a staff member's account keeps name, role, PIN and failures, and its card is its own") {
    House house;
    const auto pin = crypto::hashPin("480371");
    record(house, [&](store::WriteStore& store) {
        auto& staff = store.staff();
        CHECK(staff.all().empty());
        CHECK(staff.put({.id = "s", .role = domain::Role::administrator, .name = "Anna Wrona"}) == 1);
        CHECK(staff.put({.id = "t", .role = domain::Role::carer, .name = "Piotr"}) == 1);
        CHECK_FALSE(staff.pinHash("s"));
        staff.setFailures("s", {.count = 6, .last = {"boot", 77}});
        CHECK(staff.member("s")->failures == domain::PinFailures{.count = 6, .last = {"boot", 77}});
        staff.setPinHash("s", pin);
        CHECK(staff.member("s")->failures == domain::PinFailures{});
        CHECK(staff.giveCard("s", cardHash(90), "ntag"));
        CHECK(codeOf(staff.giveCard("t", cardHash(90), "ntag")) == "card_taken");
        CHECK(codeOf(staff.giveCard("t", cardHash(1), "ntag")) == "card_taken");
        CHECK(staff.giveCard("s", cardHash(91), "ntag"));
        CHECK_FALSE(staff.memberOfCard(cardHash(90)));
        CHECK(staff.memberOfCard(cardHash(91)) == "s");
        CHECK(staff.put({.id = "s", .role = domain::Role::carer, .active = false, .name = "Anna"}) == 2);
    });
    const auto read = house.read()->look(
        [](const auto&, const store::StaffBook& staff, const auto&) { return staff.all(); });
    REQUIRE(read->size() == 2);
    CHECK(read->at(0).name == "Anna");
    CHECK(read->at(0).role == domain::Role::carer);
    CHECK_FALSE(read->at(0).active);
    CHECK(read->at(0).hasPin);
    CHECK(read->at(0).hasCard);
    CHECK_FALSE(read->at(1).hasPin);
    record(house, [&](store::WriteStore& store) { CHECK(store.staff().pinHash("s") == pin); });
}

TEST_CASE("a setup code opens once, however it is written, and isn't kept") {
    auto setup = smallShelter();
    setup.staff.push_back({.id = "",
                           .name = "Anna Wrona",
                           .role = domain::Role::administrator,
                           .card = {},
                           .pin = "",
                           .setupCode = "7Q2M-AB12-9XYZ-KKKK"});
    House house(setup);
    record(house, [](store::WriteStore& store) {
        auto& staff = store.staff();
        const auto member = staff.memberOfSetupCode("7q2m ab12 9xyz kkkk");
        REQUIRE(member);
        CHECK(staff.member(*member)->name == "Anna Wrona");
        CHECK_FALSE(staff.memberOfSetupCode("7Q2M-AB12-9XYZ-KKKL"));
        CHECK_FALSE(staff.memberOfSetupCode(""));
        staff.useSetupCode("7Q2MAB129XYZKKKK", 5);
        CHECK_FALSE(staff.memberOfSetupCode("7Q2M-AB12-9XYZ-KKKK"));
    });
    SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("SELECT hash FROM setup_code").getString().size() == 64);
}

TEST_CASE("calls queue up night by night, and one is answered once") {
    House house;
    record(house, [](store::WriteStore& store) {
        auto& calls = store.calls();
        using Kind = store::Call::Kind;
        using State = store::Call::State;
        store.openNight("2026-11-22", 3);
        CHECK(calls.open({.id = "a", .kind = Kind::noCard, .night = "2026-11-22", .terminal = "door-1"}, at)
                  .number == 1);
        CHECK(calls.open({.id = "b", .kind = Kind::help, .night = "2026-11-22", .terminal = "door-1"}, at)
                  .number == 2);
        REQUIRE(calls.waiting().size() == 2);
        CHECK(calls.waiting()[0].id == "a");
        CHECK(calls.waiting()[0].kind == Kind::noCard);
        CHECK(calls.waiting()[0].openedMs == at.wallMs);
        CHECK(store.people().put({.id = zofia, .details = everything()}) == 1);
        CHECK(calls.end("a", State::answered, zofia, 9));
        CHECK(codeOf(calls.end("a", State::answered, "", 9)) == "call_over");
        CHECK(codeOf(calls.end("none", State::answered, "", 9)) == "call_over");
        CHECK(calls.call("a")->person == zofia);
        CHECK(calls.call("a")->state == State::answered);
        CHECK(calls.end("b", State::withdrawn, "", 9));
        CHECK(calls.waiting().empty());
        store.closeNight("2026-11-22", 5);
        store.openNight("2026-11-23", 6);
        CHECK(calls.open({.id = "c", .night = "2026-11-23", .terminal = "door-1"}, at).number == 1);
    });
}

TEST_CASE("an alert is shown until somebody has seen it") {
    House house;
    record(house, [](store::WriteStore& store) {
        auto& calls = store.calls();
        using Kind = store::Alert::Kind;
        CHECK(store.people().put({.id = zofia, .details = everything()}) == 1);
        calls.raise({.id = "a", .kind = Kind::revokedCard, .terminal = "door-1", .person = zofia}, at);
        calls.raise({.id = "b", .kind = Kind::unknownCard, .terminal = "door-2"},
                    {.sequence = 8, .wallMs = at.wallMs});
        REQUIRE(calls.unseen(10).size() == 2);
        CHECK(calls.unseen(10)[0].id == "a");
        CHECK(calls.unseen(10)[0].person == zofia);
        CHECK(calls.unseen(1).size() == 1);
        CHECK(calls.see("a", 9));
        CHECK_FALSE(calls.see("a", 10));
        CHECK(calls.unseen(10)[0].id == "b");
        CHECK_FALSE(calls.showAgain("a", 10));
        CHECK(calls.showAgain("a", 9));
        CHECK(calls.unseen(10)[0].kind == Kind::revokedCard);
        CHECK_FALSE(calls.showAgain("a", 9));
    });
}
