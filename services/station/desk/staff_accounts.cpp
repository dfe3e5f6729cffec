// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_accounts.h"

#include <algorithm>
#include <utility>

#include "domain/pin.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"
#include "station/recording/record_staff.h"

/// The staff's accounts, for whoever keeps them.
namespace ostoja::station {

namespace {

bool administers(const store::StaffMember& member) {
    return member.active && member.role == domain::Role::administrator && member.hasCard && member.hasPin;
}

/// What of an account is asked to change, ready to be written.
struct AccountChange {
    std::optional<domain::Role> role;
    std::optional<std::string> name;
    std::optional<std::string> pinHash;
    std::optional<std::pair<std::string, std::string>> card;
    std::optional<bool> active;
};

Expected<void> keepsAnAdministrator(StaffAct& act) {
    const auto all = act.store().staff().all();
    if (std::any_of(all.begin(), all.end(), administers)) return {};
    return failure("last_administrator", "make somebody else an administrator first, with a card and a PIN");
}

Expected<void> writeAccount(StaffAct& act, const std::string& id, const AccountChange& change) {
    auto& staff = act.store().staff();
    auto account = staff.member(id);
    if (!account) return failure("member_unknown", "no account has this identifier");
    std::vector<std::string> fields;
    const auto set = [&](const auto& wanted, auto& kept, const char* field) {
        if (!wanted || *wanted == kept) return;
        kept = *wanted;
        fields.emplace_back(field);
    };
    set(change.role, account->role, "role");
    set(change.name, account->name, "name");
    set(change.active, account->active, "state");
    if (!fields.empty()) staff.put(*account);
    if (change.card) {
        auto given = staff.giveCard(id, change.card->first, change.card->second);
        if (!given) return given;
        fields.emplace_back("card");
    }
    if (change.pinHash) {
        staff.setPinHash(id, *change.pinHash);
        fields.emplace_back("pin");
    }
    if (!account->active) staff.takeCard(id);
    if (fields.empty()) return {};
    recordMemberChange(act, id, fields);
    return keepsAnAdministrator(act);
}

Expected<void> writeNewAccount(StaffAct& act, const api::NewMember& request, domain::Role role,
                               const std::pair<std::string, std::string>& card, const std::string& pinHash) {
    auto& staff = act.store().staff();
    if (staff.member(request.member)) {
        return failure("member_taken", "another account has this identifier; make a new one");
    }
    store::StaffMember member;
    member.id = request.member;
    member.role = role;
    member.name = request.name;
    staff.put(member);
    if (auto given = staff.giveCard(member.id, card.first, card.second); !given) return given;
    staff.setPinHash(member.id, pinHash);
    act.record("pl.ostoja.staff.added.v1", {{"member", member.id}, {"role", domain::name(role)}}, {});
    act.touchStaff();
    return {};
}

api::StaffMember shownMember(const store::StaffMember& member) {
    return {.member = member.id,
            .name = member.name,
            .role = std::string(domain::name(member.role)),
            .state = member.active ? "active" : "left",
            .hasCard = member.hasCard};
}

}  // namespace

bool StaffDesk::hasAdministrator() const {
    return std::any_of(staff_.begin(), staff_.end(), administers);
}

bool StaffDesk::mayBeCalled(const Asked& asked, const std::string& name) const {
    domain::PersonDetails details;
    details.name = name;
    return name.empty() || canKeep(asked, domain::PersonKind::resident, details, {});
}

void StaffDesk::listStaff(const Asked& asked) const {
    api::StaffList list;
    for (const auto& each : staff_) list.members.push_back(shownMember(each));
    asked.reply(jsonAnswer(toJson(list)));
}

net::Response StaffDesk::memberAnswer(const std::string& id) const {
    const auto* account = member(id);
    if (account == nullptr) return problemOf({"member_unknown", "no account has this identifier"});
    return jsonAnswer(toJson(shownMember(*account)));
}

void StaffDesk::addStaff(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::newMemberFromJson);
    if (!request) return refuse(asked, request.error());
    const auto role = domain::roleFromName(request->role);
    if (!role) return refuse(asked, role.error());
    if (request->name.empty()) return refuse(asked, {"malformed", "member.name: a name was expected"});
    if (!mayBeCalled(asked, request->name)) return;
    if (auto good = domain::checkPin(request->pin); !good) return refuse(asked, good.error());
    const auto* card = cardAt(asked.desk, request->tap);
    if (card == nullptr)
        return refuse(asked, {"tap_over", "hold the member's card to this terminal's reader again"});
    const auto write = [this, request = *request, role = *role, card = *card](const Asked& proved) {
        pins_->hash(request.pin, [this, proved, request, role, card](const std::string& pin) {
            act(
                proved,
                [request, role, card, pin](StaffAct& act) {
                    return writeNewAccount(act, request, role, {card.hash, card.kind}, pin);
                },
                [this, id = request.member] { return memberAnswer(id); });
        });
    };
    withPin(asked, request->ownPin, write);
}

void StaffDesk::changeStaff(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::memberChangeFromJson);
    if (!request) return refuse(asked, request.error());
    AccountChange change;
    if (request->role) {
        const auto role = domain::roleFromName(*request->role);
        if (!role) return refuse(asked, role.error());
        if (asked.parameter == asked.doer.by && *role != asked.doer.role) {
            return refuse(asked, {"not_your_right",
                                  "nobody changes their own role; another who keeps the "
                                  "accounts does"});
        }
        change.role = *role;
    }
    if (request->name) {
        if (request->name->empty()) return refuse(asked, {"malformed", "member.name: a name was expected"});
        if (!mayBeCalled(asked, *request->name)) return;
        change.name = request->name;
    }
    if (request->state) change.active = *request->state == "active";
    if (request->tap) {
        const auto* card = cardAt(asked.desk, *request->tap);
        if (card == nullptr) {
            return refuse(asked, {"tap_over", "hold the member's card to this terminal's reader again"});
        }
        change.card = std::pair(card->hash, card->kind);
    }
    if (request->pin) {
        if (auto good = domain::checkPin(*request->pin); !good) return refuse(asked, good.error());
    }
    const auto write = [this](const Asked& proved, const AccountChange& ready) {
        act(
            proved, [id = proved.parameter, ready](StaffAct& act) { return writeAccount(act, id, ready); },
            [this, id = proved.parameter, renewed = ready.pinHash || ready.card, by = proved.doer.by] {
                if (renewed && id != by) closeSessionsOf(id);
                return memberAnswer(id);
            });
    };
    if (!request->ownPin) return write(asked, change);
    withPin(asked, *request->ownPin, [this, write, change, pin = request->pin](const Asked& proved) {
        if (!pin) return write(proved, change);
        pins_->hash(*pin, [write, proved, change](const std::string& hash) mutable {
            change.pinHash = hash;
            write(proved, change);
        });
    });
}

}  // namespace ostoja::station
