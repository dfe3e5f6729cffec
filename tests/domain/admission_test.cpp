// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/admission.h"
#include "house_drawing.h"
#include "moment.h"

using namespace ostoja::domain;
using namespace std::chrono_literals;

namespace {

const auto tonight = "2026-11-26";

/// Grounds as found, in one line, with whom they are about and until when.
std::string words(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) {
        text += (text.empty() ? "" : " ") + std::string(name(finding.ground));
        if (!finding.person.empty()) text += ":" + finding.person;
        if (!finding.until.empty()) text += ":" + finding.until;
    }
    return text;
}

struct Case {
    std::string party;
    std::string house = "1 men: 1; 2 women: 2; 3 family: 3 4 5; 4 any: 6";
    HouseRules rules;
    std::string now = "2026-11-26 18:00";  ///< UTC: 19:00 on the wall
    std::vector<Ground> despite;
    std::optional<WinterAction> winter;
};

Admission askedOf(const Case& asked, std::vector<Applicant> people) {
    const auto beds = house(asked.house);
    return admit(people, night(tonight), {asked.rules, beds, utc(asked.now), asked.winter}, asked.despite);
}

Admission askedOf(const Case& asked) {
    return askedOf(asked, party(asked.party));
}

/// Open as the regulation has it in winter, last admission at half past nine.
HouseRules shelterRules() {
    return {.opening = {{{"10-01", "03-31", 18h, 8h}}}, .cutOff = 21h + 30min};
}

WinterAction winterAction() {
    return {.id = "w",
            .fromMs = utc("2026-11-20 12:00"),
            .untilMs = utc("2026-12-01 12:00"),
            .extra = 1,
            .aroundClock = true};
}

}  // namespace

