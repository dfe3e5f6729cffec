// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/allotment.h"
#include "house_drawing.h"

using namespace ostoja::domain;

namespace {

std::string words(const std::vector<BedReason>& reasons) {
    std::string text;
    for (const auto reason : reasons) text += (text.empty() ? "" : " ") + std::string(name(reason));
    return text;
}

std::string words(const std::vector<Ground>& grounds) {
    std::string text;
    for (const auto ground : grounds) text += (text.empty() ? "" : " ") + std::string(name(ground));
    return text;
}

/// The beds' numbers, in the party's order; empty when there are none for all.
std::string bedsOf(const std::optional<std::vector<Allotment>>& places, const std::vector<Bed>& beds) {
    std::string text;
    if (!places) return text;
    for (const auto& place : *places) text += (text.empty() ? "" : " ") + beds[place.bed].id;
    return text;
}

}  // namespace

TEST_CASE("which bed somebody gets, and why") {
    struct Row {
        std::string what;
        std::string who;
        std::string house;
        std::string bed;  ///< empty: none
        std::string why;
    };
    const auto row = GENERATE(values<Row>({
        {"the first bed of an empty house", "Jan man", "1 any: 1 2", "1", "first_free"},
        {"a man's in a men's room", "Jan man", "1 women: 1; 2 men: 2; 3 any: 3", "2", "ward"},
        {"a woman's in a women's room", "Ewa woman", "1 women: 1; 2 men: 2; 3 any: 3", "1", "ward"},
        {"in a mixed room when the ward is full", "Jan man", "1 men: 1.taken; 2 any: 2", "2", "first_free"},
        {"a full ward is a full house", "Jan man", "1 men: 1.taken; 2 women: 2", "", ""},
        {"nothing held, broken, to be made or off", "Jan man",
         "1 men: 1.held 2.broken 3.cleaning 4.off 5.away", "", ""},

        {"their own of last night, though the ward has an emptier room", "Jan man last=2",
         "1 men: 1.taken 2; 2 men: 3 4", "2", "own_of_last_night ward"},
        {"another when somebody sleeps in it", "Jan man last=1", "1 men: 1.taken 2", "2", "ward"},
        {"not last night's in a room that is women's now", "Jan man last=1", "1 women: 1; 2 men: 2", "2",
         "ward"},
        {"the one that a carer holds for them, before last night's", "Jan man last=1",
         "1 men: 1 2.held.for=Jan", "2", "held_for_them ward"},
        {"never the one that a carer holds for somebody else", "Jan man", "1 men: 1.held.for=Piotr 2", "2",
         "ward"},
        {"never one that is held for nobody in particular", "Jan man", "1 men: 1.held 2", "2", "ward"},

        {"a lower bunk for who needs one", "Jan man lower_bunk", "1 men: 1.upper 2.lower", "2", "need ward"},
        {"a bed that stands alone is as low", "Jan man lower_bunk", "1 men: 1.upper 2", "2", "need ward"},
        {"none, rather than an upper bunk", "Jan man lower_bunk", "1 men: 1.upper", "", ""},
        {"not last night's when they need a lower bunk by now", "Jan man lower_bunk last=1",
         "1 men: 1.upper 2.lower", "2", "need ward"},
        {"with a dog where dogs may be", "Jan man dog", "1 men: 1; 2 any: 2.dog", "2", "need"},
        {"none for a dog, rather than a room without", "Jan man dog", "1 men: 1 2", "", ""},
        {"room for a wheelchair", "Ewa woman wheelchair", "1 women: 1 2.wheelchair", "2", "need ward"},
        {"an accessible room for a wheelchair", "Ewa woman wheelchair", "1 women: 1; 2 accessible: 2", "2",
         "need"},
        {"no upper bunk for a wheelchair", "Ewa woman wheelchair", "1 women: 1.wheelchair.upper", "", ""},
        {"near the toilet for who wishes it", "Jan man near_toilet", "1 men: 1 2.near_toilet", "2",
         "need ward"},
        {"without, when there is none: a wish is no demand", "Jan man near_toilet quiet", "1 men: 1 2", "1",
         "ward"},
        {"the bed that grants more of what they need", "Jan man lower_bunk quiet",
         "1 men: 1.lower 2.lower.quiet", "2", "need ward"},

        {"the wheelchair's bed is kept while there is another", "Jan man", "1 men: 1.wheelchair 2", "2",
         "ward"},
        {"though the other is in a mixed room", "Jan man", "1 men: 1.wheelchair; 2 any: 2", "2",
         "first_free"},
        {"and given when there is no other", "Jan man", "1 men: 1.wheelchair", "1", "ward"},
        {"so is an accessible room", "Jan man", "1 accessible: 1; 2 men: 2", "2", "ward"},
        {"the place for a dog is kept, too", "Jan man", "1 men: 1.dog 2", "2", "ward"},
        {"but not so that a woman would sleep in a mixed room for it", "Ewa woman",
         "1 women: 1.near_toilet; 2 any: 2", "1", "ward"},
        {"a family room isn't for who comes alone", "Jan man", "1 family: 1 2", "", ""},

        {"in the room with the most free beds", "Jan man", "1 men: 1.taken 2 3; 2 men: 4 5 6", "4",
         "ward emptier_room"},
        {"their own ward, though the mixed room is emptier", "Jan man", "1 men: 1.taken 2; 2 any: 3 4 5", "2",
         "ward"},
        {"an extra bed last", "Jan man", "1 men: 1.extra; 2 men: 2.taken 3", "3", "ward"},
        {"an extra bed before none", "Jan man", "1 men: 1.extra 2.taken", "1", "ward"},

        {"never in a room with somebody to keep apart from", "Jan man apart=Piotr",
         "1 men: 1.taken.by=Piotr 2 3; 2 men: 4", "4", "ward kept_apart"},
        {"nor with them out for a moment", "Jan man apart=Piotr", "1 men: 1.away.by=Piotr 2; 2 men: 3", "3",
         "ward kept_apart"},
        {"nor while they wait for a carer's word", "Jan man apart=Piotr",
         "1 men: 1.held.by=Piotr 2; 2 men: 3", "3", "ward kept_apart"},
        {"not in last night's bed then", "Jan man last=2 apart=Piotr", "1 men: 1.taken.by=Piotr 2; 2 men: 3",
         "3", "ward kept_apart"},
        {"nor in the one held for them", "Jan man apart=Piotr",
         "1 men: 1.taken.by=Piotr 2.held.for=Jan; 2 men: 3", "3", "ward"},
        {"none, rather than beside them", "Jan man apart=Piotr", "1 men: 1.taken.by=Piotr 2", "", ""},

        {"beside their household", "Jan man household=H", "1 men: 1 2; 2 men: 3.taken.of=H 4", "4",
         "household ward"},
        {"beside their family in a family room", "Jan man household=H",
         "1 men: 1 2; 2 family: 3.taken.of=H 4", "4", "household"},
        {"one of a household whose others aren't here, as anybody", "Jan man household=H",
         "1 family: 1 2; 2 men: 3", "3", "ward"},

        {"who hasn't told their ward: in a mixed room", "Sam", "1 men: 1; 2 women: 2; 3 any: 3", "3",
         "first_free"},
        {"none where all rooms are wards", "Sam", "1 men: 1; 2 women: 2", "", ""},
    }));
    INFO(row.what);
    const auto beds = house(row.house);
    const auto places = allot(party(row.who), beds, {});
    CHECK(bedsOf(places, beds) == row.bed);
    CHECK((places ? words(places->front().why) : "") == row.why);
}

