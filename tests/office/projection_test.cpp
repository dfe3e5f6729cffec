// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/projection.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "house_model.h"
#include "office/ledger.h"
#include "tests/office/journal_maker.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::office;

namespace {

/// It comes at the moment at which it was made.
void apply(Projection& projection, const api::JournalEvent& event) {
    projection.apply(event, event.timeMs);
}

const std::string station = "0198c1e2-0000-7000-8000-00000000000a";
constexpr int bedCount = 12;

/// A random evening in a house of twelve beds, each entry possible after those before it.
std::vector<api::JournalEvent> evening(JournalMaker& maker, std::mt19937& random, int length) {
    auto events = maker.house(bedCount);
    std::map<std::string, std::string> taken;
    int people = 0;
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    while (static_cast<int>(events.size()) < length) {
        const auto bed = "bed-" + std::to_string(pick(bedCount) + 1);
        const auto what = pick(10);
        if (what < 5 && !taken.contains(bed)) {
            taken[bed] = "stay-" + std::to_string(++people);
            events.push_back(maker.bedTaken(bed, taken[bed]));
        } else if (what < 7 && taken.contains(bed)) {
            events.push_back(maker.stayEnded(bed, taken[bed]));
            taken.erase(bed);
        } else if (what == 7) {
            events.push_back(maker.turnedAway());
        } else if (what == 8) {
            events.push_back(maker.event("strange.thing", {{"n", people}}));
        } else if (what == 9) {
            events.push_back(maker.nightOpened());
        }
    }
    return events;
}

struct Recount {
    std::string windows = std::string(bedCount, 'f');
    std::int64_t turnedAway = 0;
    std::int64_t strange = 0;
};

/// The same by brute force: for each bed, the last entry that speaks of it.
Recount recount(const std::vector<api::JournalEvent>& events, std::size_t through) {
    Recount count;
    for (int bed = 1; bed <= bedCount; ++bed) {
        const auto name = "bed-" + std::to_string(bed);
        for (std::size_t i = through; i-- > 0;) {
            const auto* spoken = events[i].body.if_contains("bed");
            if (spoken == nullptr || *spoken != boost::json::value(name)) continue;
            if (events[i].type == "pl.ostoja.bed.taken.v1")
                count.windows[static_cast<std::size_t>(bed - 1)] = 'o';
            break;
        }
    }
    for (std::size_t i = through; i-- > 0 && events[i].type != "pl.ostoja.night.opened.v1";) {
        if (events[i].type == "pl.ostoja.arrival.turned_away.v1") ++count.turnedAway;
    }
    for (std::size_t i = 0; i < through; ++i) {
        if (events[i].type == "pl.ostoja.strange.thing.v1") ++count.strange;
    }
    return count;
}

void checkAgainst(const StationView& view, const Recount& truth) {
    CHECK(view.windows == truth.windows);
    REQUIRE(view.segments.size() == 1);
    const auto& men = view.segments.front();
    CHECK(men.registered == bedCount);
    CHECK(men.free == std::count(truth.windows.begin(), truth.windows.end(), 'f'));
    CHECK(men.occupied == std::count(truth.windows.begin(), truth.windows.end(), 'o'));
    CHECK(men.turnedAway == truth.turnedAway);
    std::int64_t strange = 0;
    for (const auto& [type, times] : view.notUnderstood) strange += times;
    CHECK(strange == truth.strange);
}

}  // namespace