TEST_CASE("who comes in") {
    auto menOnly = shelterRules();
    menOnly.onlyFor = Sex::man;
    auto noMinors = shelterRules();
    noMinors.minors = false;
    auto selfCare = shelterRules();
    selfCare.selfCare = true;
    auto warmingRoom = shelterRules();
    warmingRoom.form = Form::warmingRoom;

    struct Row {
        std::string what;
        Case asked;
        std::string verdict;
        std::string findings;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"a man whom nothing stands against", {.party = "Jan man", .rules = shelterRules()}, "admit", ""},
        {"before opening",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-26 16:59"},
         "refuse",
         "house_closed"},
        {"from the first minute",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-26 17:00"},
         "admit",
         ""},
        {"after closing",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-27 07:00"},
         "refuse",
         "house_closed"},
        {"a carer lets somebody in though it is shut",
         {.party = "Jan man",
          .rules = shelterRules(),
          .now = "2026-11-26 14:00",
          .despite = {Ground::houseClosed}},
         "admit",
         "house_closed"},
        {"open round the clock in winter action",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-26 14:00", .winter = winterAction()},
         "admit",
         ""},
        {"a house without hours is always open",
         {.party = "Jan man", .now = "2026-11-26 14:00"},
         "admit",
         ""},
        {"a minute before the cut-off",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-26 20:29"},
         "admit",
         ""},
        {"at the cut-off",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-26 20:30"},
         "ask_staff",
         "after_cut_off"},
        {"at two in the morning it is late still",
         {.party = "Jan man", .rules = shelterRules(), .now = "2026-11-27 01:00"},
         "ask_staff",
         "after_cut_off"},
        {"a woman at a men's house",
         {.party = "Ewa woman", .rules = menOnly},
         "ask_staff",
         "not_this_sex:Ewa"},
        {"a man at a men's house", {.party = "Jan man", .rules = menOnly}, "admit", ""},
        {"somebody whose ward isn't told",
         {.party = "Sam", .rules = shelterRules()},
         "ask_staff",
         "sex_unknown:Sam"},
        {"whose ward isn't told, and beds are free in wards only: somebody has to say which",
         {.party = "Sam", .house = "1 men: 1.taken; 2 women: 2", .rules = shelterRules()},
         "ask_staff",
         "sex_unknown:Sam"},
        {"whose ward isn't told, with no bed at all",
         {.party = "Sam", .house = "1 men: 1.taken; 2 women: 2.taken", .rules = shelterRules()},
         "refuse",
         "sex_unknown:Sam house_full"},
        {"whom a carer refused tonight",
         {.party = "Jan man refused=intoxicated", .rules = shelterRules()},
         "ask_staff",
         "refused_tonight:Jan"},
        {"and whom a carer lets in after all",
         {.party = "Jan man refused=intoxicated",
          .rules = shelterRules(),
          .despite = {Ground::refusedTonight}},
         "admit",
         "refused_tonight:Jan"},
        {"a child whose mother is here",
         {.party = "Ola woman age=7 household=H with=woman", .rules = shelterRules()},
         "admit",
         ""},
        {"a child whose mother is here, its ward untold",
         {.party = "Ola age=7 household=H with=woman", .rules = shelterRules()},
         "admit",
         ""},
        {"a minor alone",
         {.party = "Ola woman age=17", .rules = shelterRules()},
         "ask_staff",
         "minor_alone:Ola"},
        {"eighteen is of age", {.party = "Ola woman age=18", .rules = shelterRules()}, "admit", ""},
        {"two minors without an adult",
         {.party = "Ola woman age=17 household=H, Iza woman age=12 household=H", .rules = shelterRules()},
         "ask_staff",
         "minor_alone:Ola minor_alone:Iza"},
        {"a child with its mother, its ward untold",
         {.party = "Ewa woman household=H, Ola age=7 household=H", .rules = shelterRules()},
         "admit",
         ""},
        {"a child in a house without minors",
         {.party = "Ewa woman household=H, Ola woman age=7 household=H", .rules = noMinors},
         "ask_staff",
         "house_rules:Ola"},
        {"a carer smelt alcohol",
         {.party = "Jan man intoxicated", .rules = shelterRules()},
         "ask_staff",
         "intoxicated:Jan"},
        {"a specially justified case",
         {.party = "Jan man intoxicated", .rules = shelterRules(), .despite = {Ground::intoxicated}},
         "admit",
         "intoxicated:Jan"},
        {"who can't look after themselves where that is asked",
         {.party = "Jan man not_self_caring", .rules = selfCare},
         "ask_staff",
         "not_self_caring:Jan"},
        {"and where it isn't", {.party = "Jan man not_self_caring", .rules = shelterRules()}, "admit", ""},
        {"several things at once, each told",
         {.party = "Ola age=16 intoxicated", .rules = shelterRules(), .now = "2026-11-26 22:00"},
         "ask_staff",
         "after_cut_off minor_alone:Ola sex_unknown:Ola intoxicated:Ola"},
        {"one of several set aside is not enough",
         {.party = "Jan man intoxicated",
          .rules = shelterRules(),
          .now = "2026-11-26 22:00",
          .despite = {Ground::intoxicated}},
         "ask_staff",
         "after_cut_off intoxicated:Jan"},

        {"a full house",
         {.party = "Jan man", .house = "1 men: 1.taken", .rules = shelterRules()},
         "refuse",
         "house_full"},
        {"a full ward, though women's beds are free",
         {.party = "Jan man", .house = "1 men: 1.taken; 2 women: 2", .rules = shelterRules()},
         "refuse",
         "house_full"},
        {"no carer's word makes a bed",
         {.party = "Jan man",
          .house = "1 men: 1.taken",
          .rules = shelterRules(),
          .despite = {Ground::houseFull, Ground::bedTaken}},
         "refuse",
         "house_full"},
        {"what needn't have been set aside isn't told",
         {.party = "Jan man", .rules = shelterRules(), .despite = {Ground::noSuitableBed, Ground::keptApart}},
         "admit",
         ""},
        {"a carer gives a bed in another ward",
         {.party = "Jan man", .house = "1 women: 1", .rules = shelterRules(), .despite = {Ground::otherWard}},
         "admit",
         "other_ward"},
        {"free beds, but none for a dog",
         {.party = "Jan man dog", .rules = shelterRules()},
         "ask_staff",
         "no_suitable_bed"},
        {"the dog sleeps where dogs don't, by a carer's word",
         {.party = "Jan man dog", .rules = shelterRules(), .despite = {Ground::noSuitableBed}},
         "admit",
         "no_suitable_bed"},
        {"free beds, but only beside somebody to avoid",
         {.party = "Jan man apart=Piotr", .house = "1 men: 1 2.taken.by=Piotr", .rules = shelterRules()},
         "ask_staff",
         "kept_apart"},
        {"a family, and no room for all of it",
         {.party = "Ewa woman household=H, Jan man household=H",
          .house = "1 any: 1; 2 any: 2",
          .rules = shelterRules()},
         "ask_staff",
         "no_suitable_bed"},
        {"a mother and her son, and no room for both but a women's",
         {.party = "Ewa woman household=H, Jas man age=10 household=H",
          .house = "1 women: 1 2; 2 men: 3.taken",
          .rules = shelterRules()},
         "ask_staff",
         "no_suitable_bed"},
        {"a family in several rooms, by a carer's word",
         {.party = "Ewa woman household=H, Jan man household=H, Ola age=7 household=H",
          .house = "1 women: 1 2; 2 men: 3",
          .rules = shelterRules(),
          .despite = {Ground::noSuitableBed}},
         "admit",
         "no_suitable_bed"},
        {"a family that fits into no rooms but beside somebody to avoid: two things to set aside",
         {.party = "Ewa woman household=H apart=Ala, Ola age=7 household=H",
          .house = "1 women: 1 2.taken.by=Ala; 2 any: 3 4.taken.by=Ala",
          .rules = shelterRules(),
          .despite = {Ground::noSuitableBed}},
         "ask_staff",
         "kept_apart"},
        {"a family of two, and one bed left",
         {.party = "Ewa woman household=H, Jan man household=H",
          .house = "1 any: 1 2.taken",
          .rules = shelterRules()},
         "refuse",
         "house_full"},
        {"full, and too late as well: full",
         {.party = "Jan man", .house = "1 men: 1.taken", .rules = shelterRules(), .now = "2026-11-26 22:00"},
         "refuse",
         "after_cut_off house_full"},
        {"an extra bed without winter action is none",
         {.party = "Jan man", .house = "1 men: 1.extra", .rules = shelterRules()},
         "refuse",
         "house_full"},
        {"an extra bed in winter action",
         {.party = "Jan man", .house = "1 men: 1.extra", .rules = shelterRules(), .winter = winterAction()},
         "admit",
         ""},
        {"more than were agreed to are none",
         {.party = "Jan man",
          .house = "1 men: 1.extra.taken 2.extra",
          .rules = shelterRules(),
          .winter = winterAction()},
         "refuse",
         "house_full"},
    }));
    INFO(row.what);
    const auto admission = askedOf(row.asked);
    CHECK(name(admission.verdict) == row.verdict);
    CHECK(words(admission.findings) == row.findings);
    if (admission.verdict == Verdict::admit) CHECK(admission.places.size() == party(row.asked.party).size());
    if (admission.verdict == Verdict::refuse && row.findings != "house_closed")
        CHECK(admission.places.empty());
}

