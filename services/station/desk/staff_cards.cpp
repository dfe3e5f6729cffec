// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_cards.h"

#include <algorithm>
#include <utility>

#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"
#include "station/recording/record_call.h"
#include "station/recording/record_card.h"

/// Cards, calls and alerts as a staff terminal deals with them.
namespace ostoja::station {

namespace {

Expected<void> showAgain(StaffAct& act, const std::vector<std::string>& alerts, std::int64_t seenBy) {
    for (const auto& each : alerts) act.store().calls().showAgain(each, seenBy);
    act.touchAlerts();
    return {};
}

}  // namespace

void StaffDesk::issueCard(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::cardIssueFromJson);
    if (!request) return refuse(asked, request.error());
    const auto* card = cardAt(asked.desk, request->tap);
    if (card == nullptr) return refuse(asked, {"tap_over", "hold the card to this terminal's reader again"});
    const auto id = std::make_shared<std::string>();
    const auto use = domain::cardUseFromName(request->use).value();
    const auto role = asked.doer.role;
    auto& desk = asked.desk;
    act(
        asked,
        [person = asked.parameter, hand = CardInHand{card->hash, card->kind}, use,
         id](StaffAct& act) -> Expected<void> {
            auto issued = recordIssued(act, person, hand, use);
            if (!issued) return tl::make_unexpected(issued.error());
            *id = std::move(*issued);
            return {};
        },
        [this, role, id, &desk, tap = request->tap] {
            if (desk.card && desk.card->tap == tap) {
                if (const auto* found = people_.card(role, *id)) {
                    desk.card->found = {.what = store::CardFound::What::persons, .card = *found, .staff = {}};
                }
            }
            return cardAnswer(role, *id);
        });
}

void StaffDesk::changeCard(const Asked& asked, domain::CardChange change) {
    if (const auto request = bodyOf(asked.body, api::plainRequestFromJson); !request) {
        return refuse(asked, request.error());
    }
    const auto id = asked.parameter;
    const auto role = asked.doer.role;
    act(
        asked, [id, change](StaffAct& act) { return recordCardChange(act, id, change); },
        [this, role, id] { return cardAnswer(role, id); });
}

net::Response StaffDesk::cardAnswer(domain::Role role, const std::string& id) const {
    const auto* card = people_.card(role, id);
    if (card == nullptr) return problemOf({"card_unknown", "no card here has this identifier"});
    return jsonAnswer(toJson(shownCard(*card)));
}

void StaffDesk::answerCall(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::callAnswerFromJson);
    if (!request) return refuse(asked, request.error());
    const auto call = asked.parameter;
    const auto terminal = terminalOfCall(call);
    const auto result = std::make_shared<TapResult>();
    act(
        asked,
        [request = *request, call, result,
         elsewhere = station_.elsewhere()](StaffAct& act) -> Expected<void> {
            if (request.done) return recordCallDone(act, call);
            auto admitted = request.person.empty()
                                ? recordGuestAdmitted(
                                      act, call, domain::sexFromLetter(request.guestSex).value(), elsewhere)
                                : recordAdmitted(act, call, request.person, elsewhere);
            if (!admitted) return tl::make_unexpected(admitted.error());
            *result = std::move(*admitted);
            return {};
        },
        [this, call, terminal, result, done = request->done] {
            station_.showAtDoor(terminal, call, done ? nullptr : result.get());
            if (done) return jsonAnswer(toJson(api::CallOutcome{.outcome = "done", .person = {}, .bed = {}}));
            hear(*result);
            return jsonAnswer(toJson(api::CallOutcome{
                .outcome = result->answer.outcome, .person = result->resident, .bed = result->bed}));
        });
}

std::string StaffDesk::terminalOfCall(const std::string& id) const {
    const auto call =
        std::find_if(calls_.begin(), calls_.end(), [&](const auto& each) { return each.id == id; });
    return call == calls_.end() ? std::string() : call->terminal;
}

void StaffDesk::seeAlert(const Asked& asked) {
    const auto alert = std::find_if(alerts_.begin(), alerts_.end(),
                                    [&](const auto& each) { return each.id == asked.parameter; });
    const bool shown = alert != alerts_.end() && showsAlert(asked.doer.role, *alert);
    if (!shown)
        return refuse(asked, {"alert_unknown", "no alert has this identifier, or somebody has seen it"});
    std::vector<std::string> people;
    std::vector<std::string> alike;
    // One entry, however many they are to whoever may see all: it tells of a person rather than of none.
    const auto* main = &*alert;
    for (const auto* each : alertsAlike(asked.doer.role, *alert)) {
        alike.push_back(each->id);
        if (each->person.empty()) continue;
        if (people.empty()) main = each;
        if (std::find(people.begin(), people.end(), each->person) == people.end())
            people.push_back(each->person);
    }
    act(
        asked,
        [id = main->id, kind = main->kind, people, alike](StaffAct& act) -> Expected<void> {
            const auto entry = act.record("pl.ostoja.alert.seen.v1",
                                          {{"alert", id},
                                           {"kind", store::name(kind)},
                                           {"person", people.empty() ? "" : people.front()}},
                                          people);
            for (const auto& each : alike) act.store().calls().see(each, entry.sequence);
            act.touchAlerts();
            // Of nobody: that there is a person whom the role doesn't see is told by no undo either.
            act.offerUndo({.what = "alert_seen", .person = {}, .takeBack = [alike, entry](StaffAct& undoing) {
                               return showAgain(undoing, alike, entry.sequence);
                           }});
            return {};
        },
        [] { return noContent(); });
}

}  // namespace ostoja::station
