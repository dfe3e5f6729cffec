// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

/// GET /v1/board: the house's beds as they lie, who waits for a carer's word, and the night beside a usual
/// one. Times are RFC 3339 in UTC, empty where there is none. Each record has toJson and a fromJson that
/// tolerates unknown members.
namespace ostoja::api {

/// What stands against an admission or a bed, in words for staff.
struct GroundShown {
    std::string ground;  ///< domain::Ground's name
    std::string source;  ///< of the rule
    std::string until;   ///< day, empty when it has no end
    /// Of refused_tonight: a word of the record, and when.
    std::string why = {};
    std::string at = {};
};

struct WinterShown {
    std::string winter;
    std::string until;
    std::int64_t extra = 0;
    bool aroundClock = false;
    std::int64_t thresholdC = 0;
    /// "director", "city_office", "voivode", "crisis_staff".
    std::string approvedBy;
    /// The house's own hours in this night, which count again when it ends; empty: they are never over.
    std::string opens;
    std::string closes;
    /// How many stays end with it outside those hours.
    std::int64_t ends = 0;
};

struct BoardBed {
    std::string bed;
    std::string number;
    std::string position;
    std::vector<std::string> has;
    bool extra = false;
    /// "free", "arrival", "held", "occupied", "away", "cleaning", "out_of_service", "off".
    std::string state;
    std::string stay;
    std::string arrival;
    std::string hold;
    /// Who it is, as far as the session may see them: a protected person's bed has a state and nobody in it.
    std::string person;
    std::string label;
    /// Number by which staff tell one nameless guest from another; 0 for none.
    std::int64_t guest = 0;
    std::vector<std::string> needs;
    /// "tapped", "round", "assumed"; empty where nobody is.
    std::string presence;
    /// They went over from a former night, and nobody has seen them since.
    bool unseen = false;
    std::string since;
    /// When they last showed the card or were seen, in whichever night; empty where nobody is.
    std::string seen;
    /// Of an arrival or a hold.
    std::string until;
    /// Stays past closing.
    bool kept = false;
    std::string household;
};

struct BoardRoom {
    std::string room;
    /// "women", "men", "any", "family", "accessible".
    std::string segment;
    std::string colour;
    std::string colourName;
    std::string sign;
    std::vector<BoardBed> beds;
};

/// Somebody who came and waits for a carer's word.
struct ArrivalShown {
    std::string arrival;
    std::string person;
    std::string label;
    std::int64_t guest = 0;
    std::string since;
    /// When the bed that it holds goes back.
    std::string until;
    std::string terminal;
    std::string stay;
    std::string bed;
    std::string room;
    /// domain::BedReason's names: why this bed.
    std::vector<std::string> whyBed;
    std::vector<GroundShown> grounds;
    /// How many came together.
    std::int64_t party = 1;
};

/// A refusal whose end nobody has recorded.
struct RefusalShown {
    std::string refusal;
    std::string person;
    std::string label;
    std::int64_t guest = 0;
    std::string at;
    std::string why;
    std::string pointsTo;
    bool frost = false;
};

struct ChartSlot {
    std::string from;
    std::int64_t tonight = 0;
    /// Mean of the last four nights of the same weekday.
    std::int64_t usual = 0;
};

/// Arrivals by time.
struct NightChart {
    std::int64_t slotMinutes = 10;
    std::vector<ChartSlot> slots;
};

struct Board {
    /// StaffState's `board` when this was true.
    std::int64_t board = 0;
    std::string night;
    std::string now;
    std::string opens;
    std::string closes;
    bool frost = false;
    /// Whoever stays looks after themselves: it may stand against somebody that they can't.
    bool selfCare = false;
    /// How long a bed is kept for somebody in this house.
    std::int64_t holdMinutes = 90;
    /// "arrives": a tap holds a bed until a carer's word; "admits".
    std::string tap;
    std::optional<WinterShown> winter;
    std::vector<BoardRoom> rooms;
    std::vector<ArrivalShown> arrivals;
    std::vector<RefusalShown> refusals;
    NightChart chart;
};

boost::json::value toJson(const GroundShown&);
boost::json::value toJson(const WinterShown&);
boost::json::value toJson(const BoardBed&);
boost::json::value toJson(const BoardRoom&);
boost::json::value toJson(const ArrivalShown&);
boost::json::value toJson(const RefusalShown&);
boost::json::value toJson(const ChartSlot&);
boost::json::value toJson(const Board&);

Expected<GroundShown> groundShownFromJson(const boost::json::value&);
Expected<Board> boardFromJson(const boost::json::value&);

}  // namespace ostoja::api
