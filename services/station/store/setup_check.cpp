// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/setup_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "crypto/crypto.h"
#include "domain/day.h"
#include "domain/opening.h"
#include "domain/pin.h"

namespace ostoja::station::store {

namespace {

using Words = std::vector<std::string_view>;

bool isOne(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isHex(std::string_view text, std::string_view digits) {
    return text.find_first_not_of(digits) == std::string_view::npos;
}

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' && isHex(text.substr(1), "0123456789ABCDEFabcdef");
}

bool isCardHash(std::string_view text) {
    return text.size() == 67 && text.starts_with("v1:") && isHex(text.substr(3), "0123456789abcdef");
}

struct Step {
    std::string_view kind;
    std::int64_t count = 0;
};

std::optional<Step> parseStep(std::string_view text) {
    const auto colon = text.find(':');
    Step step{text.substr(0, colon), 0};
    if (colon == std::string_view::npos) {
        return isOne({"enter", "left", "right", "straight", "room"}, step.kind) ? std::optional(step)
                                                                                : std::nullopt;
    }
    const auto digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), step.count);
    const bool counted =
        error == std::errc{} && end == digits.data() + digits.size() && step.count >= 1 && step.count <= 100;
    return counted && isOne({"up", "down", "door"}, step.kind) ? std::optional(step) : std::nullopt;
}

/// Keeps the first complaint.
class Complaints {
  public:
    void unless(bool right, std::string_view where, std::string_view expected) {
        if (!right) add(std::string(where) + ": " + std::string(expected) + " was expected");
    }
    void add(std::string words) {
        if (!first_) first_ = Error{"setup_invalid", std::move(words)};
    }
    Expected<void> result() const {
        if (first_) return tl::make_unexpected(*first_);
        return {};
    }

  private:
    std::optional<Error> first_;
};

void checkRoom(const RoomSetup& room, Complaints& complaints) {
    const std::string where = "room " + room.number;
    complaints.unless(!room.number.empty(), where, "a number");
    complaints.unless(isOne({"women", "men", "any", "family", "accessible"}, room.segment),
                      where + ".segment", "women, men, any, family or accessible");
    complaints.unless(isColour(room.colour), where + ".colour", "a colour like #9CC9F2");
    complaints.unless(!room.colourName.empty(), where + ".colour_name", "a colour's name");
    complaints.unless(!room.sign.empty(), where + ".sign", "a sign's name");
    complaints.unless(room.way.size() <= 4, where + ".way", "at most four steps");
    for (const auto& step : room.way) {
        complaints.unless(parseStep(step).has_value(), where + ".way",
                          "enter, left, right, straight, up:N, down:N, door:N or room");
    }
    std::set<std::string> numbers;
    for (const auto& bed : room.beds) {
        const std::string bedWhere = where + ", bed " + bed.number;
        complaints.unless(!bed.number.empty() && numbers.insert(bed.number).second, bedWhere,
                          "a number of its own in the room");
        complaints.unless(isOne({"lower", "upper", "single"}, bed.position), bedWhere + ".position",
                          "lower, upper or single");
        complaints.unless(isOne({"in_use", "out_of_service"}, bed.state), bedWhere + ".state",
                          "in_use or out_of_service");
        std::set<std::string> features;
        for (const auto& feature : bed.has) {
            complaints.unless(isOne({"near_toilet", "wheelchair", "dog", "quiet"}, feature) &&
                                  features.insert(feature).second,
                              bedWhere + ".has", "near_toilet, wheelchair, dog or quiet, each once");
        }
    }
}

void checkOpening(const FacilitySetup& setup, Complaints& complaints) {
    domain::OpeningHours opening;
    for (const auto& season : setup.rules.opening) {
        opening.seasons.push_back({.from = season.from,
                                   .until = season.until,
                                   .opens = std::chrono::minutes(season.opens),
                                   .closes = std::chrono::minutes(season.closes)});
    }
    auto checked = domain::checkOpening(opening);
    const bool sleepsThere = setup.kind == "night_shelter" || setup.kind == "shelter";
    if (checked && sleepsThere) checked = domain::checkNightHours(opening);
    if (!checked) complaints.add("facility.opening: " + checked.error().message);
}

void checkRules(const RulesOfHouse& rules, Complaints& complaints) {
    constexpr std::int64_t day = 1'440;
    const auto isMinuteOfDay = [](std::int64_t minutes) { return minutes >= 0 && minutes < day; };
    complaints.unless(isOne({"arrives", "admits"}, rules.tap), "facility.tap", "arrives or admits");
    complaints.unless(!rules.cutOff || isMinuteOfDay(*rules.cutOff), "facility.cut_off", "a time of the day");
    complaints.unless(isOne({"", "f", "m"}, rules.onlyFor), "facility.only_for", "f or m");
    complaints.unless(rules.arrivalMinutes >= 1 && rules.arrivalMinutes <= day, "facility.arrival_minutes",
                      "1 to 1440");
    complaints.unless(rules.holdMinutes >= 1 && rules.holdMinutes <= day, "facility.hold_minutes",
                      "1 to 1440");
    complaints.unless(domain::parseDayOfYear(rules.frostFrom).has_value(), "facility.frost_from",
                      "a day like 11-01");
    complaints.unless(domain::parseDayOfYear(rules.frostUntil).has_value(), "facility.frost_until",
                      "a day like 03-31");
}

