// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/staff_act.h"

#include <algorithm>

#include "station/recording/record_alert.h"
#include "station/recording/record_night.h"

namespace ostoja::station {

namespace {

std::vector<Happened> happenedTo(const std::vector<std::string>& people, const std::string& what,
                                 std::int64_t atMs, const std::string& by) {
    std::vector<Happened> each;
    for (const auto& person : people) {
        Happened happened{.person = person, .what = what, .atMs = atMs, .by = by, .others = people};
        std::erase(happened.others, person);
        each.push_back(std::move(happened));
    }
    return each;
}

}  // namespace

Expected<store::Person> StaffAct::person(const std::string& id) {
    auto person = store_.people().person(id);
    const bool seen = person && !person->erased &&
                      (!person->details.isProtected || domain::may(doer_.role, domain::Right::seeProtected));
    if (!seen) return failure("person_unknown", "nobody in the register has this identifier");
    return std::move(*person);
}

Expected<store::Card> StaffAct::card(const std::string& id) {
    auto card = store_.people().card(id);
    if (!card || !person(card->holder)) return failure("card_unknown", "no card here has this identifier");
    return std::move(*card);
}

store::EntryAt StaffAct::record(std::string_view type, boost::json::object body,
                                const std::vector<std::string>& people) {
    ensureNight(store_);
    body["by"] = doer_.by;
    body["terminal"] = doer_.terminal;
    const auto sequence = store_.append(type, std::move(body));
    for (auto& happened : happenedTo(people, shortType(type), store_.now().wallMs, doer_.by)) {
        touch(happened.person);
        happened_.push_back(std::move(happened));
    }
    return {.sequence = sequence, .wallMs = store_.now().wallMs};
}

Learnt StaffAct::learnt() {
    Learnt learnt;
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    for (const auto& id : touched_) {
        if (auto person = store_.people().person(id)) {
            learnt.people.push_back(personNow(store_.people(), std::move(*person)));
        }
    }
    learnt.happened = std::move(happened_);
    for (const auto& id : sleepers_) learnt.sleeps.push_back({.person = id, .bed = bedOf(id)});
    learnt.waiting = std::move(waiting_);
    if (calls_) learnt.calls = store_.calls().waiting();
    if (staff_) learnt.staff = store_.staff().all();
    if (alerts_) learnt.alerts = store_.calls().unseen(mostAlertsWaiting);
    return learnt;
}

/// Whoever waits for a carer's word has none yet.
std::optional<api::TonightsBed> StaffAct::bedOf(const std::string& person) {
    const auto stay = store_.stays().of(ensureNight(store_), person);
    if (!stay || stay->state == store::Stay::State::held) return std::nullopt;
    const auto place = store_.stays().placeOf(stay->bed).place;
    return api::TonightsBed{.bed = place.number, .room = place.room.number};
}

PersonNow personNow(const store::Register& people, store::Person person) {
    PersonNow now{.person = std::move(person), .cards = {}, .householdKind = std::nullopt};
    now.cards = people.cardsOf(now.person.id);
    if (!now.person.household.empty()) {
        if (const auto household = people.household(now.person.household))
            now.householdKind = household->kind;
    }
    return now;
}

std::string textIn(const boost::json::object& body, std::string_view key) {
    const auto* value = body.if_contains(boost::json::string_view(key.data(), key.size()));
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::vector<Happened> happenedIn(const api::JournalEvent& event) {
    std::vector<std::string> people;
    // A stay's are beds and stays.
    const bool isStays = event.type.starts_with("pl.ostoja.stay.");
    for (const auto* key : {"person", "with", "to"}) {
        if (isStays && key != std::string_view("person")) continue;
        auto id = textIn(event.body, key);
        if (!id.empty()) people.push_back(std::move(id));
    }
    return happenedTo(people, shortType(event.type), event.timeMs, textIn(event.body, "by"));
}

std::string shortType(std::string_view type) {
    constexpr std::string_view prefix = "pl.ostoja.";
    constexpr std::string_view suffix = ".v1";
    if (!type.starts_with(prefix) || !type.ends_with(suffix)) return std::string(type);
    return std::string(type.substr(prefix.size(), type.size() - prefix.size() - suffix.size()));
}

}  // namespace ostoja::station
