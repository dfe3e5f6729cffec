// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <utility>

#include "api/staff_accounts.h"
#include "api/staff_cards.h"
#include "crypto/crypto.h"
#include "domain/pin.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"
#include "station/recording/record_desk.h"
#include "station/recording/record_staff.h"

/// Who is signed in where: cards at the desk's reader, PINs, locks, the end of a shift.
namespace ostoja::station {

void StaffDesk::tap(const TapRequest& request, std::int64_t arrivedMs, net::Responder responder) {
    const auto result = std::make_shared<DeskTap>();
    station_.submit(
        [this, request, arrivedMs, result](store::WriteStore& store) -> Expected<void> {
            auto aged = request;
            aged.tap.ageMs += nowMs() - arrivedMs;
            auto recorded = recordDeskTap(store, aged);
            if (!recorded) return tl::make_unexpected(recorded.error());
            *result = std::move(*recorded);
            return {};
        },
        [this, terminal = request.terminal, tap = request.tap, result,
         responder = std::move(responder)](const Expected<void>& done) mutable {
            if (!done) {
                responder.send(problemOf(done.error()));
                return;
            }
            responder.send(jsonAnswer(toJson(result->answer)));
            if (result->repeated) return;
            if (result->alerts) alerts_ = std::move(*result->alerts);
            const auto& durations = station_.settings.durations;
            held(*desks_.at(terminal), {.tap = tap.id,
                                        .hash = tap.card,
                                        .kind = tap.kind,
                                        .found = std::move(result->found),
                                        .untilMs = nowMs() + durations.cardAtReader.count()});
        });
}

void StaffDesk::held(Desk& desk, HeldCard card) {
    const auto now = nowMs();
    const auto* account =
        card.found.what == store::CardFound::What::staffs ? member(card.found.staff) : nullptr;
    const bool opens = account != nullptr && account->active;
    const bool theirOwn = opens && desk.session.member(now) == account->id &&
                          desk.session.standing(now) == DeskSession::Standing::unlocked;
    if (opens && !theirOwn) {
        // Somebody else stands here now, or who they are has to be shown anew.
        desk.session.lock();
        desk.signIn = SignIn{.tap = card.tap,
                             .member = account->id,
                             .untilMs = now + station_.settings.durations.signIn.count()};
    }
    desk.card = std::move(card);
    publish(desk);
}

const StaffDesk::HeldCard* StaffDesk::cardAt(const Desk& desk, const std::string& tap) const {
    return desk.card && desk.card->tap == tap && desk.card->untilMs > nowMs() ? &*desk.card : nullptr;
}

void StaffDesk::signIn(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::signInRequestFromJson);
    if (!request) return refuse(asked, request.error());
    auto& desk = asked.desk;
    auto as = asked;
    as.doer.by = desk.session.member(nowMs());
    if (!request->tap.empty()) {
        const bool open = desk.signIn && desk.signIn->tap == request->tap && desk.signIn->untilMs > nowMs();
        as.doer.by = open ? desk.signIn->member : std::string();
    }
    const auto* account = member(as.doer.by);
    if (account == nullptr) {
        return refuse(asked,
                      {"tap_over", "hold your staff card to this terminal's reader, then type the PIN"});
    }
    as.doer.role = account->role;
    withPin(as, request->pin, [this, tap = request->tap, generation = desk.generation](const Asked& proved) {
        beginSession(proved, tap, generation);
    });
}

void StaffDesk::withPin(const Asked& asked, const std::string& pin, std::function<void(const Asked&)> then) {
    pins_->check(asked.doer, pin, [this, asked, then = std::move(then)](PinCheck::Verdict verdict) {
        if (!verdict.staff.empty()) learnStaff(std::move(verdict.staff));
        if (verdict.right) return then(asked);
        refuse(asked, verdict.right.error(), std::move(verdict.more));
        publishAll();
    });
}

