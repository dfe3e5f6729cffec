// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "api/staff_board.h"
#include "error/error.h"

/// What staff do in a night: arrivals, beds, suspensions, papers and the winter action. Each record has
/// toJson and a fromJson that tolerates unknown members. A request's `id` is a UUID: a repeat changes
/// nothing. Days are "2026-11-26", times RFC 3339 in UTC.
namespace ostoja::api {

/// POST /v1/arrivals: a person at the desk.
struct ArrivalRequest {
    std::string id;
    std::string person;
    /// Empty for the best one.
    std::string bed;
};
struct ArrivalAnswer {
    std::string arrival;
    std::string verdict;  ///< domain::Verdict's name
    std::vector<GroundShown> grounds;
    std::string bed;   ///< number on its plate, empty for none
    std::string room;  ///< number on the door
};

/// POST /v1/arrivals/{arrival}/admit
struct AdmitRequest {
    std::string id;
    /// Another bed than the one that is held; empty for that one.
    std::string bed;
    /// Grounds against it that the carer knows of.
    std::vector<std::string> despite;
    std::string why;
};

/// POST /v1/arrivals/{arrival}/refuse
struct RefuseRequest {
    std::string id;
    /// "intoxicated", "suspended", "house_rules", "no_suitable_bed", "not_self_caring", "other".
    std::string why;
    /// The place that the person was shown to; may be empty.
    std::string pointsTo;
};

/// POST /v1/refusals/{refusal}/outcome
struct RefusalOutcome {
    std::string id;
    /// "arrived_elsewhere", "city_guard", "police", "ambulance", "declined", "admitted".
    std::string outcome;
};

/// POST /v1/people/{person}/suspensions
struct SuspensionRequest {
    std::string id;
    std::string from;
    std::string until;
    std::string why;
};

/// POST /v1/people/{person}/apart
struct ApartRequest {
    std::string id;
    /// The other person.
    std::string from;
    bool apart = true;
};

/// POST /v1/people/{person}/papers
struct PaperRequest {
    std::string id;
    /// "decision", "social_contract", "emergency_placement", "interview".
    std::string kind;
    std::string from;
    /// Empty when it has no end.
    std::string until;
};

/// POST /v1/people/{person}/absences
struct AbsenceRequest {
    std::string id;
    std::string from;
    std::string until;
};

/// POST /v1/winter
struct WinterRequest {
    std::string id;
    std::string until;
    std::int64_t thresholdC = 0;
    std::int64_t extra = 0;
    bool aroundClock = false;
    /// "director", "city_office", "voivode", "crisis_staff".
    std::string approvedBy;
};

/// POST /v1/stays/{stay}/move
struct StayMove {
    std::string id;
    std::string bed;
    /// Grounds against the bed that the carer knows of.
    std::vector<std::string> despite;
};

/// POST /v1/stays/{stay}/swap
struct StaySwap {
    std::string id;
    /// The other stay.
    std::string with;
    std::vector<std::string> despite;
};

/// POST /v1/stays/{stay}/keep: not ended by itself at closing.
struct StayKeep {
    std::string id;
    bool kept = true;
};

/// POST /v1/rounds
struct RoundRequest {
    std::string id;
    /// The stays whose people were seen.
    std::vector<std::string> seen;
};

/// POST /v1/rounds/unseen
struct UnseenRequest {
    std::string id;
    /// Of those who went over from a former night and whom nobody has seen since.
    std::vector<std::string> stays;
};

/// POST /v1/beds/{bed}/hold
struct HoldRequest {
    std::string id;
    std::string until;
    /// For whom; empty for nobody in particular.
    std::string person;
};

/// POST /v1/beds/{bed}/state
struct BedStateRequest {
    std::string id;
    /// "in_use", "cleaning", "out_of_service".
    std::string state;
};

boost::json::value toJson(const ArrivalRequest&);
boost::json::value toJson(const ArrivalAnswer&);
boost::json::value toJson(const AdmitRequest&);
boost::json::value toJson(const RefuseRequest&);
boost::json::value toJson(const RefusalOutcome&);
boost::json::value toJson(const SuspensionRequest&);
boost::json::value toJson(const ApartRequest&);
boost::json::value toJson(const PaperRequest&);
boost::json::value toJson(const AbsenceRequest&);
boost::json::value toJson(const WinterRequest&);
boost::json::value toJson(const StayMove&);
boost::json::value toJson(const StaySwap&);
boost::json::value toJson(const StayKeep&);
boost::json::value toJson(const RoundRequest&);
boost::json::value toJson(const UnseenRequest&);
boost::json::value toJson(const HoldRequest&);
boost::json::value toJson(const BedStateRequest&);

Expected<ArrivalRequest> arrivalRequestFromJson(const boost::json::value&);
Expected<ArrivalAnswer> arrivalAnswerFromJson(const boost::json::value&);
Expected<AdmitRequest> admitRequestFromJson(const boost::json::value&);
Expected<RefuseRequest> refuseRequestFromJson(const boost::json::value&);
Expected<RefusalOutcome> refusalOutcomeFromJson(const boost::json::value&);
Expected<SuspensionRequest> suspensionRequestFromJson(const boost::json::value&);
Expected<ApartRequest> apartRequestFromJson(const boost::json::value&);
Expected<PaperRequest> paperRequestFromJson(const boost::json::value&);
Expected<AbsenceRequest> absenceRequestFromJson(const boost::json::value&);
Expected<WinterRequest> winterRequestFromJson(const boost::json::value&);
Expected<StayMove> stayMoveFromJson(const boost::json::value&);
Expected<StaySwap> staySwapFromJson(const boost::json::value&);
Expected<StayKeep> stayKeepFromJson(const boost::json::value&);
Expected<RoundRequest> roundRequestFromJson(const boost::json::value&);
Expected<UnseenRequest> unseenRequestFromJson(const boost::json::value&);
Expected<HoldRequest> holdRequestFromJson(const boost::json::value&);
Expected<BedStateRequest> bedStateRequestFromJson(const boost::json::value&);

}  // namespace ostoja::api
