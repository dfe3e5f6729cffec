// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_person.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "station/recording/person_fields.h"

namespace ostoja::station {

namespace {

Expected<void> erase(StaffAct& act, const std::string& id, const std::string& why) {
    const auto entry = act.record("pl.ostoja.person.erased.v1", {{"person", id}, {"why", why}}, {id});
    act.store().people().erase(id, entry);
    return {};
}

/// The household as this role knows it: one with nobody else whom it may see is none.
std::string householdSeen(StaffAct& act, const store::Person& person) {
    const auto household = act.store().people().household(person.household);
    if (!household) return {};
    const bool shared = std::any_of(
        household->members.begin(), household->members.end(),
        [&](const std::string& member) { return member != person.id && act.person(member).has_value(); });
    return shared ? household->id : std::string();
}

/// Whoever was registered by mistake and of whom nothing else stands in the record, as this role knows it: a
/// refusal would tell that there is somebody whom it may not see.
Expected<void> takeBackRegistration(StaffAct& act, const std::string& id) {
    const auto person = act.person(id);
    if (!person) return tl::make_unexpected(person.error());
    const bool alone = householdSeen(act, *person).empty() && !act.person(person->linkedTo);
    const bool untouched =
        alone && person->version == 1 && act.store().people().cardsOf(id).empty() && !act.store().wasHere(id);
    if (!untouched)
        return failure("undo_over", "more is known of this person by now; it can be erased instead");
    return erase(act, id, "registered_by_mistake");
}

/// As the journal names them, which leaves the house: that somebody is protected, or ill, stands in none.
boost::json::array namedOpenly(const std::vector<std::string>& fields) {
    boost::json::array named;
    bool guarded = false;
    for (const auto& field : fields) {
        const bool hides = field == "protected" || field == "health_remark";
        guarded = guarded || hides;
        if (!hides) named.emplace_back(field);
    }
    if (guarded) named.emplace_back("guarded");
    return named;
}

Expected<void> writeDetails(StaffAct& act, store::Person person, const domain::PersonDetails& details) {
    const auto fields = differingFields(person.details, details);
    if (fields.empty()) return {};
    person.details = details;
    if (auto put = act.store().people().put(person); !put) return tl::make_unexpected(put.error());
    act.record("pl.ostoja.person.changed.v1", {{"person", person.id}, {"fields", namedOpenly(fields)}},
               {person.id});
    return {};
}

void moveTo(StaffAct& act, const store::Person& person, const std::string& household,
            const std::string& with) {
    act.store().people().setHousehold(person.id, household);
    std::vector<std::string> people{person.id};
    if (!with.empty()) people.push_back(with);
    act.record("pl.ostoja.household.changed.v1",
               {{"person", person.id}, {"household", household}, {"with", with}}, people);
}

/// Nobody is moved out of a household, nor is one called something else, without a word.
Expected<void> fitsInto(StaffAct& act, const store::Person& person, const std::string& household,
                        domain::HouseholdKind kind) {
    const auto own = householdSeen(act, person);
    if (!own.empty() && own != household) {
        return failure("in_household", "this person shares another household; say first that they leave it");
    }
    const auto joined = act.store().people().household(household);
    if (!joined || joined->kind == kind) return {};
    act.more["kind"] = domain::name(joined->kind);
    return failure("household_other_kind", "they share a household already, as a " +
                                               std::string(domain::name(joined->kind)) +
                                               "; join that, or let them leave it first");
}

Error changedMeanwhile() {
    return {"undo_over", "somebody else changed it meanwhile"};
}

void linkTo(StaffAct& act, const std::string& guest, const std::string& resident) {
    std::vector<std::string> people{guest};
    if (!resident.empty()) people.push_back(resident);
    act.store().people().setLink(guest, resident);
    act.record("pl.ostoja.person.linked.v1", {{"person", guest}, {"to", resident}}, people);
}

}  // namespace

Expected<void> recordRegistered(StaffAct& act, const std::string& id, domain::PersonKind kind,
                                const domain::PersonDetails& details,
                                const std::vector<std::string>& despite) {
    auto& people = act.store().people();
    if (const auto known = people.person(id)) {
        if (!known->erased && known->kind == kind && known->details == details) return {};
        return failure("person_taken", "another person has this identifier; make a new one");
    }
    store::Person person;
    person.id = id;
    person.kind = kind;
    person.details = details;
    if (auto put = people.put(person); !put) return tl::make_unexpected(put.error());
    act.record("pl.ostoja.person.registered.v1", {{"person", id}, {"kind", domain::name(kind)}}, {id});
    if (!despite.empty()) {
        act.record("pl.ostoja.override.v1", {{"what", "likely_duplicate"}, {"person", id}}, {id});
    }
    act.offerUndo({.what = "registered", .person = id, .takeBack = [id](StaffAct& undoing) {
                       return takeBackRegistration(undoing, id);
                   }});
    return {};
}

Expected<void> recordChanged(StaffAct& act, const std::string& id, std::int64_t version,
                             const domain::PersonDetails& details) {
    auto person = act.person(id);
    if (!person) return tl::make_unexpected(person.error());
    if (person->version != version) {
        return failure("changed_meanwhile",
                       "somebody else changed this person's details; look at them first");
    }
    const auto before = person->details;
    if (auto written = writeDetails(act, std::move(*person), details); !written) return written;
    act.offerUndo({.what = "changed",
                   .person = id,
                   .takeBack = [id, before, details](StaffAct& undoing) -> Expected<void> {
                       auto now = undoing.person(id);
                       if (!now) return tl::make_unexpected(now.error());
                       if (!(now->details == details)) {
                           return failure("undo_over",
                                          "somebody else changed this person's details meanwhile");
                       }
                       return writeDetails(undoing, std::move(*now), before);
                   }});
    return {};
}

Expected<std::string> recordHealthRead(StaffAct& act, const std::string& id, const std::string& why) {
    const auto person = act.person(id);
    if (!person) return tl::make_unexpected(person.error());
    act.record("pl.ostoja.health_remark.read.v1", {{"person", id}, {"why", why}}, {id});
    return person->details.healthRemark;
}

Expected<void> recordJoined(StaffAct& act, const std::string& id, const std::string& with,
                            domain::HouseholdKind kind) {
    const auto person = act.person(id);
    if (!person) return tl::make_unexpected(person.error());
    const auto other = act.person(with);
    if (!other) return tl::make_unexpected(other.error());
    if (id == with) return failure("household_same", "choose another person to share the household with");
    auto household = householdSeen(act, *other);
    if (auto fits = fitsInto(act, *person, household, kind); !fits) return fits;
    if (household.empty()) {
        household = act.store().newId();
        act.store().people().makeHousehold(household, kind);
        moveTo(act, *other, household, id);
    }
    if (person->household == household) return {};
    moveTo(act, *person, household, with);
    act.offerUndo({.what = "household",
                   .person = id,
                   .takeBack = [id, with, household, was = person->household,
                                otherWas = other->household](StaffAct& undoing) -> Expected<void> {
                       const auto one = undoing.person(id);
                       if (!one) return tl::make_unexpected(one.error());
                       if (one->household != household) return tl::make_unexpected(changedMeanwhile());
                       moveTo(undoing, *one, was, with);
                       const auto second = undoing.person(with);
                       if (second && otherWas.empty() && second->household == household)
                           moveTo(undoing, *second, otherWas, id);
                       return {};
                   }});
    return {};
}

Expected<void> recordLeft(StaffAct& act, const std::string& id) {
    const auto person = act.person(id);
    if (!person) return tl::make_unexpected(person.error());
    if (householdSeen(act, *person).empty())
        return failure("household_none", "this person shares no household");
    moveTo(act, *person, {}, {});
    act.offerUndo({.what = "household",
                   .person = id,
                   .takeBack = [id, was = person->household](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.person(id);
                       if (!now) return tl::make_unexpected(now.error());
                       if (!now->household.empty()) return tl::make_unexpected(changedMeanwhile());
                       moveTo(undoing, *now, was, {});
                       return {};
                   }});
    return {};
}

Expected<void> recordLinked(StaffAct& act, const std::string& guest, const std::string& resident) {
    const auto from = act.person(guest);
    if (!from) return tl::make_unexpected(from.error());
    const auto to = act.person(resident);
    if (!to) return tl::make_unexpected(to.error());
    if (from->kind != domain::PersonKind::guest || to->kind != domain::PersonKind::resident) {
        return failure("link_refused", "a guest is linked to the resident who it turned out to be");
    }
    linkTo(act, guest, resident);
    act.offerUndo({.what = "linked",
                   .person = guest,
                   .takeBack = [guest, resident, was = from->linkedTo](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.person(guest);
                       if (!now) return tl::make_unexpected(now.error());
                       if (now->linkedTo != resident) return tl::make_unexpected(changedMeanwhile());
                       linkTo(undoing, guest, was);
                       return {};
                   }});
    return {};
}

Expected<void> recordErased(StaffAct& act, const std::string& id, const std::string& why) {
    if (const auto person = act.person(id); !person) return tl::make_unexpected(person.error());
    return erase(act, id, why);
}

}  // namespace ostoja::station
