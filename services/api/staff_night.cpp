// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_night.h"

#include <algorithm>
#include <initializer_list>

#include "api/json_fields.h"
#include "api/json_lists.h"
#include "api/time_text.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::size_t mostGrounds = 64;
constexpr std::size_t mostSeen = 10'000;
constexpr std::int64_t mostExtra = 1'000;
constexpr std::int64_t coldest = -60;
constexpr std::int64_t warmest = 20;

std::string oneOf(Fields& fields, std::string_view key, std::initializer_list<std::string_view> words) {
    auto text = fields.text(key, 32);
    if (std::find(words.begin(), words.end(), text) == words.end()) {
        std::string choice;
        for (const auto word : words) choice += (choice.empty() ? "" : ", ") + std::string(word);
        fields.complain(std::string(key) + ": one of " + choice + " was expected");
    }
    return text;
}

/// The calendar's own days only, which formatTime knows.
std::string day(Fields& fields, std::string_view key) {
    auto text = fields.text(key, 10);
    if (!parseTime(text + "T00:00:00.000Z")) {
        fields.complain(std::string(key) + ": a day like 2026-11-26 was expected");
    }
    return text;
}

std::string dayOrNone(Fields& fields, std::string_view key) {
    return fields.textOr(key, {}, 10).empty() ? std::string() : day(fields, key);
}

std::string moment(Fields& fields, std::string_view key) {
    auto text = fields.text(key, 24);
    if (!parseTime(text)) {
        fields.complain(std::string(key) + ": a time like 2026-11-26T18:00:00.000Z was expected");
    }
    return text;
}

/// A UUID, or nothing where it is absent or empty.
std::string uuidOrNone(Fields& fields, std::string_view key) {
    return fields.textOr(key, {}, 36).empty() ? std::string() : fields.uuid(key);
}

struct Days {
    std::string from;
    std::string until;
};

Days daysIn(Fields& fields) {
    Days days{.from = day(fields, "from"), .until = day(fields, "until")};
    if (days.until < days.from) fields.complain("until: a day not before from was expected");
    return days;
}

}  // namespace

json::value toJson(const ArrivalRequest& request) {
    return {{"id", request.id}, {"person", request.person}, {"bed", request.bed}};
}

Expected<ArrivalRequest> arrivalRequestFromJson(const json::value& value) {
    Fields fields(value, "arrival");
    ArrivalRequest request{
        .id = fields.uuid("id"), .person = fields.uuid("person"), .bed = uuidOrNone(fields, "bed")};
    return fields.whole(std::move(request));
}

json::value toJson(const ArrivalAnswer& answer) {
    json::array grounds;
    for (const auto& ground : answer.grounds) grounds.push_back(toJson(ground));
    return {{"arrival", answer.arrival},
            {"verdict", answer.verdict},
            {"grounds", std::move(grounds)},
            {"bed", answer.bed},
            {"room", answer.room}};
}

Expected<ArrivalAnswer> arrivalAnswerFromJson(const json::value& value) {
    Fields fields(value, "answer");
    ArrivalAnswer answer{.arrival = fields.textOr("arrival", {}),
                         .verdict = fields.text("verdict"),
                         .grounds = {},
                         .bed = fields.textOr("bed", {}),
                         .room = fields.textOr("room", {})};
    for (const auto& element : fields.arrayOr("grounds", mostGrounds)) {
        auto ground = groundShownFromJson(element);
        if (!ground) return tl::make_unexpected(ground.error());
        answer.grounds.push_back(std::move(*ground));
    }
    return fields.whole(std::move(answer));
}

json::value toJson(const AdmitRequest& request) {
    return {{"id", request.id},
            {"bed", request.bed},
            {"despite", arrayOf(request.despite)},
            {"why", request.why}};
}

Expected<AdmitRequest> admitRequestFromJson(const json::value& value) {
    Fields fields(value, "admission");
    AdmitRequest request{.id = fields.uuid("id"),
                         .bed = uuidOrNone(fields, "bed"),
                         .despite = fields.textsOr("despite", mostGrounds),
                         .why = fields.textOr("why", {}, longText)};
    return fields.whole(std::move(request));
}

json::value toJson(const RefuseRequest& request) {
    return {{"id", request.id}, {"why", request.why}, {"points_to", request.pointsTo}};
}

Expected<RefuseRequest> refuseRequestFromJson(const json::value& value) {
    Fields fields(value, "refusal");
    RefuseRequest request{.id = fields.uuid("id"),
                          .why = oneOf(fields, "why",
                                       {"intoxicated", "suspended", "house_rules", "no_suitable_bed",
                                        "not_self_caring", "other"}),
                          .pointsTo = fields.textOr("points_to", {})};
    return fields.whole(std::move(request));
}

json::value toJson(const RefusalOutcome& outcome) {
    return {{"id", outcome.id}, {"outcome", outcome.outcome}};
}

Expected<RefusalOutcome> refusalOutcomeFromJson(const json::value& value) {
    Fields fields(value, "outcome");
    RefusalOutcome outcome{
        .id = fields.uuid("id"),
        .outcome = oneOf(fields, "outcome",
                         {"arrived_elsewhere", "city_guard", "police", "ambulance", "declined", "admitted"})};
    return fields.whole(std::move(outcome));
}

json::value toJson(const SuspensionRequest& request) {
    return {{"id", request.id}, {"from", request.from}, {"until", request.until}, {"why", request.why}};
}

Expected<SuspensionRequest> suspensionRequestFromJson(const json::value& value) {
    Fields fields(value, "suspension");
    const auto days = daysIn(fields);
    SuspensionRequest request{.id = fields.uuid("id"),
                              .from = days.from,
                              .until = days.until,
                              .why = fields.textOr("why", {}, longText)};
    return fields.whole(std::move(request));
}