TEST_CASE("a household sleeps in one room") {
    struct Row {
        std::string what;
        std::string party;
        std::string house;
        std::string beds;  ///< empty: no room holds them
    };
    const auto row = GENERATE(values<Row>({
        {"in a family room", "Ewa woman household=H, Jan man household=H, Ola woman age=7 household=H",
         "1 women: 1 2 3; 2 family: 4 5 6", "4 5 6"},
        {"in the smallest that holds them: a larger family may come yet",
         "Ewa woman household=H, Ola woman age=7 household=H", "1 family: 1 2 3 4; 2 family: 5 6", "5 6"},
        {"in a mixed room when no family room holds them", "Ewa woman household=H, Jan man household=H",
         "1 family: 1 2.taken; 2 any: 3 4", "3 4"},
        {"in a women's room when all are women", "Ewa woman household=H, Ola woman age=7 household=H",
         "1 men: 1 2; 2 women: 3 4", "3 4"},
        {"never a man in a women's room for that", "Ewa woman household=H, Jan man household=H",
         "1 women: 1 2; 2 men: 3 4", ""},
        {"never in two rooms", "Ewa woman household=H, Jan man household=H", "1 any: 1; 2 any: 2", ""},
        {"a child whose ward nobody told sleeps with its family",
         "Ewa woman household=H, Ola age=3 household=H", "1 family: 1 2", "1 2"},
        {"each gets the bed that they need", "Ewa woman household=H, Jan man lower_bunk household=H",
         "1 family: 1.lower 2.upper", "2 1"},
        {"who has fewer choices chooses, though they were named later",
         "Ewa woman lower_bunk household=H, Jan man dog lower_bunk household=H",
         "1 family: 1.lower.dog 2.lower", "2 1"},
        {"in the room where all get what they need, though it is the larger",
         "Ewa woman wheelchair household=H, Jan man household=H", "1 family: 1 2; 2 family: 3 4.wheelchair 5",
         "4 3"},
        {"not beside somebody whom one of them must avoid",
         "Ewa woman household=H, Jan man household=H apart=Piotr",
         "1 any: 1.taken.by=Piotr 2 3 4; 2 any: 5 6", "5 6"},
        {"where they slept last night, though another room is smaller",
         "Ewa woman household=H last=1, Jan man household=H last=2", "1 family: 1 2 3; 2 family: 4 5", "1 2"},
        {"where one of them sleeps already", "Ewa woman household=H, Jan man household=H",
         "1 family: 1 2; 2 family: 3.taken.of=H 4 5", "4 5"},
    }));
    INFO(row.what);
    const auto beds = house(row.house);
    const auto places = allot(party(row.party), beds, {});
    CHECK(bedsOf(places, beds) == row.beds);
}