TEST_CASE("the hour of coming counts, not the one at which a carer finds the time") {
    const auto people = party("Jan man");
    const auto beds = house("1 men: 1");
    const auto rules = shelterRules();
    const auto answered = [&](const std::string& came, const std::string& now) {
        return words(admit(people, night(tonight), {rules, beds, utc(now), {}, utc(came)}).findings);
    };
    CHECK(answered("2026-11-26 20:29", "2026-11-26 20:45").empty());
    CHECK(answered("2026-11-26 20:30", "2026-11-26 20:45") == "after_cut_off");
    CHECK(answered("2026-11-27 06:59", "2026-11-27 07:01") == "after_cut_off");
}

TEST_CASE("a suspension asks for a carer, until it ends or is set aside") {
    auto jan = applicant("Jan man");
    Case asked{.party = "", .rules = shelterRules()};

    jan.suspension = Suspension{"2026-11-20", "2026-11-25"};
    CHECK(askedOf(asked, {jan}).verdict == Verdict::admit);

    jan.suspension = Suspension{"2026-11-20", "2026-11-26"};
    const auto suspended = askedOf(asked, {jan});
    CHECK(suspended.verdict == Verdict::askStaff);
    CHECK(words(suspended.findings) == "suspended:Jan:2026-11-26");
    CHECK(suspended.places.size() == 1);

    asked.despite = {Ground::suspended};
    CHECK(askedOf(asked, {jan}).verdict == Verdict::admit);
}