json::value toJson(const ApartRequest& request) {
    return {{"id", request.id}, {"from", request.from}, {"apart", request.apart}};
}

Expected<ApartRequest> apartRequestFromJson(const json::value& value) {
    Fields fields(value, "apart");
    ApartRequest request{
        .id = fields.uuid("id"), .from = fields.uuid("from"), .apart = fields.flagOr("apart", true)};
    return fields.whole(std::move(request));
}

json::value toJson(const PaperRequest& request) {
    return {{"id", request.id}, {"kind", request.kind}, {"from", request.from}, {"until", request.until}};
}

Expected<PaperRequest> paperRequestFromJson(const json::value& value) {
    Fields fields(value, "paper");
    PaperRequest request{
        .id = fields.uuid("id"),
        .kind = oneOf(fields, "kind", {"decision", "social_contract", "emergency_placement", "interview"}),
        .from = day(fields, "from"),
        .until = dayOrNone(fields, "until")};
    if (!request.until.empty() && request.until < request.from) {
        fields.complain("until: a day not before from was expected");
    }
    return fields.whole(std::move(request));
}

json::value toJson(const AbsenceRequest& request) {
    return {{"id", request.id}, {"from", request.from}, {"until", request.until}};
}

Expected<AbsenceRequest> absenceRequestFromJson(const json::value& value) {
    Fields fields(value, "absence");
    const auto days = daysIn(fields);
    AbsenceRequest request{.id = fields.uuid("id"), .from = days.from, .until = days.until};
    return fields.whole(std::move(request));
}

json::value toJson(const WinterRequest& request) {
    return {{"id", request.id},
            {"until", request.until},
            {"threshold_c", request.thresholdC},
            {"extra", request.extra},
            {"around_clock", request.aroundClock},
            {"approved_by", request.approvedBy}};
}

Expected<WinterRequest> winterRequestFromJson(const json::value& value) {
    Fields fields(value, "winter");
    WinterRequest request{
        .id = fields.uuid("id"),
        .until = moment(fields, "until"),
        .thresholdC = fields.number("threshold_c", coldest, warmest),
        .extra = fields.number("extra", 0, mostExtra),
        .aroundClock = fields.flagOr("around_clock", false),
        .approvedBy = oneOf(fields, "approved_by", {"director", "city_office", "voivode", "crisis_staff"})};
    return fields.whole(std::move(request));
}

json::value toJson(const StayMove& move) {
    return {{"id", move.id}, {"bed", move.bed}, {"despite", arrayOf(move.despite)}};
}

Expected<StayMove> stayMoveFromJson(const json::value& value) {
    Fields fields(value, "move");
    StayMove move{.id = fields.uuid("id"),
                  .bed = fields.uuid("bed"),
                  .despite = fields.textsOr("despite", mostGrounds)};
    return fields.whole(std::move(move));
}

json::value toJson(const StaySwap& swap) {
    return {{"id", swap.id}, {"with", swap.with}, {"despite", arrayOf(swap.despite)}};
}

Expected<StaySwap> staySwapFromJson(const json::value& value) {
    Fields fields(value, "swap");
    StaySwap swap{.id = fields.uuid("id"),
                  .with = fields.uuid("with"),
                  .despite = fields.textsOr("despite", mostGrounds)};
    return fields.whole(std::move(swap));
}

json::value toJson(const StayKeep& keep) {
    return {{"id", keep.id}, {"kept", keep.kept}};
}

Expected<StayKeep> stayKeepFromJson(const json::value& value) {
    Fields fields(value, "keep");
    StayKeep keep{.id = fields.uuid("id"), .kept = fields.flagOr("kept", true)};
    return fields.whole(std::move(keep));
}

json::value toJson(const RoundRequest& round) {
    return {{"id", round.id}, {"seen", arrayOf(round.seen)}};
}

Expected<RoundRequest> roundRequestFromJson(const json::value& value) {
    Fields fields(value, "round");
    fields.array("seen", mostSeen);
    RoundRequest round{.id = fields.uuid("id"), .seen = fields.textsOr("seen", mostSeen, 36)};
    return fields.whole(std::move(round));
}

json::value toJson(const UnseenRequest& unseen) {
    return {{"id", unseen.id}, {"stays", arrayOf(unseen.stays)}};
}

Expected<UnseenRequest> unseenRequestFromJson(const json::value& value) {
    Fields fields(value, "unseen");
    fields.array("stays", mostSeen);
    UnseenRequest unseen{.id = fields.uuid("id"), .stays = fields.textsOr("stays", mostSeen, 36)};
    return fields.whole(std::move(unseen));
}

json::value toJson(const HoldRequest& hold) {
    return {{"id", hold.id}, {"until", hold.until}, {"person", hold.person}};
}

Expected<HoldRequest> holdRequestFromJson(const json::value& value) {
    Fields fields(value, "hold");
    HoldRequest hold{
        .id = fields.uuid("id"), .until = moment(fields, "until"), .person = uuidOrNone(fields, "person")};
    return fields.whole(std::move(hold));
}

json::value toJson(const BedStateRequest& request) {
    return {{"id", request.id}, {"state", request.state}};
}

Expected<BedStateRequest> bedStateRequestFromJson(const json::value& value) {
    Fields fields(value, "bed");
    BedStateRequest request{.id = fields.uuid("id"),
                            .state = oneOf(fields, "state", {"in_use", "cleaning", "out_of_service"})};
    return fields.whole(std::move(request));
}

}  // namespace ostoja::api