TEST_CASE("a household that no room holds sleeps in several, by a carer's word") {
    struct Row {
        std::string what;
        std::string party;
        std::string house;
        std::string beds;
    };
    const auto row = GENERATE(values<Row>({
        {"a son sleeps with his mother", "Ewa woman household=H, Jas man age=10 household=H",
         "1 men: 1 2; 2 women: 3; 3 women: 4 5", "4 5"},
        {"or at least in her ward", "Ewa woman household=H, Jas man age=10 household=H",
         "1 men: 1 2; 2 women: 3; 3 women: 4", "3 4"},
        {"the children go with the parent beside whom there is room",
         "Ewa woman household=H, Jan man household=H, Ola age=7 household=H", "1 women: 1; 2 men: 2 3",
         "1 2 3"},
        {"whoever else comes sleeps where one of them does, if they can",
         "Ewa woman household=H, Ola woman age=7 household=H, Iza woman household=H, Jan man household=H",
         "1 women: 1 2; 2 any: 3 4; 3 men: 5", "1 2 3 4"},
        {"what somebody needs of a bed is still theirs",
         "Ewa woman lower_bunk household=H, Jan man household=H", "1 women: 1.upper 2.lower; 2 men: 3",
         "2 3"},
        {"one bed too few is none", "Ewa woman household=H, Jan man household=H, Ola age=7 household=H",
         "1 women: 1; 2 men: 2", ""},
        {"nobody is left without where another could sleep elsewhere",
         "Iza woman household=H, Jan man household=H", "1 any: 1; 2 women: 2.upper", "2 1"},
    }));
    INFO(row.what);
    const auto beds = house(row.house);
    const std::vector<Ground> despite{Ground::noSuitableBed};
    CHECK(bedsOf(allot(party(row.party), beds, {}, despite), beds) == row.beds);
    CHECK(bedsOf(allot(party(row.party), beds, {}), beds).empty());
}

