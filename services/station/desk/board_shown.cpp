// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/board_shown.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "api/time_text.h"
#include "domain/allotment.h"
#include "domain/ground.h"
#include "domain/opening.h"
#include "domain/roles.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

using Bed = store::BedTonight;

/// A night's rows, by what they are looked up by.
class BoardView {
  public:
    BoardView(const store::Facility& facility, const store::NightBoard& night, const People& people,
              domain::Role role)
        : facility_(facility), night_(night), people_(people), role_(role) {
        for (const auto& bed : night.house.beds) beds_.emplace(bed.id, &bed);
        for (const auto& stay : night.stays) {
            stays_.emplace(stay.id, &stay);
            stayIn_.emplace(stay.bed, &stay);
        }
        for (const auto& [arrival, refused, apart] : night.arrivals) {
            arrivalOf_.emplace(arrival.stay, &arrival);
            ++parties_[arrival.party];
        }
        for (const auto& hold : night.holds) holdOf_.emplace(hold.bed, &hold);
    }

    std::vector<api::BoardRoom> rooms() const {
        std::vector<api::BoardRoom> rooms;
        for (const auto& room : night_.rooms) {
            api::BoardRoom shown{.room = room.number,
                                 .segment = room.segment,
                                 .colour = room.colour,
                                 .colourName = room.colourName,
                                 .sign = room.sign,
                                 .beds = {}};
            for (const auto& bed : night_.house.beds) {
                if (bed.room == room.number) shown.beds.push_back(shownBed(bed));
            }
            rooms.push_back(std::move(shown));
        }
        return rooms;
    }

    std::vector<api::ArrivalShown> arrivals() const {
        std::vector<api::ArrivalShown> shown;
        shown.reserve(night_.arrivals.size());
        for (const auto& arrival : night_.arrivals) shown.push_back(shownArrival(arrival));
        return shown;
    }

    std::vector<api::RefusalShown> refusals() const {
        std::vector<api::RefusalShown> shown;
        shown.reserve(night_.refusals.size());
        for (const auto& refusal : night_.refusals) {
            // Of whom a role may not see it learns nothing: others follow it up.
            if (!refusal.person.empty() && !people_.sees(role_, refusal.person)) continue;
            if (refusal.isErased && !domain::may(role_, domain::Right::seeProtected)) continue;
            api::RefusalShown each{.refusal = refusal.id,
                                   .person = {},
                                   .label = {},
                                   .guest = 0,
                                   .at = api::formatTime(refusal.atMs),
                                   .why = refusal.why,
                                   .pointsTo = refusal.pointsTo,
                                   .frost = true};
            name(refusal.person, each);
            shown.push_back(std::move(each));
        }
        return shown;
    }

  private:
    /// Who it is, for whoever may see them.
    template <class Record>
    const People::Known* name(const std::string& person, Record& record) const {
        const auto* known = people_.find(role_, person);
        if (known == nullptr) return nullptr;
        record.person = person;
        record.label = people_.label(role_, person);
        if (record.label.empty()) record.guest = guestNumber(person);
        return known;
    }

    std::string stateOf(const Bed& bed) const {
        if (const auto stay = stayIn_.find(bed.id); stay != stayIn_.end()) {
            if (stay->second->state == store::Stay::State::held) return "arrival";
            return stay->second->state == store::Stay::State::away ? "away" : "occupied";
        }
        if (holdOf_.contains(bed.id)) return "held";
        if (bed.condition == Bed::Condition::cleaning) return "cleaning";
        if (bed.condition == Bed::Condition::outOfService) return "out_of_service";
        return bed.off ? "off" : "free";
    }

    api::BoardBed shownBed(const Bed& bed) const {
        api::BoardBed shown;
        shown.bed = bed.id;
        shown.number = bed.number;
        shown.position = bed.position;
        shown.has = bed.has;
        shown.extra = bed.extra;
        shown.state = stateOf(bed);
        std::string person;
        if (const auto found = stayIn_.find(bed.id); found != stayIn_.end()) {
            const auto& stay = *found->second;
            shown.stay = stay.id;
            shown.presence = stay.state == store::Stay::State::held ? std::string() : stay.presence;
            shown.unseen = stay.carried && stay.presence == "assumed";
            shown.since = api::formatTime(stay.sinceMs);
            shown.seen = api::formatTime(stay.seenMs);
            shown.kept = stay.kept;
            person = stay.person;
            if (const auto arrival = arrivalOf_.find(stay.id); arrival != arrivalOf_.end()) {
                shown.arrival = arrival->second->id;
                shown.until = api::formatTime(arrival->second->untilMs);
            }
        } else if (const auto hold = holdOf_.find(bed.id); hold != holdOf_.end()) {
            shown.hold = hold->second->id;
            shown.until = api::formatTime(hold->second->untilMs);
            person = hold->second->person;
        }
        if (const auto* known = name(person, shown)) {
            for (const auto need : known->person.details.needs) shown.needs.emplace_back(domain::name(need));
            shown.household = people_.householdOf(role_, *known);
        }
        return shown;
    }

