// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_call.h"

#include <optional>
#include <utility>

#include "station/recording/record_night.h"

namespace ostoja::station {

namespace {

Expected<store::Call> waitingCall(StaffAct& act, const std::string& id) {
    auto call = act.store().calls().call(id);
    if (!call) return failure("call_unknown", "no call has this identifier");
    if (call->state == store::Call::State::waiting) return std::move(*call);
    return failure("call_over", "somebody has seen to this call already");
}

/// Whoever touches again while a carer is on the way gets the number that waits already.
std::optional<store::Call> justCalled(store::WriteStore& store, const std::string& terminal) {
    constexpr std::int64_t aWhileMs = 300'000;
    for (auto& call : store.calls().waiting()) {
        const auto ageMs = store.now().wallMs - call.openedMs;
        const bool isHere = call.kind == store::Call::Kind::noCard && call.terminal == terminal;
        if (isHere && ageMs >= 0 && ageMs < aWhileMs) return std::move(call);
    }
    return std::nullopt;
}

Expected<void> endCall(StaffAct& act, const store::Call& call, const std::string& person,
                       std::string_view outcome) {
    std::vector<std::string> people;
    if (!person.empty()) people.push_back(person);
    const auto entry = act.record("pl.ostoja.call.answered.v1",
                                  {{"call", call.id}, {"person", person}, {"outcome", outcome}}, people);
    act.touchCalls();
    return act.store().calls().end(call.id, store::Call::State::answered, person, entry.sequence);
}

Expected<TapResult> admit(StaffAct& act, const store::Call& call, const std::string& person,
                          const Elsewhere& elsewhere) {
    auto admitted =
        recordAdmission(act.store(), {.person = person, .terminal = call.terminal, .elsewhere = elsewhere});
    if (!admitted) return admitted;
    auto ended = endCall(act, call, person, admitted->answer.outcome);
    if (!ended) return tl::make_unexpected(ended.error());
    return admitted;
}

}  // namespace

CallOpened recordCall(StaffAct& act, store::Call::Kind kind) {
    auto& store = act.store();
    if (kind == store::Call::Kind::noCard) {
        if (auto waiting = justCalled(store, act.doer().terminal)) {
            act.touchCalls();
            return {.call = std::move(*waiting), .sequence = store.lastSequence()};
        }
    }
    store::Call call;
    call.id = store.newId();
    call.kind = kind;
    call.night = ensureNight(store);
    call.terminal = act.doer().terminal;
    const auto entry =
        act.record("pl.ostoja.call.opened.v1",
                   {{"call", call.id}, {"kind", store::name(kind)}, {"night", call.night}}, {});
    act.touchCalls();
    return {.call = store.calls().open(std::move(call), entry), .sequence = entry.sequence};
}

Expected<TapResult> recordAdmitted(StaffAct& act, const std::string& id, const std::string& person,
                                   const Elsewhere& elsewhere) {
    const auto call = waitingCall(act, id);
    if (!call) return tl::make_unexpected(call.error());
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    return admit(act, *call, person, elsewhere);
}

Expected<TapResult> recordGuestAdmitted(StaffAct& act, const std::string& id, domain::Sex sex,
                                        const Elsewhere& elsewhere) {
    const auto call = waitingCall(act, id);
    if (!call) return tl::make_unexpected(call.error());
    store::Person guest;
    guest.id = act.store().newId();
    guest.kind = domain::PersonKind::guest;
    guest.details.sex = sex;
    if (auto put = act.store().people().put(guest); !put) return tl::make_unexpected(put.error());
    act.record("pl.ostoja.person.registered.v1", {{"person", guest.id}, {"kind", domain::name(guest.kind)}},
               {guest.id});
    return admit(act, *call, guest.id, elsewhere);
}

Expected<void> recordCallDone(StaffAct& act, const std::string& id) {
    const auto call = waitingCall(act, id);
    if (!call) return tl::make_unexpected(call.error());
    return endCall(act, *call, {}, "done");
}

}  // namespace ostoja::station