TEST_CASE("a child whose adult is here sleeps in that one's ward") {
    const auto beds = house("1 men: 1 2; 2 women: 3 4.taken.by=Ewa.of=H");
    CHECK(bedsOf(allot(party("Jas man age=10 household=H with=woman"), beds, {}), beds) == "3");
}

TEST_CASE("what stands against a bed") {
    struct Row {
        std::string what;
        std::string who;
        std::string house;  ///< about its first bed
        std::string grounds;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing", "Jan man", "1 men: 1", ""},
        {"somebody has it", "Jan man", "1 men: 1.taken.by=Piotr", "bed_taken"},
        {"it is broken", "Jan man", "1 men: 1.broken", "bed_taken"},
        {"it is their own", "Jan man", "1 men: 1.taken.by=Jan", ""},
        {"it waits for them", "Jan man", "1 men: 1.held.for=Jan", ""},
        {"it waits for somebody else", "Jan man", "1 men: 1.held.for=Piotr", "bed_taken"},
        {"it is in a women's room", "Jan man", "1 women: 1", "other_ward"},
        {"a family room without a family", "Jan man", "1 family: 1", "other_ward"},
        {"it is an upper bunk", "Jan man lower_bunk", "1 men: 1.upper", "no_suitable_bed"},
        {"quiet is a wish", "Jan man quiet", "1 men: 1", ""},
        {"who sleeps there must not be met", "Jan man apart=Piotr", "1 men: 1 2.taken.by=Piotr",
         "kept_apart"},
        {"they sleep in another room", "Jan man apart=Piotr", "1 men: 1; 2 men: 2.taken.by=Piotr", ""},
        {"all at once, worst first", "Jan man dog apart=Piotr", "1 women: 1.taken.by=Piotr",
         "bed_taken other_ward no_suitable_bed kept_apart"},
        {"people without an identifier are not each other", "Jan man", "1 men: 1.taken", "bed_taken"},
    }));
    INFO(row.what);
    CHECK(words(againstBed(applicant(row.who), 0, house(row.house), {})) == row.grounds);
}

TEST_CASE("a house for women only is against a man in each of its beds") {
    HouseRules rules;
    rules.onlyFor = Sex::woman;
    CHECK(words(againstBed(applicant("Jan man"), 0, house("1 any: 1"), rules)) == "not_this_sex");
    CHECK_FALSE(allot(party("Jan man"), house("1 any: 1"), rules));
    CHECK(allot(party("Ewa woman"), house("1 any: 1"), rules));
}

TEST_CASE("what a carer has set aside doesn't count, a taken bed always does") {
    const auto beds = house("1 women: 1.taken 2.upper");
    const auto jan = party("Jan man lower_bunk");
    const std::vector both{Ground::otherWard, Ground::noSuitableBed, Ground::bedTaken};
    const std::vector one{Ground::otherWard};

    CHECK(bedsOf(allot(jan, beds, {}, both), beds) == "2");
    CHECK_FALSE(allot(jan, beds, {}, one));
    CHECK_FALSE(allot(jan, house("1 women: 1.taken"), {}, both));
}

TEST_CASE("words for reasons and grounds read back, others are refused") {
    for (const auto* const word : {"own_of_last_night", "held_for_them", "need", "ward", "household",
                                   "kept_apart", "emptier_room", "first_free"})
        CHECK(name(bedReasonFromName(word).value()) == word);
    for (const auto* const word :
         {"suspended", "house_closed", "after_cut_off", "not_this_sex", "minor_alone", "sex_unknown",
          "no_suitable_bed", "house_full", "paper_missing", "paper_expired", "not_self_caring", "intoxicated",
          "house_rules", "other_ward", "kept_apart", "bed_taken"})
        CHECK(name(groundFromName(word).value()) == word);
    CHECK(bedReasonFromName("luck").error().code == "malformed");
    CHECK(groundFromName("").error().code == "malformed");
}
