// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/paper.h"
#include "domain/suspension.h"
#include "moment.h"

using namespace ostoja::domain;

TEST_CASE("the papers of each form of facility") {
    CHECK(papersOf(Form::nightShelter).empty());
    CHECK(papersOf(Form::warmingRoom).empty());
    REQUIRE(papersOf(Form::shelter).size() == 2);
    CHECK(papersOf(Form::shelter)[0].kind == PaperKind::decision);
    CHECK(papersOf(Form::shelter)[1].kind == PaperKind::socialContract);
}

TEST_CASE("which papers are lacking") {
    using enum PaperKind;
    struct Row {
        std::string what;
        std::vector<Paper> papers;
        std::vector<PaperKind> lacking;
    };
    const auto row = GENERATE(values<Row>({
        {"none at all", {}, {decision, socialContract}},
        {"both hold",
         {{decision, "2026-11-01", "2027-01-31"}, {socialContract, "2026-11-01", "2027-01-31"}},
         {}},
        {"on its first day",
         {{decision, "2026-11-26", "2026-11-26"}, {socialContract, "2026-11-26", ""}},
         {}},
        {"ran out the day before",
         {{decision, "2026-11-01", "2026-11-25"}, {socialContract, "2026-11-01", ""}},
         {decision}},
        {"begins tomorrow", {{decision, "2026-11-27", ""}, {socialContract, "2026-11-01", ""}}, {decision}},
        {"a later one replaces it",
         {{decision, "2026-01-01", "2026-06-30"},
          {decision, "2026-07-01", ""},
          {socialContract, "2026-11-01", ""}},
         {}},
        {"an emergency placement comes before all of them",
         {{emergencyPlacement, "2026-11-20", "2026-12-20"}},
         {}},
        {"until it runs out", {{emergencyPlacement, "2026-11-20", "2026-11-25"}}, {decision, socialContract}},
        {"an interview replaces nothing", {{interview, "2026-11-20", ""}}, {decision, socialContract}},
    }));
    INFO(row.what);
    std::vector<PaperKind> lacking;
    for (const auto& demand : papersLacking(Form::shelter, row.papers, night("2026-11-26")))
        lacking.push_back(demand.kind);
    CHECK(lacking == row.lacking);
}

TEST_CASE("a suspension counts its first and its last night") {
    const Suspension suspension{"2026-11-26", "2026-12-01"};
    CHECK_FALSE(holdsOn(suspension, night("2026-11-25")));
    CHECK(holdsOn(suspension, night("2026-11-26")));
    CHECK(holdsOn(suspension, night("2026-12-01")));
    CHECK_FALSE(holdsOn(suspension, night("2026-12-02")));
}

TEST_CASE("words for papers, forms and rules read back, others are refused") {
    for (const auto* const word : {"decision", "social_contract", "emergency_placement", "interview"})
        CHECK(name(paperKindFromName(word).value()) == word);
    for (const auto* const word : {"night_shelter", "shelter", "warming_room", "bathhouse", "day_centre"})
        CHECK(name(formFromName(word).value()) == word);
    for (const auto* const word : {"arrives", "admits"}) CHECK(name(tapRuleFromName(word).value()) == word);
    CHECK(paperKindFromName("").error().code == "malformed");
    CHECK(formFromName("hotel").error().code == "malformed");
    CHECK(tapRuleFromName("tap_admits").error().code == "malformed");
}