void StaffDesk::beginSession(const Asked& asked, const std::string& tap, std::uint64_t generation) {
    auto& desk = asked.desk;
    const auto now = nowMs();
    const auto before = desk.session.member(now);
    const bool unlocks = before == asked.doer.by;
    // While the PIN was looked at, another card may have come to the reader, or time have passed.
    const bool stillOpen = tap.empty() ? unlocks : desk.signIn && desk.signIn->tap == tap;
    if (!stillOpen || desk.generation != generation)
        return refuse(asked, {"tap_over", "hold your staff card to this terminal's reader again"});
    desk.signIn.reset();
    act(
        asked,
        [before, unlocks](StaffAct& act) -> Expected<void> {
            const auto& doer = act.doer();
            const auto account = act.store().staff().member(doer.by);
            if (!account || !account->active) {
                return failure("signed_out", "this account isn't in use any more");
            }
            if (!before.empty() && !unlocks) recordSignedOut(act, before, doer.terminal, "changed");
            act.record("pl.ostoja.staff.signed_in.v1",
                       {{"member", doer.by}, {"how", unlocks ? "unlocked" : "signed_in"}}, {});
            if (unlocks) act.leaveUndo();
            return {};
        },
        [this, asked, unlocks, generation] { return sessionBegun(asked, unlocks, generation); });
}

net::Response StaffDesk::sessionBegun(const Asked& asked, bool unlocks, std::uint64_t generation) {
    auto& desk = asked.desk;
    const auto& by = asked.doer.by;
    if (desk.generation != generation) {
        auto afterwards = asked;
        afterwards.reply = [](const net::Response&) {};
        act(
            afterwards,
            [](StaffAct& act) -> Expected<void> {
                recordSignedOut(act, act.doer().by, act.doer().terminal, "ended");
                return {};
            },
            [] { return noContent(); });
        return problemOf({"tap_over", "everybody was signed out meanwhile; hold your staff card again"});
    }
    if (unlocks && desk.session.member(nowMs()) == by) {
        desk.session.unlock(nowMs());
    } else {
        desk.undo.reset();
        desk.session.begin(crypto::newUuid(station_.clock.wallMs()), by, nowMs());
    }
    spdlog::info("staff member {} is signed in at {}", by, desk.name);
    return jsonAnswer(toJson(sessionShown(desk).value_or(api::StaffSession{})));
}

void StaffDesk::setUp(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::setupRequestFromJson);
    if (!request) return refuse(asked, request.error());
    if (hasAdministrator()) {
        return refuse(asked,
                      {"setup_over", "somebody administers this house already; they make the accounts"});
    }
    const auto* card = cardAt(asked.desk, request->tap);
    if (card == nullptr) return refuse(asked, {"tap_over", "hold the card to this terminal's reader again"});
    if (auto good = domain::checkPin(request->pin); !good) return refuse(asked, good.error());
    if (!mayBeCalled(asked, request->name)) return;
    pins_->hash(
        request->pin, [this, asked, request = *request, card = *card](const std::string& pin) mutable {
            auto& desk = asked.desk;
            auto member = std::make_shared<std::string>();
            act(
                asked,
                [request, card, pin, member](StaffAct& act) -> Expected<void> {
                    auto& staff = act.store().staff();
                    const auto whom = staff.memberOfSetupCode(request.code);
                    if (!whom) {
                        return failure(
                            "code_wrong",
                            "the code was mistyped or used; `ostoja init` printed it, once for this house");
                    }
                    *member = *whom;
                    auto account = staff.member(*whom).value();
                    if (!request.name.empty()) account.name = request.name;
                    staff.put(account);
                    if (auto given = staff.giveCard(*whom, card.hash, card.kind); !given) return given;
                    staff.setPinHash(*whom, pin);
                    const auto entry = act.record("pl.ostoja.staff.changed.v1",
                                                  {{"member", *whom},
                                                   {"role", domain::name(account.role)},
                                                   {"state", "active"},
                                                   {"fields", boost::json::array{"card", "pin"}}},
                                                  {});
                    staff.useSetupCode(request.code, entry.sequence);
                    act.record("pl.ostoja.staff.signed_in.v1", {{"member", *whom}, {"how", "set_up"}}, {});
                    act.touchStaff();
                    return {};
                },
                [this, &desk, member] {
                    desk.signIn.reset();
                    desk.undo.reset();
                    desk.session.begin(crypto::newUuid(station_.clock.wallMs()), *member, nowMs());
                    return jsonAnswer(toJson(sessionShown(desk).value_or(api::StaffSession{})));
                });
        });
}

