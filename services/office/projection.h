// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "api/town.h"
#include "domain/opening.h"
#include "error/error.h"
#include "office/house_beds.h"

namespace ostoja::office {

/// What the town knows of a facility from its own description.
struct Facility {
    std::string id;
    std::string name;
    std::string kind;
    std::string address;
    std::string hours;
    /// Nothing: nobody has told.
    std::optional<api::Position> position = {};
    /// None: round the clock, or nobody has told.
    domain::OpeningHours opening = {};

    bool operator==(const Facility&) const = default;
};

/// People turned away tonight, by reason.
struct TurnedAway {
    std::int64_t fullHouse = 0;
    std::int64_t noSuitableBed = 0;
    /// By a carer, for whatever reason.
    std::int64_t refused = 0;

    std::int64_t all() const { return fullHouse + noSuitableBed + refused; }

    bool operator==(const TurnedAway&) const = default;
};

/// Extra places, or doors open round the clock, while it is that cold.
struct WinterAction {
    std::string id;
    std::string until;  ///< as the station told it, RFC 3339
    std::int64_t extra = 0;
    bool aroundClock = false;
    std::int64_t thresholdC = 0;
    std::string approvedBy;  ///< a function: "director"

    bool operator==(const WinterAction&) const = default;
};

/// When an entry was made, where that can be known: nobody vouches for a clock that isn't synchronised, and
/// one that is ahead of the entry's arrival here is wrong.
std::optional<std::int64_t> knownTime(const api::JournalEvent& event, std::int64_t receivedMs);

/// A facility's occupancy as its journal tells it: the fold of the entries from the epoch's first to the last
/// applied. Apply them in the journal's order, each once; the result depends on nothing else but when each
/// came here.
class Projection {
  public:
    /// Grows when the fold changes: stored states of another version are made anew from the entries.
    static constexpr std::int64_t version = 7;

    /// An entry that can't be interpreted (unknown type, or a known one with a foreign body) is counted,
    /// nothing more.
    void apply(const api::JournalEvent& event, std::int64_t receivedMs);
    /// Counts an entry whose stored text can't even be read as one.
    void countNotUnderstood(const std::string& type);

    const Facility& facility() const { return facility_; }
    const std::string& night() const { return night_; }
    bool nightOpen() const { return nightOpen_; }
    /// Women, men, any, family, accessible, then others by name.
    std::vector<api::Segment> segments() const;
    /// 'f', 'h' held, 'o', 'e' occupied and extra, 'x' for each place in the house's order; seats and cabins:
    /// the occupied first.
    std::string windows() const;
    /// Whether the bed is known, in service and nobody's.
    bool isFree(const std::string& bed) const { return beds_.isFree(bed); }
    const std::optional<WinterAction>& winter() const { return winter_; }
    /// Refused in frost, and nobody has recorded yet what became of them.
    std::int64_t openInFrost() const;
    const std::map<std::string, TurnedAway>& turnedAway() const { return turnedAway_; }
    /// When people asked for help, the last few, oldest first.
    const std::vector<std::int64_t>& helpAskedMs() const { return helpAskedMs_; }
    /// Entries that this version can't interpret, by type.
    const std::map<std::string, std::int64_t>& notUnderstood() const { return notUnderstood_; }

    boost::json::value toJson() const;
    static Expected<Projection> fromJson(const boost::json::value& value);

  private:
    bool interpret(const api::JournalEvent& event, std::int64_t receivedMs);
    bool describe(const boost::json::object& body);
    bool describeBeds(const boost::json::value& beds);
    bool openNight(const boost::json::object& body);
    bool closeNight(const boost::json::object& body);
    bool takeBed(const boost::json::object& body);
    bool endStay(const boost::json::object& body);
    bool holdArrival(const boost::json::object& body);
    bool lapseArrival(const boost::json::object& body);
    bool admitStay(const boost::json::object& body);
    bool refuseArrival(const boost::json::object& body);
    bool settleRefusal(const boost::json::object& body);
    bool takeBackRefusal(const boost::json::object& body);
    bool turnAway(const boost::json::object& body);
    void noteRefusal(const boost::json::object& body);
    bool moveStay(const boost::json::object& body);
    bool swapStays(const boost::json::object& body);
    bool carryStay(const boost::json::object& body);
    bool holdBed(const boost::json::object& body);
    bool releaseBed(const boost::json::object& body);
    bool changeBedState(const boost::json::object& body);
    bool beginWinter(const boost::json::object& body);
    bool endWinter(const boost::json::object& body);
    bool beginVisit(const boost::json::object& body);
    bool endVisit(const boost::json::object& body);

    Facility facility_;
    HouseBeds beds_;
    std::string seatSegment_;
    std::int64_t seats_ = 0;
    std::set<std::string> visits_;
    std::string night_;
    bool nightOpen_ = false;
    std::map<std::string, TurnedAway> turnedAway_;
    /// Refusals in frost, and whether it is known by now what became of them.
    std::map<std::string, bool> inFrost_;
    std::optional<WinterAction> winter_;
    std::vector<std::int64_t> helpAskedMs_;
    std::map<std::string, std::int64_t> notUnderstood_;
};

}  // namespace ostoja::office
