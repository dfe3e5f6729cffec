// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_night.h"

#include <memory>
#include <utility>

#include "api/staff_cards.h"
#include "api/time_text.h"
#include "station/desk/staff_change.h"
#include "station/recording/record_admission.h"
#include "station/recording/record_refusal.h"
#include "station/recording/record_terms.h"
#include "station/recording/record_winter.h"

/// Who comes in and who doesn't, on what terms, and the winter action.
namespace ostoja::station {

namespace {

api::ArrivalAnswer shown(const ArrivedAtDesk& arrived) {
    api::ArrivalAnswer answer{.arrival = arrived.arrival,
                              .verdict = std::string(domain::name(arrived.verdict)),
                              .grounds = {},
                              .bed = arrived.bed,
                              .room = arrived.room};
    for (const auto& finding : arrived.findings) answer.grounds.push_back(groundShown(finding));
    return answer;
}

}  // namespace

void StaffDesk::arrive(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::arrivalRequestFromJson);
    if (!request) return refuse(asked, request.error());
    const auto arrived = std::make_shared<ArrivedAtDesk>();
    act(
        asked,
        [request = *request, arrived](StaffAct& act) -> Expected<void> {
            auto recorded = recordArrival(act, request.person, request.bed);
            if (!recorded) return tl::make_unexpected(recorded.error());
            *arrived = std::move(*recorded);
            return {};
        },
        [arrived] { return jsonAnswer(toJson(shown(*arrived))); });
}

void StaffDesk::answerArrival(const Asked& asked,
                              std::function<Expected<std::vector<Answered>>(StaffAct&)> work) {
    const auto answered = std::make_shared<std::vector<Answered>>();
    act(
        asked,
        [work = std::move(work), answered](StaffAct& act) -> Expected<void> {
            auto recorded = work(act);
            if (!recorded) return tl::make_unexpected(recorded.error());
            *answered = std::move(*recorded);
            return {};
        },
        [this, answered] {
            for (const auto& each : *answered) station_.answerAtDoor(each);
            return noContent();
        });
}

void StaffDesk::letIn(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::admitRequestFromJson);
    if (!request) return refuse(asked, request.error());
    const auto despite = groundsNamed(request->despite);
    if (!despite) return refuse(asked, despite.error());
    answerArrival(asked, [id = asked.parameter, request = *request, despite = *despite](StaffAct& act) {
        return recordLetIn(act, id, request.bed, despite, request.why);
    });
}

void StaffDesk::refuseArrival(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::refuseRequestFromJson);
    if (!request) return refuse(asked, request.error());
    const RefusedFor told{
        .why = request->why, .pointsTo = request->pointsTo, .elsewhere = station_.elsewhere()};
    answerArrival(asked,
                  [id = asked.parameter, told](StaffAct& act) { return recordRefused(act, id, told); });
}

void StaffDesk::changeNight(Action action, const Asked& asked) {
    using Id = const std::string&;
    switch (action) {
        case Action::arrive:
            return arrive(asked);
        case Action::admitArrival:
            return letIn(asked);
        case Action::refuseArrival:
            return refuseArrival(asked);
        case Action::settleRefusal:
            return change<api::RefusalOutcome>(asked, api::refusalOutcomeFromJson,
                                               [](StaffAct& act, Id refusal, const auto& asks) {
                                                   return recordOutcome(act, refusal, asks.outcome);
                                               });
        case Action::suspendPerson:
            return change<api::SuspensionRequest>(
                asked, api::suspensionRequestFromJson, [](StaffAct& act, Id person, const auto& asks) {
                    return recordSuspended(act, person, {asks.from, asks.until}, asks.why);
                });
        case Action::liftSuspension:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id suspension, const auto&) { return recordLifted(act, suspension); });
        case Action::keepApart:
            return change<api::ApartRequest>(asked, api::apartRequestFromJson,
                                             [](StaffAct& act, Id person, const auto& asks) {
                                                 return recordApart(act, person, asks.from, asks.apart);
                                             });
        case Action::tellPaper:
            return change<api::PaperRequest>(
                asked, api::paperRequestFromJson, [](StaffAct& act, Id person, const auto& asks) {
                    return recordPaper(act, person,
                                       {domain::paperKindFromName(asks.kind).value(), asks.from, asks.until});
                });
        case Action::endPaper:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id paper, const auto&) { return recordPaperEnded(act, paper); });
        case Action::beginWinter:
            return change<api::WinterRequest>(
                asked, api::winterRequestFromJson, [](StaffAct& act, Id, const auto& asks) {
                    return recordWinterBegan(act, {.id = {},
                                                   .fromMs = 0,
                                                   .untilMs = api::parseTime(asks.until).value(),
                                                   .thresholdC = asks.thresholdC,
                                                   .extra = asks.extra,
                                                   .aroundClock = asks.aroundClock,
                                                   .approvedBy = asks.approvedBy});
                });
        case Action::endWinter:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id, const auto&) { return recordWinterEnded(act); });
        default:
            return refuse(asked, {"malformed", "this is nothing that a staff terminal does"});
    }
}

}  // namespace ostoja::station