void StaffDesk::tellUse(const Asked& asked) const {
    const auto request = bodyOf(asked.body, api::plainRequestFromJson);
    if (!request) return refuse(asked, request.error());
    asked.reply(noContent());
}

void StaffDesk::lockSession(const Asked& asked) {
    asked.desk.session.lock();
    asked.reply(noContent());
    publish(asked.desk);
}

void StaffDesk::endSession(const Asked& asked) {
    auto& desk = asked.desk;
    closeSession(desk);
    publish(desk);
    act(
        asked,
        [](StaffAct& act) -> Expected<void> {
            recordSignedOut(act, act.doer().by, act.doer().terminal, "ended");
            return {};
        },
        [] { return noContent(); });
}

void StaffDesk::endShift(const Asked& asked) {
    std::vector<std::pair<std::string, std::string>> signedOut;
    for (const auto& [name, desk] : desks_) {
        const auto member = desk->session.member(nowMs());
        if (!member.empty()) signedOut.emplace_back(member, name);
        desk->signIn.reset();
        closeSession(*desk);
    }
    publishAll();
    act(
        asked,
        [signedOut](StaffAct& act) -> Expected<void> {
            for (const auto& [member, terminal] : signedOut)
                recordSignedOut(act, member, terminal, "shift_end");
            return {};
        },
        [] { return noContent(); });
}

void StaffDesk::changePin(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::pinChangeFromJson);
    if (!request) return refuse(asked, request.error());
    if (auto good = domain::checkPin(request->fresh); !good) return refuse(asked, good.error());
    withPin(asked, request->old, [this, fresh = request->fresh](const Asked& proved) {
        pins_->hash(fresh, [this, proved](const std::string& hash) {
            act(
                proved,
                [hash](StaffAct& act) -> Expected<void> {
                    act.store().staff().setPinHash(act.doer().by, hash);
                    recordMemberChange(act, act.doer().by, {"pin"});
                    return {};
                },
                [] { return noContent(); });
        });
    });
}

void StaffDesk::undo(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::undoRequestFromJson);
    if (!request) return refuse(asked, request.error());
    auto& desk = asked.desk;
    if (!desk.undo || desk.undo->id != request->undo) {
        return refuse(asked, {"undo_over", "something else was done meanwhile, or it was taken back"});
    }
    const auto offered = std::exchange(desk.undo, std::nullopt);
    auto undoing = asked;
    undoing.reply = [&desk, offered, session = desk.session.id(),
                     reply = asked.reply](net::Response response) {
        // Nothing was recorded: it can be tried again.
        if (response.status == 503 && !desk.undo && desk.session.id() == session) desk.undo = offered;
        reply(std::move(response));
    };
    act(
        undoing,
        [step = offered->step](StaffAct& act) -> Expected<void> {
            if (auto back = step.takeBack(act); !back) {
                return failure("undo_over", "it can't be taken back any more: " + back.error().message);
            }
            std::vector<std::string> people;
            if (!step.person.empty()) people.push_back(step.person);
            act.record("pl.ostoja.undone.v1", {{"what", step.what}, {"person", step.person}}, people);
            return {};
        },
        [] { return noContent(); });
}

}  // namespace ostoja::station