TEST_CASE("one of a household who is suspended asks for a carer for all of them") {
    auto people = party("Ewa woman household=H, Jan man household=H");
    people[1].suspension = Suspension{"2026-11-26", "2026-11-30"};
    const auto admission = askedOf({.party = "", .rules = shelterRules()}, people);
    CHECK(admission.verdict == Verdict::askStaff);
    CHECK(words(admission.findings) == "suspended:Jan:2026-11-30");
}

TEST_CASE("a shelter asks for papers, a night shelter for none") {
    auto jan = applicant("Jan man");
    Case asked{.party = "", .rules = {.form = Form::shelter}};
    CHECK(words(askedOf(asked, {jan}).findings) == "paper_missing:Jan paper_missing:Jan");

    jan.papers = {{PaperKind::decision, "2026-01-01", "2026-11-25"},
                  {PaperKind::socialContract, "2026-01-01", ""}};
    const auto expired = askedOf(asked, {jan});
    CHECK(expired.verdict == Verdict::askStaff);
    CHECK(words(expired.findings) == "paper_expired:Jan:2026-11-25");
    CHECK(expired.findings.front().source == "art. 106 ust. 1 ustawy o pomocy społecznej");

    jan.papers.push_back({PaperKind::emergencyPlacement, "2026-11-26", "2026-12-02"});
    CHECK(askedOf(asked, {jan}).verdict == Verdict::admit);

    asked.rules.form = Form::nightShelter;
    CHECK(askedOf(asked, {applicant("Jan man")}).verdict == Verdict::admit);
}

TEST_CASE("staff are told where a rule is written") {
    struct Row {
        Ground ground;
        Form form;
        std::string source;
    };
    const auto row = GENERATE(values<Row>({
        {Ground::intoxicated, Form::nightShelter, "art. 48a ust. 6 ustawy o pomocy społecznej"},
        {Ground::intoxicated, Form::shelter, "art. 48a ust. 6 ustawy o pomocy społecznej"},
        {Ground::intoxicated, Form::warmingRoom, "regulamin placówki"},
        {Ground::houseClosed, Form::nightShelter, "Dz.U. 2018 poz. 896; Dz.U. 2025 poz. 1059"},
        {Ground::houseClosed, Form::warmingRoom, "regulamin placówki"},
        {Ground::minorAlone, Form::nightShelter, "art. 572 § 1 Kodeksu postępowania cywilnego"},
        {Ground::suspended, Form::nightShelter, "regulamin placówki"},
    }));
    CHECK(sourceOf(row.ground, row.form) == row.source);
}

TEST_CASE("words for verdicts read back, others are refused") {
    for (const auto* const word : {"admit", "ask_staff", "refuse"})
        CHECK(name(verdictFromName(word).value()) == word);
    CHECK(verdictFromName("maybe").error().code == "malformed");
}
