// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "error/error.h"

/// Cards, calls and alerts as a staff terminal deals with them. Each record has toJson and a fromJson that
/// tolerates unknown members.
namespace ostoja::api {

/// One card of a person. Its hash goes nowhere.
struct CardShown {
    std::string card;
    std::string use;       ///< "own", "loan"
    std::string kind;      ///< "ntag", "classic", "desfire", "unknown"
    std::string state;     ///< "valid", "lost", "returned", "replaced"
    std::string issuedAt;  ///< ISO, UTC
    std::string endedAt;   ///< empty while it hasn't
};

/// What a POST holds that says nothing but that it is this one: lost, found, returned, seen, lock, end.
struct PlainRequest {
    std::string id;
};

/// POST /v1/undo
struct UndoRequest {
    std::string id;
    std::string undo;
};

/// POST /v1/people/{person}/cards
struct CardIssue {
    std::string id;
    /// The tap of the card at this terminal's reader.
    std::string tap;
    std::string use;
};

/// POST /v1/calls/{call}/answer: one of the three.
struct CallAnswer {
    std::string id;
    std::string person;
    /// Admits a guest: "f", "m".
    std::string guestSex;
    bool done = false;
};
struct CallOutcome {
    /// A tap's outcome: "bed", "full_house", "welcome", or "done".
    std::string outcome;
    /// Whom it was for; of a guest, who was registered by it.
    std::string person;
    std::optional<BedPlace> bed;
};

boost::json::value toJson(const CardShown&);
boost::json::value toJson(const PlainRequest&);
boost::json::value toJson(const UndoRequest&);
boost::json::value toJson(const CardIssue&);
boost::json::value toJson(const CallAnswer&);
boost::json::value toJson(const CallOutcome&);

Expected<CardShown> cardShownFromJson(const boost::json::value&);
Expected<PlainRequest> plainRequestFromJson(const boost::json::value&);
Expected<UndoRequest> undoRequestFromJson(const boost::json::value&);
Expected<CardIssue> cardIssueFromJson(const boost::json::value&);
Expected<CallAnswer> callAnswerFromJson(const boost::json::value&);
Expected<CallOutcome> callOutcomeFromJson(const boost::json::value&);

}  // namespace ostoja::api