void checkContracts(const FacilitySetup& setup, Complaints& complaints) {
    for (const auto& contract : setup.contracts) {
        const std::string where = "facility.contract " + contract.name;
        complaints.unless(!contract.name.empty(), where, "a name");
        complaints.unless(domain::parseDay(contract.from) && domain::parseDay(contract.until) &&
                              contract.from <= contract.until,
                          where, "days like 2026-01-01, the first before the last");
        complaints.unless(contract.absenceDays >= 0 && contract.absenceDays <= 366, where + ".absence_days",
                          "0 to 366");
    }
}

void checkHouse(const FacilitySetup& setup, Complaints& complaints) {
    checkRules(setup.rules, complaints);
    checkOpening(setup, complaints);
    checkContracts(setup, complaints);
    complaints.unless(!setup.name.empty(), "facility.name", "a name");
    complaints.unless(
        isOne({"night_shelter", "shelter", "warming_room", "bathhouse", "day_centre"}, setup.kind),
        "facility.kind", "night_shelter, shelter, warming_room, bathhouse or day_centre");
    complaints.unless(isOne({"right", "below", "left"}, setup.readerSide), "facility.reader_side",
                      "right, below or left");
    complaints.unless(!setup.position || domain::isOnEarth(*setup.position), "facility.position",
                      "degrees of latitude (-90 to 90) and longitude (-180 to 180)");
    std::size_t beds = 0;
    std::set<std::string> numbers;
    for (const auto& room : setup.rooms) {
        complaints.unless(numbers.insert(room.number).second, "room " + room.number, "a number of its own");
        checkRoom(room, complaints);
        beds += room.beds.size();
    }
    const bool shelter = setup.kind == "night_shelter" || setup.kind == "shelter";
    complaints.unless(shelter == (beds > 0), "facility.room", "beds in a shelter, and nowhere else");
    complaints.unless(shelter ? setup.seats == 0 : setup.seats > 0 && setup.seats <= 1'000, "facility.seats",
                      "1 to 1000 seats in a day facility, and none where there are beds");
}

/// What must be nobody else's.
struct Seen {
    std::set<std::string> ids;
    std::set<std::string> hashes;
};

void checkId(const std::string& id, const std::string& where, Seen& seen, Complaints& complaints) {
    complaints.unless(id.empty() || (crypto::isUuid(id) && seen.ids.insert(id).second), where + ".id",
                      "a UUID of its own, or none");
}

void checkCard(const CardSetup& card, const std::string& where, Seen& seen, Complaints& complaints) {
    complaints.unless(isCardHash(card.hash) && seen.hashes.insert(card.hash).second, where + ".card",
                      "a card's keyed hash that nobody else has");
    complaints.unless(isOne({"ntag", "classic", "desfire"}, card.kind), where + ".card.kind",
                      "ntag, classic or desfire");
}

void checkResidents(const FacilitySetup& setup, Seen& seen, Complaints& complaints) {
    // A box that is set up may have no right time yet: dates aren't compared with it.
    static constexpr std::string_view today;
    std::set<std::string> households;
    for (const auto& household : setup.households) {
        complaints.unless(households.insert(household.key).second, "household " + household.key,
                          "a key of its own");
    }
    std::size_t place = 0;
    for (const auto& resident : setup.residents) {
        const std::string where = "resident " + std::to_string(++place);
        checkId(resident.id, where, seen, complaints);
        for (const auto& problem :
             domain::checkDetails(domain::PersonKind::resident, resident.details, today)) {
            complaints.add(where + "." + problem.field + ": " + problem.words);
        }
        complaints.unless(resident.household.empty() || households.count(resident.household) == 1,
                          where + ".household", "the key of a household of this setup");
        for (const auto& card : resident.cards) checkCard(card, where, seen, complaints);
    }
}

void checkStaff(const FacilitySetup& setup, Seen& seen, Complaints& complaints) {
    std::size_t place = 0;
    for (const auto& member : setup.staff) {
        const std::string where = "staff " + std::to_string(++place);
        checkId(member.id, where, seen, complaints);
        complaints.unless(!member.name.empty(), where + ".name", "a name");
        complaints.unless(member.card.has_value() != !member.setupCode.empty(), where + ".card",
                          "a card and a PIN, or else a setup code");
        if (!member.card) continue;
        checkCard(*member.card, where, seen, complaints);
        if (const auto pin = domain::checkPin(member.pin); !pin)
            complaints.add(where + ".pin: " + pin.error().message);
    }
}

}  // namespace

Expected<void> checkSetup(const std::string& stationId, const FacilitySetup& setup) {
    Complaints complaints;
    complaints.unless(crypto::isUuid(stationId), "station", "a UUID");
    checkHouse(setup, complaints);
    Seen seen;
    checkResidents(setup, seen, complaints);
    checkStaff(setup, seen, complaints);
    return complaints.result();
}

boost::json::array wayToJson(const std::vector<std::string>& way) {
    boost::json::array steps;
    for (const auto& text : way) {
        const auto step = parseStep(text).value();
        steps.push_back({{"kind", step.kind}, {"count", step.count}});
    }
    return steps;
}

}  // namespace ostoja::station::store