    api::ArrivalShown shownArrival(const store::ArrivalOnBoard& waits) const {
        const auto& arrival = waits.arrival;
        api::ArrivalShown shown;
        shown.arrival = arrival.id;
        shown.since = api::formatTime(arrival.openedMs);
        shown.until = api::formatTime(arrival.untilMs);
        shown.terminal = arrival.terminal;
        shown.party = parties_.at(arrival.party);
        shown.stay = arrival.stay;
        if (const auto found = stays_.find(arrival.stay); found != stays_.end()) {
            shown.whyBed = found->second->whyBed;
            if (const auto bed = beds_.find(found->second->bed); bed != beds_.end()) {
                shown.bed = bed->second->number;
                shown.room = bed->second->room;
            }
        }
        // A ground tells of the person: their ward, their suspension.
        if (name(arrival.person, shown) == nullptr) {
            shown.whyBed.clear();
            return shown;
        }
        // Nor is anybody told of a hidden person by whom somebody isn't to sleep.
        const bool seesWhom = std::any_of(waits.apartHere.begin(), waits.apartHere.end(),
                                          [&](const auto& other) { return people_.sees(role_, other); });
        if (!seesWhom) std::erase(shown.whyBed, domain::name(domain::BedReason::keptApart));
        for (const auto& word : arrival.grounds) {
            const auto ground = domain::groundFromName(word);
            const bool hidden = !seesWhom && ground == domain::Ground::keptApart;
            if (ground)
                shown.grounds.push_back(shownGround(hidden ? domain::Ground::noSuitableBed : *ground, waits));
        }
        return shown;
    }

    api::GroundShown shownGround(domain::Ground ground, const store::ArrivalOnBoard& waits) const {
        api::GroundShown shown{.ground = std::string(domain::name(ground)),
                               .source = std::string(domain::sourceOf(ground, rulesOf(facility_).form)),
                               .until = {}};
        if (ground == domain::Ground::refusedTonight && waits.refused) {
            shown.why = waits.refused->why;
            shown.at = api::formatTime(waits.refused->atMs);
        }
        return shown;
    }

    const store::Facility& facility_;
    const store::NightBoard& night_;
    const People& people_;
    domain::Role role_;
    std::unordered_map<std::string, const Bed*> beds_;
    std::unordered_map<std::string, const store::StayOnBoard*> stays_;
    std::unordered_map<std::string, const store::StayOnBoard*> stayIn_;
    std::unordered_map<std::string, const store::Arrival*> arrivalOf_;
    std::unordered_map<std::string, const store::Hold*> holdOf_;
    std::unordered_map<std::string, std::int64_t> parties_;
};

api::WinterShown shownWinter(const store::WinterAction& winter) {
    return {.winter = winter.id,
            .until = api::formatTime(winter.untilMs),
            .extra = winter.extra,
            .aroundClock = winter.aroundClock,
            .thresholdC = winter.thresholdC,
            .approvedBy = winter.approvedBy,
            .opens = {},
            .closes = {},
            .ends = 0};
}

/// What is over when a winter action ends that alone holds the doors open.
void tellItsEnd(const domain::HouseRules& rules, domain::Night night, const store::NightBoard& board,
                api::WinterShown& winter) {
    const auto hours = domain::hoursOf(rules.opening, night);
    if (!winter.aroundClock || rules.form == domain::Form::shelter || !hours) return;
    winter.opens = api::formatTime(hours->opensMs);
    winter.closes = api::formatTime(hours->closesMs);
    winter.ends = std::count_if(board.stays.begin(), board.stays.end(), [](const store::StayOnBoard& stay) {
        return stay.state != store::Stay::State::held && !stay.kept && !stay.wasKept;
    });
}

}  // namespace

api::Board boardShown(const store::Facility& facility, const NightBook::Page& page, const People& people,
                      domain::Role role, std::int64_t nowMs) {
    const auto& night = page.board;
    const auto rules = rulesOf(facility);
    api::Board board;
    board.board = page.number;
    board.night = night.house.night;
    board.now = api::formatTime(nowMs);
    board.tap = domain::name(rules.tap);
    board.selfCare = rules.selfCare;
    board.holdMinutes = rules.holdLasts.count();
    if (night.house.winter) board.winter = shownWinter(*night.house.winter);
    if (const auto tonight = domain::parseNight(night.house.night)) {
        board.frost = domain::inFrost(rules, *tonight, winterOf(night.house));
        if (const auto hours = hoursTonight(rules, *tonight, night.house)) {
            board.opens = api::formatTime(hours->opensMs);
            board.closes = api::formatTime(hours->closesMs);
        }
        if (board.winter) tellItsEnd(rules, *tonight, night, *board.winter);
        board.chart = chartOf({.night = *tonight, .atMs = night.comings}, page.usual);
    }
    const BoardView view(facility, night, people, role);
    board.rooms = view.rooms();
    board.arrivals = view.arrivals();
    board.refusals = view.refusals();
    return board;
}

}  // namespace ostoja::station