TEST_CASE("occupancy equals a recount by hand, however entries are repeated and reordered on the way") {
    const auto seed = GENERATE(range(1U, 13U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    JournalMaker maker(station);
    const auto events = evening(maker, random, 400);

    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < events.size(); ++i) {
        order.insert(order.end(), std::uniform_int_distribution<std::size_t>(1, 3)(random), i);
    }
    // Reordered within a window of forty, as retries and late batches would.
    for (std::size_t i = 0; i + 40 < order.size(); i += 20) {
        std::shuffle(order.begin() + static_cast<long>(i), order.begin() + static_cast<long>(i + 40), random);
    }

    TemporaryFolder folder;
    auto ledger = Ledger::open(folder.path("office.db"));
    REQUIRE(ledger);
    std::set<std::size_t> sent;
    for (std::size_t at = 0; at < order.size();) {
        std::vector<api::JournalEvent> batch;
        for (auto size = std::uniform_int_distribution<std::size_t>(1, 30)(random);
             size > 0 && at < order.size(); --size) {
            sent.insert(order[at]);
            batch.push_back(events[order[at++]]);
        }
        const auto read = readBatch(batchBody(batch), station, 1);
        REQUIRE(read);
        REQUIRE((*ledger)->begin());
        const auto receipt = (*ledger)->take(*read);
        REQUIRE(receipt);
        REQUIRE((*ledger)->commit());
        std::size_t through = 0;
        while (sent.contains(through)) ++through;
        CHECK(receipt->receivedThrough == static_cast<std::int64_t>(through));
        CHECK(receipt->conflicts == 0);
        if (through >= 3) checkAgainst(*(*ledger)->view(station), recount(events, through));
        if (at % 7 == 0) {
            ledger->reset();
            ledger = Ledger::open(folder.path("office.db"));
            REQUIRE(ledger);
        }
    }
    CHECK((*ledger)->view(station)->receivedThrough == 400);
}

TEST_CASE("a stored derivation goes on exactly as the one it was stored from") {
    const auto seed = GENERATE(range(1U, 6U));
    std::mt19937 random(seed);
    JournalMaker maker(station);
    const auto events = evening(maker, random, 200);
    Projection whole;
    Projection parts;
    for (const auto& event : events) {
        apply(whole, event);
        apply(parts, event);
        const auto again = Projection::fromJson(parts.toJson());
        REQUIRE(again);
        parts = *again;
        CHECK(parts.toJson() == whole.toJson());
        CHECK(parts.segments() == whole.segments());
    }
}

TEST_CASE("a day facility counts who is inside, and the house's windows say the same") {
    JournalMaker maker(station);
    Projection day;
    apply(day, maker.epochOpened());
    apply(day, maker.described({}, "day_centre", 3));
    CHECK(day.windows() == "fff");
    for (const auto* visit : {"a", "b", "c", "d"}) {
        apply(day, maker.event("visit.began", {{"visit", visit}, {"segment", "seats"}}));
    }
    CHECK(day.segments().front().occupied == 4);
    CHECK(day.segments().front().free == 0);
    CHECK(day.windows() == "ooo");
    apply(day, maker.event("visit.seen", {{"visit", "a"}}));
    CHECK(day.segments().front().occupied == 4);
    apply(day, maker.event("visit.ended", {{"visit", "a"}, {"segment", "seats"}}));
    apply(day, maker.event("visit.ended", {{"visit", "b"}, {"segment", "seats"}}));
    CHECK(day.windows() == "oof");
    CHECK(day.notUnderstood().empty());
    apply(day, maker.event("visit.ended", {{"visit", "nobody"}, {"segment", "seats"}}));
    CHECK(day.notUnderstood().size() == 1);
}

TEST_CASE("what staff do with people and cards is understood, and no place changes by it") {
    JournalMaker maker(station);
    Projection house;
    apply(house, maker.described({}, "day_centre", 3));
    const auto before = house.windows();
    for (const auto* type : {"person.registered", "card.lost", "call.opened", "staff.signed_in", "undone"}) {
        apply(house, maker.event(type, {{"by", "somebody"}}));
    }
    CHECK(house.notUnderstood().empty());
    CHECK(house.windows() == before);
    apply(house, maker.event("person.cloned", {}));
    CHECK(house.notUnderstood().size() == 1);
}

TEST_CASE("a bed out of service is no place, and a new description keeps who sleeps where") {
    JournalMaker maker(station);
    Projection house;
    apply(house, maker.epochOpened());
    apply(house, maker.described({{"a"}, {"b", "women"}, {"c", "women", "out_of_service"}}));
    apply(house, maker.bedTaken("b", "anna"));
    CHECK(house.windows() == "fox");
    const auto segments = house.segments();
    REQUIRE(segments.size() == 2);
    CHECK(segments[0].name == "women");
    CHECK(segments[0].registered == 2);
    CHECK(segments[0].actual == 1);
    CHECK(segments[0].outOfService == 1);
    CHECK(segments[0].free == 0);
    CHECK(segments[1].name == "men");
    CHECK(segments[1].free == 1);
    apply(house, maker.described({{"c", "women"}, {"b", "women"}, {"a"}, {"d"}}));
    CHECK(house.windows() == "foff");
}

TEST_CASE("a known type with a foreign body is counted as not understood and changes nothing") {
    JournalMaker maker(station);
    Projection house;
    for (const auto& event : maker.house(2)) apply(house, event);
    apply(house, maker.bedTaken("bed-1", "anna"));
    const auto [type, body] = GENERATE(table<std::string, boost::json::object>({
        {"facility.described", {{"facility", 7}}},
        {"facility.described", {{"facility", "f"}, {"name", "n"}, {"kind", "k"}, {"beds", "none"}}},
        {"facility.described",
         {{"facility", "f"}, {"name", "n"}, {"kind", "k"}, {"seats", {{"segment", 1}}}}},
        {"bed.taken", {}},
        {"bed.taken", {{"bed", "bed-2"}}},
        {"stay.ended", {{"stay", ""}}},
        {"stay.ended", {{"stay", "nobody"}}},
        {"arrival.turned_away", {{"segment", "men"}, {"reason", "mood"}}},
        {"night.opened", {}},
        {"night.closed", {{"night", 5}}},
        {"facility.described",
         {{"facility", "f"},
          {"name", "n"},
          {"kind", "night_shelter"},
          {"beds",
           boost::json::array{{{"bed", "a"}, {"segment", "men"}}, {{"bed", "a"}, {"segment", "women"}}}}}},
        {"visit.began", {{"visit", 1}}},
        {"arrival.held", {{"bed", "bed-9"}, {"stay", "jan"}}},
        {"arrival.held", {{"bed", "bed-2"}, {"stay", 5}}},
        {"stay.admitted", {{"bed", "bed-2"}}},
        {"arrival.lapsed", {{"stay", "nobody"}}},
        {"arrival.refused", {{"segment", "men"}, {"stay", "nobody"}, {"why", "other"}}},
        {"arrival.refused", {{"segment", "men"}, {"stay", ""}}},
        {"arrival.refused", {{"segment", 3}, {"stay", ""}, {"why", "other"}}},
        {"refusal.settled", {{"refusal", "r"}}},
        {"refusal.settled", {{"outcome", "declined"}}},
        {"refusal.taken_back", {{"segment", "men"}}},
        {"refusal.taken_back", {{"refusal", "r"}}},
        {"refusal.taken_back", {{"refusal", "r"}, {"segment", "men"}}},
        {"facility.described",
         {{"facility", "f"}, {"name", "n"}, {"kind", "k"}, {"position", "53.4289, 14.5530"}}},
        {"facility.described",
         {{"facility", "f"},
          {"name", "n"},
          {"kind", "k"},
          {"position", {{"latitude", 90'000'001}, {"longitude", 0}}}}},
        {"facility.described", {{"facility", "f"}, {"name", "n"}, {"kind", "k"}, {"opening", "18–8"}}},
        {"facility.described",
         {{"facility", "f"},
          {"name", "n"},
          {"kind", "k"},
          {"opening", boost::json::array{{{"from", "10-01"}, {"until", "03-31"}, {"opens", "18:00"}}}}}},
        {"facility.described",
         {{"facility", "f"},
          {"name", "n"},
          {"kind", "k"},
          {"opening",
           boost::json::array{
               {{"from", "10-01"}, {"until", "03-31"}, {"opens", "18:00"}, {"closes", "24:00"}}}}}},
        {"facility.described",
         {{"facility", "f"},
          {"name", "n"},
          {"kind", "k"},
          {"opening",
           boost::json::array{
               {{"from", "13-01"}, {"until", "03-31"}, {"opens", "18:00"}, {"closes", "08:00"}}}}}},
        {"stay.moved", {{"stay", "anna"}, {"to", "bed-9"}}},
        {"stay.moved", {{"stay", "nobody"}, {"to", "bed-2"}}},
        {"stay.swapped", {{"stay", "anna"}, {"with", "nobody"}}},
        {"stay.carried", {{"bed", "bed-9"}, {"stay", "anna-2"}}},
        {"bed.held", {{"bed", "bed-2"}}},
        {"bed.held", {{"hold", "h"}}},
        {"bed.released", {{"bed", "bed-2"}, {"hold", "h"}}},
        {"bed.state_changed", {{"bed", "bed-2"}, {"state", "gone"}}},
        {"bed.state_changed", {{"bed", "bed-9"}, {"state", "cleaning"}}},
        {"winter.began", {{"extra", 3}}},
        {"winter.began", {{"winter", "w"}, {"extra", -1}}},
        {"winter.ended", {{"winter", "w"}}},
    }));
    CAPTURE(type, body);
    apply(house, maker.event(type, body));
    CHECK(house.notUnderstood().size() == 1);
    CHECK(house.windows() == "of");
    CHECK(house.nightOpen());
}

namespace {

std::string wordsOf(const api::Segment& segment) {
    return segment.name + ": registered " + std::to_string(segment.registered) + ", out of service " +
           std::to_string(segment.outOfService) + ", extra " + std::to_string(segment.extra) + ", actual " +
           std::to_string(segment.actual) + ", occupied " + std::to_string(segment.occupied) + ", held " +
           std::to_string(segment.held) + ", free " + std::to_string(segment.free) + ", turned away " +
           std::to_string(segment.turnedAway);
}

std::string wordsOf(const std::vector<api::Segment>& segments) {
    std::string words;
    for (const auto& segment : segments) words += wordsOf(segment) + "\n";
    return words;
}

}  // namespace

TEST_CASE("whatever happens in a night, the figures are those of a recount by hand") {
    const auto seed = GENERATE(range(1U, 25U));
    CAPTURE(seed);
    JournalMaker maker(station);
    HouseModel model(seed);
    Projection projection;
    apply(projection, maker.epochOpened());
    apply(projection, maker.described(model.beds()));
    apply(projection, maker.nightOpened());
    for (int step = 0; step < 400; ++step) {
        const auto happened = model.next();
        CAPTURE(step, happened.type);
        apply(projection, maker.event(happened.type, happened.body));
        REQUIRE(projection.notUnderstood().empty());
        REQUIRE(wordsOf(projection.segments()) == wordsOf(model.segments()));
        REQUIRE(projection.windows() == model.windows());
        REQUIRE(projection.openInFrost() == model.openInFrost());
    }
    const auto again = Projection::fromJson(projection.toJson());
    REQUIRE(again);
    CHECK(again->toJson() == projection.toJson());
    CHECK(again->segments() == projection.segments());
    CHECK(again->windows() == projection.windows());
    CHECK(again->openInFrost() == projection.openInFrost());
    CHECK(again->winter() == projection.winter());
}

TEST_CASE("segments stand in the order in which people ask for them") {
    JournalMaker maker(station);
    Projection house;
    apply(house, maker.described({{"a", "accessible"},
                                  {"b", "zoo"},
                                  {"c", "family"},
                                  {"d", "any"},
                                  {"e", "men"},
                                  {"f", "women"},
                                  {"g", "barrack"}}));
    std::string names;
    for (const auto& segment : house.segments()) names += segment.name + " ";
    CHECK(names == "women men any family accessible barrack zoo ");
}

TEST_CASE("a woman turned away from a house of mixed rooms counts, though it has no women's bed") {
    JournalMaker maker(station);
    Projection house;
    apply(house, maker.described({{"a", "any"}}));
    apply(house,
          maker.event("arrival.turned_away",
                      {{"segment", "women"}, {"reason", "full_house"}, {"refusal", "r"}, {"frost", false}}));
    const auto segments = house.segments();
    REQUIRE(segments.size() == 2);
    CHECK(segments[0].name == "women");
    CHECK(segments[0].registered == 0);
    CHECK(segments[0].turnedAway == 1);
    CHECK(segments[1].turnedAway == 0);
}

TEST_CASE("a new description of the house keeps who lies where, what is held, and the winter action") {
    JournalMaker maker(station);
    Projection house;
    apply(house, maker.described({{"a"}, {"b"}, {"c"}, {"x", "men", "in_use", true}}));
    apply(house, maker.event("winter.began",
                             {{"winter", "w"}, {"extra", 1}, {"until", "2026-11-30T07:00:00.000Z"}}));
    apply(house, maker.event("arrival.held", {{"bed", "a"}, {"stay", "anna"}}));
    apply(house, maker.event("bed.held", {{"bed", "b"}, {"hold", "h"}}));
    apply(house, maker.bedTaken("x", "jan"));
    CHECK(house.windows() == "hhfe");
    apply(house, maker.described({{"x", "men", "in_use", true}, {"c"}, {"b"}, {"a"}}));
    CHECK(house.windows() == "efhh");
    CHECK(house.winter()->extra == 1);
    apply(house, maker.event("stay.admitted", {{"bed", "a"}, {"stay", "anna"}}));
    CHECK(house.windows() == "efho");
}

TEST_CASE("a refusal that was taken back is none, and its arrival waits again") {
    JournalMaker maker(station);
    Projection house;
    for (const auto& event : maker.house(1)) apply(house, event);
    const auto refuse = [&](const std::string& refusal, const std::string& stay) {
        apply(house, maker.event("arrival.refused", {{"refusal", refusal},
                                                     {"segment", "men"},
                                                     {"stay", stay},
                                                     {"why", "other"},
                                                     {"frost", true}}));
    };
    apply(house, maker.event("arrival.held", {{"bed", "bed-1"}, {"stay", "anna"}}));
    refuse("r", "anna");
    refuse("s", "");
    CHECK(house.turnedAway().at("men").refused == 2);
    CHECK(house.openInFrost() == 2);
    CHECK(house.windows() == "f");
    apply(house, maker.event("refusal.taken_back", {{"refusal", "r"}, {"segment", "men"}}));
    apply(house, maker.event("arrival.held", {{"bed", "bed-1"}, {"stay", "anna-2"}}));
    CHECK(house.turnedAway().at("men").refused == 1);
    CHECK(house.segments().front().turnedAway == 1);
    CHECK(house.openInFrost() == 1);
    CHECK(house.windows() == "h");
    CHECK(house.notUnderstood().empty());
}

TEST_CASE("where a house stands is kept with it") {
    JournalMaker maker(station);
    Projection house;
    auto described = maker.described({{"a"}});
    described.body["position"] = {{"latitude", 53'428'900}, {"longitude", 14'553'000}};
    apply(house, described);
    const api::Position there{53'428'900, 14'553'000};
    REQUIRE(house.facility().position);
    CHECK(*house.facility().position == there);
    CHECK(Projection::fromJson(house.toJson())->facility().position == there);
    apply(house, maker.described({{"a"}}));
    CHECK_FALSE(house.facility().position);
    CHECK_FALSE(Projection::fromJson(house.toJson())->facility().position);
}

TEST_CASE("a house's hours are kept with it") {
    JournalMaker maker(station);
    Projection house;
    auto described = maker.described({{"a"}});
    described.body["opening"] =
        boost::json::array{{{"from", "10-01"}, {"until", "03-31"}, {"opens", "18:00"}, {"closes", "08:00"}},
                           {{"from", "04-01"}, {"until", "09-30"}, {"opens", "19:30"}, {"closes", "07:00"}}};
    apply(house, described);
    using std::chrono::minutes;
    const domain::OpeningHours hours{
        {{.from = "10-01", .until = "03-31", .opens = minutes(1'080), .closes = minutes(480)},
         {.from = "04-01", .until = "09-30", .opens = minutes(1'170), .closes = minutes(420)}}};
    CHECK(house.notUnderstood().empty());
    CHECK(house.facility().opening == hours);
    CHECK(Projection::fromJson(house.toJson())->facility().opening == hours);
}

TEST_CASE("somebody who waited without a bed lapses without one") {
    JournalMaker maker(station);
    Projection house;
    for (const auto& event : maker.house(1)) apply(house, event);
    apply(house, maker.event("arrival.waits", {{"arrival", "a"}}));
    apply(house, maker.event("arrival.lapsed", {{"arrival", "a"}, {"stay", ""}, {"bed", ""}}));
    apply(house, maker.event("refusal.seen", {{"refusal", "r"}}));
    CHECK(house.notUnderstood().empty());
    CHECK(house.windows() == "f");
}

TEST_CASE("a new night forgets who was turned away, a refusal in frost stays open until its end is known") {
    JournalMaker maker(station);
    Projection house;
    for (const auto& event : maker.house(1)) apply(house, event);
    apply(house,
          maker.event(
              "arrival.refused",
              {{"refusal", "r"}, {"segment", "men"}, {"stay", ""}, {"why", "intoxicated"}, {"frost", true}}));
    apply(house,
          maker.event(
              "arrival.refused",
              {{"refusal", "s"}, {"segment", "men"}, {"stay", ""}, {"why", "suspended"}, {"frost", false}}));
    CHECK(house.segments().front().turnedAway == 2);
    CHECK(house.openInFrost() == 1);
    apply(house, maker.nightOpened());
    CHECK(house.segments().front().turnedAway == 0);
    CHECK(house.openInFrost() == 1);
    apply(house, maker.event("refusal.settled", {{"refusal", "r"}, {"outcome", "city_guard"}}));
    CHECK(house.openInFrost() == 0);
    apply(house, maker.event("refusal.settled", {{"refusal", "r"}, {"outcome", ""}}));
    CHECK(house.openInFrost() == 1);
    apply(house, maker.event("refusal.settled", {{"refusal", "s"}, {"outcome", ""}}));
    CHECK(house.openInFrost() == 1);
    apply(house, maker.event("refusal.settled", {{"refusal", "r"}, {"outcome", "declined"}}));
    apply(house, maker.nightOpened());
    CHECK(house.openInFrost() == 0);
    CHECK(house.notUnderstood().empty());
}
