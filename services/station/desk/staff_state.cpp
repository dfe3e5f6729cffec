// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "api/time_text.h"
#include "domain/pin.h"
#include "station/desk/staff_desk.h"
#include "station/recording/record_alert.h"
#include "station/tonight/figures.h"
#include "station/tonight/house_tonight.h"

/// What a staff terminal's screen is told.
namespace ostoja::station {

namespace {

std::int64_t ageInSeconds(std::int64_t nowMs, std::int64_t thenMs) {
    return std::max<std::int64_t>(0, nowMs - thenMs) / 1'000;
}

api::StaffPlaces staffPlaces(const store::Facility& facility, const store::House& house) {
    api::StaffPlaces places;
    for (const auto& segment : segmentsOf(facility, house)) {
        places.free += segment.free;
        places.occupied += segment.occupied;
        places.held += segment.held;
        places.outOfService += segment.outOfService;
        places.extra += segment.extra;
    }
    places.windows = windowsOf(facility, house);
    return places;
}

std::string closesTonight(const store::Facility& facility, const store::House& house) {
    const auto night = domain::parseNight(house.night);
    if (!night || !facility.hasBeds()) return {};
    const auto hours = hoursTonight(rulesOf(facility), *night, house);
    return hours ? api::formatTime(hours->closesMs) : std::string();
}

/// The first name and the first letter of the last: "Anna K."
std::string firstName(const std::string& name) {
    const auto space = name.rfind(' ');
    if (space == std::string::npos || space + 1 == name.size()) return name;
    auto letterEnd = space + 2;
    while (letterEnd < name.size() && (static_cast<unsigned char>(name[letterEnd]) & 0xC0U) == 0x80U)
        ++letterEnd;
    return name.substr(0, name.find(' ')) + name.substr(space, letterEnd - space) + ".";
}

}  // namespace

api::StaffState StaffDesk::state(const std::string& terminal, const std::string& reader) const {
    const auto& desk = *desks_.at(terminal);
    const auto& house = station_.house();
    const auto now = nowMs();
    api::StaffState state;
    state.terminal = terminal;
    state.facilityName = station_.facility.name;
    state.facilityKind = station_.facility.kind;
    state.night = house.night;
    state.places = staffPlaces(station_.facility, house);
    station_.tellOffice(state);
    state.reader = reader;
    state.timeMs = station_.clock.wallMs();
    state.simulated = station_.clock.isSimulated();
    state.session = sessionShown(desk);
    state.setup = !hasAdministrator();
    state.waiting = static_cast<std::int64_t>(calls_.size());
    state.board = station_.night.number();
    state.arrivals = house.arrivals;
    state.winter = house.winter.has_value();
    state.closes = closesTonight(station_.facility, house);
    if (desk.signIn && desk.signIn->untilMs > now) state.signIn = signInShown(*desk.signIn);
    // It is to be the first administrator's, who sees nobody.
    if (state.setup) tellCard(desk, domain::Role::administrator, state);
    if (desk.session.standing(now) != DeskSession::Standing::unlocked) return state;
    const auto* account = member(desk.session.member(now));
    if (account == nullptr) return state;
    tellCard(desk, account->role, state);
    tellCalls(account->role, state);
    tellAlerts(account->role, state);
    return state;
}

std::optional<api::StaffSession> StaffDesk::sessionShown(const Desk& desk) const {
    const auto now = nowMs();
    const auto* account = member(desk.session.member(now));
    if (account == nullptr) return std::nullopt;
    const bool locked = desk.session.standing(now) == DeskSession::Standing::locked;
    api::StaffSession session{.id = desk.session.id(),
                              .member = account->id,
                              .name = locked ? firstName(account->name) : account->name,
                              .role = std::string(domain::name(account->role)),
                              .rights = {},
                              .locked = locked,
                              .undo = std::nullopt};
    if (locked) return session;
    for (const auto right : domain::rightsOf(account->role)) session.rights.emplace_back(domain::name(right));
    if (desk.undo) {
        const auto& step = desk.undo->step;
        session.undo = api::UndoOffer{.undo = desk.undo->id,
                                      .what = step.what,
                                      .person = people_.sees(account->role, step.person) ? step.person : "",
                                      .label = people_.label(account->role, step.person),
                                      .bed = step.bed,
                                      .pointsTo = step.pointsTo};
    }
    return session;
}

api::SignIn StaffDesk::signInShown(const SignIn& signIn) const {
    const auto* account = member(signIn.member);
    api::SignIn shown{.tap = signIn.tap, .member = signIn.member, .name = {}, .delayedS = 0};
    if (account == nullptr) return shown;
    shown.name = firstName(account->name);
    const auto left =
        domain::delayLeft(account->failures, {.boot = station_.clock.bootId(), .monotonicMs = nowMs()});
    shown.delayedS = std::chrono::ceil<std::chrono::seconds>(left).count();
    return shown;
}

void StaffDesk::tellCard(const Desk& desk, domain::Role role, api::StaffState& state) const {
    if (!desk.card || desk.card->untilMs <= nowMs()) return;
    using What = store::CardFound::What;
    const auto& found = desk.card->found;
    api::CardAtReader card{.tap = desk.card->tap, .what = "unknown", .person = {}, .card = {}};
    if (found.what == What::staffs) card.what = "staff";
    // Of somebody whom the role may not see it is as if the card were nobody's.
    if (found.what == What::persons && domain::may(role, domain::Right::seePeople) &&
        people_.sees(role, found.card.holder)) {
        card.what = found.card.state == domain::CardState::valid ? "person" : "revoked";
        card.person = found.card.holder;
        card.card = found.card.id;
    }
    state.card = std::move(card);
}

void StaffDesk::tellCalls(domain::Role role, api::StaffState& state) const {
    if (!domain::may(role, domain::Right::answerCalls)) return;
    for (const auto& call : calls_) {
        state.calls.push_back({.call = call.id,
                               .kind = std::string(store::name(call.kind)),
                               .number = call.number,
                               .terminal = call.terminal,
                               .ageS = ageInSeconds(state.timeMs, call.openedMs)});
    }
}

void StaffDesk::tellAlerts(domain::Role role, api::StaffState& state) const {
    if (!domain::may(role, domain::Right::handleCards)) return;
    for (const auto* each : alertsToTell(role)) {
        const auto& alert = *each;
        api::AlertShown shown{.alert = alert.id,
                              .kind = std::string(store::name(alert.kind)),
                              .terminal = alert.terminal,
                              .ageS = ageInSeconds(state.timeMs, alert.atMs),
                              .person = {},
                              .label = {},
                              .bed = alert.bedNumber};
        if (isUnknownCard(role, alert)) {
            shown.kind = store::name(store::Alert::Kind::unknownCard);
        } else {
            shown.person = alert.person;
            shown.label = people_.label(role, alert.person);
        }
        state.alerts.push_back(std::move(shown));
    }
}

/// Whoever waited comes first: what is about cards can wait. Of both the newest first, and where there are
/// more than a screen is told neither takes more than half from the other.
std::vector<const store::Alert*> StaffDesk::alertsToTell(domain::Role role) const {
    std::vector<const store::Alert*> lapses;
    std::vector<const store::Alert*> cards;
    for (auto alert = alerts_.rbegin(); alert != alerts_.rend(); ++alert) {
        if (!showsAlert(role, *alert) || alertsAlike(role, *alert).front() != &*alert) continue;
        auto& ofItsSort = alert->kind == store::Alert::Kind::arrivalLapsed ? lapses : cards;
        ofItsSort.push_back(&*alert);
    }
    constexpr auto most = static_cast<std::size_t>(mostAlerts);
    lapses.resize(std::min(lapses.size(), most - std::min(cards.size(), most / 2)));
    cards.resize(std::min(cards.size(), most - lapses.size()));
    lapses.insert(lapses.end(), cards.begin(), cards.end());
    return lapses;
}

bool StaffDesk::isUnknownCard(domain::Role role, const store::Alert& alert) const {
    // In the house as it is without somebody whom the role may not see, their card is nobody's.
    return alert.kind == store::Alert::Kind::unknownCard ||
           (alert.kind == store::Alert::Kind::revokedCard && !people_.sees(role, alert.person));
}

std::vector<const store::Alert*> StaffDesk::alertsAlike(domain::Role role, const store::Alert& alert) const {
    if (!isUnknownCard(role, alert)) return {&alert};
    std::vector<const store::Alert*> alike;
    for (const auto& each : alerts_) {
        if (isUnknownCard(role, each) && each.terminal == alert.terminal) alike.push_back(&each);
    }
    return alike;
}

bool StaffDesk::showsAlert(domain::Role role, const store::Alert& alert) const {
    const bool ofSomebody =
        alert.kind == store::Alert::Kind::twoPlaces || alert.kind == store::Alert::Kind::arrivalLapsed;
    return !ofSomebody || people_.sees(role, alert.person);
}

}  // namespace ostoja::station
