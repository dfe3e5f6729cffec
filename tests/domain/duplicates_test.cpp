// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "domain/duplicates.h"
#include "domain/name_search.h"
#include "people/made_up_residents.h"

using namespace ostoja::domain;

namespace {

std::string_view reason(const KnownPerson& candidate, const KnownPerson& other) {
    const auto found = DuplicateCheck(candidate).reasonFor(other);
    return found ? name(*found) : "";
}

}  // namespace

TEST_CASE("why two records may be of one person") {
    struct Row {
        std::string what;
        KnownPerson one;
        KnownPerson other;
        std::string reason;
    };
    const auto row = GENERATE(values<Row>({
        {"the same in everything",
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         "name_and_birth"},
        {"no diacritics, other order",
         {.names = {"wojcik lukasz"}, .born = "1968-03-02"},
         {.names = {"Łukasz Wójcik"}, .born = "1968-03-02"},
         "name_and_birth"},
        {"another alphabet",
         {.names = {"Oleksandr Kovalchuk"}, .born = "1990-01-01"},
         {.names = {"Олександр Ковальчук"}, .born = "1990-01-01"},
         "name_and_birth"},
        {"a Polish given name for a Ukrainian one",
         {.names = {"Mikołaj Bondarenko"}, .born = "1990-01-01"},
         {.names = {"Микола Бондаренко"}, .born = "1990-01-01"},
         "name_and_birth"},
        {"the legal name of one is the chosen name of the other",
         {.names = {"Sasza", "Aleksander Nowak"}, .born = "1990-01-01"},
         {.names = {"Aleksander Nowak"}, .born = "1990-01-01"},
         "name_and_birth"},
        {"a second given name on one side",
         {.names = {"Jan Maria Nowak"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         "name_and_birth"},
        {"a digit mistyped",
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1968-03-12"},
         "name_and_near_birth"},
        {"two digits exchanged",
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1986-03-02"},
         "name_and_near_birth"},
        {"day and month exchanged",
         {.names = {"Jan Nowak"}, .born = "1968-11-12"},
         {.names = {"Jan Nowak"}, .born = "1968-12-11"},
         "name_and_near_birth"},
        {"another birth date: a namesake",
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1971-08-15"},
         ""},
        {"an estimate near the date",
         {.names = {"Jan Nowak"}, .bornAround = 1972},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         "name_and_age"},
        {"an estimate far from the date",
         {.names = {"Jan Nowak"}, .bornAround = 1975},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         ""},
        {"two estimates",
         {.names = {"Jan Nowak"}, .bornAround = 1960},
         {.names = {"Jan Nowak"}, .bornAround = 1970},
         "name_and_age"},
        {"a generation apart",
         {.names = {"Jan Nowak"}, .bornAround = 1960},
         {.names = {"Jan Nowak"}, .bornAround = 1985},
         ""},
        {"nothing but the name",
         {.names = {"Jan Nowak"}},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         "name"},
        {"nothing but the name, and another sex",
         {.names = {"Sasza Nowak"}, .sex = Sex::man},
         {.names = {"Sasza Nowak"}, .sex = Sex::woman},
         ""},
        {"another sex, but the same birth date",
         {.names = {"Sasza Nowak"}, .born = "1990-01-01", .sex = Sex::man},
         {.names = {"Sasza Nowak"}, .born = "1990-01-01", .sex = Sex::woman},
         "name_and_birth"},
        {"a given name alone is nobody in particular", {.names = {"Jan"}}, {.names = {"Jan Nowak"}}, ""},
        {"unless it is all that is known of both", {.names = {"Jan"}}, {.names = {"Jan"}}, "name"},
        {"or the birth date is the same",
         {.names = {"Jan"}, .born = "1968-03-02"},
         {.names = {"Jan Nowak"}, .born = "1968-03-02"},
         "birth_and_one_name"},
        {"married",
         {.names = {"Anna Lis"}, .born = "1968-03-02"},
         {.names = {"Anna Kowalska"}, .born = "1968-03-02"},
         "birth_and_one_name"},
        {"twins",
         {.names = {"Piotr Nowak"}, .born = "1968-03-02"},
         {.names = {"Paweł Nowak"}, .born = "1968-03-02"},
         "birth_and_one_name"},
        {"a birthday alone",
         {.names = {"Zofia Lis"}, .born = "1968-03-02"},
         {.names = {"Anna Kowalska"}, .born = "1968-03-02"},
         ""},
        {"the beginning of a name is another name",
         {.names = {"Jan Nowak"}},
         {.names = {"Janusz Nowakowski"}},
         ""},
        {"the same PESEL under another name",
         {.names = {"Anna Lis"}, .pesel = "44051401359"},
         {.names = {"Maria Kot"}, .pesel = "44051401359"},
         "pesel"},
        {"two PESELs are two people",
         {.names = {"Jan Nowak"}, .born = "1968-03-02", .pesel = "68030212347"},
         {.names = {"Jan Nowak"}, .born = "1968-03-02", .pesel = "68030200001"},
         ""},
        {"two guests", {}, {}, ""},
        {"a guest and somebody", {}, {.names = {"Jan Nowak"}}, ""},
    }));
    INFO(row.what);
    CHECK(reason(row.one, row.other) == row.reason);
    CHECK(reason(row.other, row.one) == row.reason);
}

TEST_CASE("what a record knows is what duplicates are looked for by") {
    const auto known =
        knownPerson({.name = "Sasza", .legalName = "Aleksander Nowak", .estimatedAge = 50}, 2026);
    CHECK(known.names == std::vector<std::string>{"Sasza", "Aleksander Nowak"});
    CHECK(known.bornAround == 1976);
    CHECK(knownPerson({.born = "1968-03-02"}, 2026).names.empty());
}

TEST_CASE("whoever shares a word of the name is looked at, and nobody who may be a duplicate is passed by") {
    const auto residents = ostoja::people::makeUpResidents(1500, 9);
    NameIndex index;
    for (std::size_t i = 0; i < residents.size(); ++i) index.put(std::to_string(i), {residents[i].name});
    std::size_t duplicates = 0;
    for (std::size_t i = 0; i < residents.size(); i += 50) {
        const DuplicateCheck check({.names = {residents[i].name}});
        const auto shared = index.sharing({residents[i].name});
        for (std::size_t j = 0; j < residents.size(); ++j) {
            if (!check.reasonFor({.names = {residents[j].name}})) continue;
            ++duplicates;
            CHECK(std::count_if(shared.begin(), shared.end(),
                                [&](const auto& each) { return each.id == std::to_string(j); }) == 1);
        }
    }
    CHECK(duplicates >= residents.size() / 50);
}

TEST_CASE("of a text with more words than a name has the first ones are compared") {
    NameIndex index;
    index.put("near", {"Jan Kowalski"});
    index.put("far", {"Zenon Wilk"});
    std::string text = "Jan Kowalski Adam Piotr Marek Igor Zenon Wilk";
    for (int i = 0; i < 2'000; ++i) text += " Zenon Wilk";
    const auto shared = index.sharing({text});
    REQUIRE(shared.size() == 1);
    CHECK(shared.front().id == "near");
    CHECK(shared.front().words == 2);
    CHECK(reason({.names = {text}}, {.names = {"Jan Kowalski"}}) == "name");
    CHECK(reason({.names = {text}}, {.names = {"Zenon Wilk"}}).empty());
}

TEST_CASE("of twenty thousand with one surname few are compared, and who is alike is found among them") {
    constexpr std::size_t namesakes = 20'000;
    struct Row {
        std::string what;
        KnownPerson candidate;
        std::string given;
        std::size_t found;
    };
    const auto row = GENERATE(values<Row>({
        {"nobody with the given name but the last", {.names = {"Zdzisław Nowak"}}, "Barbara", 1},
        {"everybody with the given name, too", {.names = {"Barbara Nowak"}}, "Barbara", 5},
        {"nobody known by more than a name", {.names = {"Alfons Nowak"}}, "Barbara", 0},
        {"nobody of that age but the last",
         {.names = {"Zdzisław Nowak"}, .born = "1931-05-17"},
         "Barbara",
         1},
    }));
    INFO(row.what);
    NameIndex index;
    std::vector<KnownPerson> people(namesakes, {.names = {row.given + " Nowak"}});
    people.back() = {.names = {"Zdzisław Nowak"}, .born = "1931-05-17"};
    for (std::size_t i = 0; i < people.size(); ++i) index.put(std::to_string(i), {people[i].names.front()});

    std::vector<MayBeDuplicate> others;
    const auto shared = index.sharing({row.candidate.names.front()});
    REQUIRE(shared.size() == namesakes);
    others.reserve(shared.size());
    for (const auto& each : shared) others.push_back({people.at(std::stoul(each.id)), each.words});
    const auto likely = likeliest(DuplicateCheck(row.candidate), others, 5);
    CHECK(likely.found.size() == row.found);
    CHECK(likely.compared <= mostCompared);
    const bool findsTheLast = std::any_of(likely.found.begin(), likely.found.end(), [&](const auto& one) {
        return others[one.place].person.born == "1931-05-17";
    });
    CHECK(findsTheLast == (row.found == 1));
}

TEST_CASE("the likeliest of many come by their reason, the strongest first, as if all were compared") {
    const auto residents = ostoja::people::makeUpResidents(400, 11);
    std::vector<MayBeDuplicate> others;
    others.reserve(residents.size());
    for (const auto& each : residents)
        others.push_back({{.names = {each.name}, .born = each.born}, std::size_t{2}});
    for (const auto& each : residents) {
        const DuplicateCheck check({.names = {each.name}, .born = each.born});
        std::vector<DuplicateReason> reasons;
        for (const auto& other : others) {
            if (const auto found = check.reasonFor(other.person)) reasons.push_back(*found);
        }
        std::sort(reasons.begin(), reasons.end());
        reasons.resize(std::min<std::size_t>(reasons.size(), 5));
        std::vector<DuplicateReason> told;
        for (const auto& one : likeliest(check, others, 5).found) told.push_back(one.reason);
        CHECK(told == reasons);
    }
}
