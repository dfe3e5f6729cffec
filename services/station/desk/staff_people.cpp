// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <utility>

#include "api/staff_people.h"
#include "api/time_text.h"
#include "domain/night.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"
#include "station/recording/person_fields.h"
#include "station/recording/record_person.h"

/// The register as a staff terminal asks for it and changes it.
namespace ostoja::station {

namespace json = boost::json;

namespace {

template <std::size_t N>
Expected<void> oneOf(const std::array<std::string_view, N>& words, const std::string& word,
                     std::string_view field) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return {};
    std::string all;
    for (const auto& each : words) all += (all.empty() ? "" : ", ") + std::string(each);
    return failure("malformed", std::string(field) + ": one of " + all + " was expected");
}

constexpr std::array<std::string_view, 5> reasonsToRead{"care", "emergency", "handover", "person_asked",
                                                        "other"};
constexpr std::array<std::string_view, 4> reasonsToErase{"person_asked", "retention_over", "registered_twice",
                                                         "other"};

std::string today(std::int64_t wallMs) {
    return domain::formatNight(domain::nightAt(wallMs, std::chrono::hours(0)));
}

int thisYear(std::int64_t wallMs) {
    return std::stoi(today(wallMs).substr(0, 4));
}

Error personUnknown() {
    return {"person_unknown", "nobody in the register has this identifier"};
}

json::array shownProblems(const std::vector<domain::FieldProblem>& problems) {
    json::array shown;
    for (const auto& problem : problems) {
        shown.push_back({{"field", problem.field}, {"words", problem.words}, {"code", problem.code}});
    }
    return shown;
}

}  // namespace

void StaffDesk::showPerson(const Asked& asked, const std::string& id) {
    if (!people_.sees(asked.doer.role, id)) return refuse(asked, personUnknown());
    station_.night.ofPerson(id, [this, asked, id](const Expected<store::PersonTonight>& tonight) {
        tonight ? tellPerson(asked, id, *tonight) : refuse(asked, tonight.error());
    });
}

void StaffDesk::showChanged(const Asked& asked, const std::string& id) {
    station_.night.ofPerson(id, [this, asked, id](const Expected<store::PersonTonight>& tonight) {
        // The change is recorded, whatever else can't be read.
        tellPerson(asked, id, tonight.value_or(store::PersonTonight{}));
    });
}

void StaffDesk::tellPerson(const Asked& asked, const std::string& id,
                           const store::PersonTonight& tonight) const {
    // Who was erased meanwhile is known no longer.
    const auto* known = people_.find(asked.doer.role, id);
    if (known == nullptr) return refuse(asked, personUnknown());
    asked.reply(jsonAnswer(toJson(people_.shown(asked.doer.role, *known, tonight))));
}

bool StaffDesk::mayTell(const Asked& asked, const api::PersonFields& told) const {
    const auto field = forbiddenChange(asked.doer.role, told);
    if (field.empty()) return true;
    refuse(asked,
           {"not_your_right", "the detail " + std::string(field) + " is not for a " +
                                  std::string(domain::name(asked.doer.role))},
           {{"field", field}});
    return false;
}

bool StaffDesk::canKeep(const Asked& asked, domain::PersonKind kind, const domain::PersonDetails& details,
                        std::vector<domain::FieldProblem> problems) const {
    // Nor is a kept PESEL compared with anything for whoever may not see it: a refusal would tell of it.
    auto seen = details;
    if (!domain::may(asked.doer.role, domain::Right::seePesel)) seen.pesel.clear();
    for (auto& problem : domain::checkDetails(kind, seen, today(station_.clock.wallMs()))) {
        problems.push_back(std::move(problem));
    }
    return areNone(asked, problems);
}

bool StaffDesk::areNone(const Asked& asked, const std::vector<domain::FieldProblem>& problems) const {
    if (problems.empty()) return true;
    refuse(asked, {"details_refused", problems.front().field + ": " + problems.front().words},
           {{"problems", shownProblems(problems)}});
    return false;
}

bool StaffDesk::canCompare(const Asked& asked, const domain::PersonDetails& details) const {
    auto problems = domain::checkDetails(domain::PersonKind::guest, details, today(station_.clock.wallMs()));
    std::erase_if(problems, [](const domain::FieldProblem& problem) {
        return problem.code != "too_long" && problem.code != "broken_text";
    });
    return areNone(asked, problems);
}

void StaffDesk::searchPeople(const Asked& asked) const {
    const auto request = bodyOf(asked.body, api::peopleSearchFromJson);
    if (!request) return refuse(asked, request.error());
    const auto found =
        people_.search(asked.doer.role, request->query, static_cast<std::size_t>(request->limit));
    api::PeopleFound answer{.people = {}, .total = found.total};
    for (const auto* known : found.people) answer.people.push_back(people_.summary(asked.doer.role, *known));
    asked.reply(jsonAnswer(toJson(answer)));
}

std::vector<api::LikelyDuplicate> StaffDesk::likelyDuplicates(domain::Role role,
                                                              const domain::PersonDetails& details) const {
    std::vector<api::LikelyDuplicate> shown;
    for (const auto& likely : people_.duplicates(role, details, thisYear(station_.clock.wallMs()))) {
        shown.push_back({.person = people_.summary(role, *likely.known), .why = likely.why});
    }
    return shown;
}

void StaffDesk::findDuplicates(const Asked& asked) const {
    const auto request = bodyOf(asked.body, api::duplicatesSearchFromJson);
    if (!request) return refuse(asked, request.error());
    if (!mayTell(asked, request->details)) return;
    domain::PersonDetails details;
    putFields(request->details, details);
    if (!canCompare(asked, details)) return;
    asked.reply(jsonAnswer(toJson(api::DuplicatesFound{likelyDuplicates(asked.doer.role, details)})));
}

void StaffDesk::registerPerson(const Asked& asked) {
    registrations_.push_back(asked);
    nextRegistration();
}

void StaffDesk::nextRegistration() {
    while (!registering_ && !registrations_.empty()) {
        auto asked = std::move(registrations_.front());
        registrations_.pop_front();
        tryRegistration(asked);
    }
}

void StaffDesk::tryRegistration(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::registrationFromJson);
    if (!request) return refuse(asked, request.error());
    if (!mayTell(asked, request->details)) return;
    const auto kind = domain::personKindFromName(request->kind).value();
    domain::PersonDetails details;
    auto problems = putFields(request->details, details);
    if (!canKeep(asked, kind, details, std::move(problems))) return;

    json::array unseen;
    for (const auto& likely : likelyDuplicates(asked.doer.role, details)) {
        const auto& id = likely.person.person;
        const bool looked =
            std::find(request->despite.begin(), request->despite.end(), id) != request->despite.end();
        if (!looked && id != request->person) unseen.push_back(toJson(likely));
    }
    if (!unseen.empty()) {
        return refuse(asked,
                      {"likely_duplicate",
                       "look whether one of them is the person; register despite them, or "
                       "use the one who is there"},
                      {{"people", std::move(unseen)}});
    }
    registering_ = true;
    auto inTurn = asked;
    inTurn.reply = [this, reply = asked.reply](net::Response response) {
        registering_ = false;
        reply(std::move(response));
        nextRegistration();
    };
    actThen(
        inTurn,
        [request = *request, kind, details](StaffAct& act) {
            return recordRegistered(act, request.person, kind, details, request.despite);
        },
        [this, inTurn, person = request->person] { showChanged(inTurn, person); });
}

void StaffDesk::changeDetails(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::detailsChangeFromJson);
    if (!request) return refuse(asked, request.error());
    if (!mayTell(asked, request->details)) return;
    const auto id = asked.parameter;
    const auto* known = people_.find(asked.doer.role, id);
    if (known == nullptr) return refuse(asked, personUnknown());
    auto details = known->person.details;
    auto problems = putFields(request->details, details);
    if (!canKeep(asked, known->person.kind, details, std::move(problems))) return;
    if (known->person.version != request->version) return refuseChange(asked, id);
    actThen(
        asked,
        [id, version = request->version, details](StaffAct& act) {
            return recordChanged(act, id, version, details);
        },
        [this, asked, id] { showChanged(asked, id); });
}

void StaffDesk::refuseChange(const Asked& asked, const std::string& id) const {
    json::object more;
    if (const auto last = people_.lastChange(id)) {
        const auto* account = member(last->by);
        more["by"] = account == nullptr ? "" : account->name;
        more["at"] = api::formatTime(last->atMs);
    }
    refuse(
        asked,
        {"changed_meanwhile", "somebody else changed this person's details; look at them, then change them"},
        std::move(more));
}

void StaffDesk::readHealthRemark(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::healthReadingFromJson);
    if (!request) return refuse(asked, request.error());
    if (auto known = oneOf(reasonsToRead, request->why, "reading.why"); !known)
        return refuse(asked, known.error());
    const auto remark = std::make_shared<std::string>();
    act(
        asked,
        [id = asked.parameter, why = request->why, remark](StaffAct& act) -> Expected<void> {
            auto read = recordHealthRead(act, id, why);
            if (!read) return tl::make_unexpected(read.error());
            *remark = std::move(*read);
            return {};
        },
        [remark] { return jsonAnswer(toJson(api::HealthRemark{*remark})); });
}

void StaffDesk::changeHousehold(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::householdChangeFromJson);
    if (!request) return refuse(asked, request.error());
    const auto kind = request->leave ? Expected<domain::HouseholdKind>(domain::HouseholdKind::family)
                                     : domain::householdKindFromName(request->kind);
    if (!kind) return refuse(asked, kind.error());
    const auto id = asked.parameter;
    actThen(
        asked,
        [id, request = *request, kind = *kind](StaffAct& act) {
            return request.leave ? recordLeft(act, id) : recordJoined(act, id, request.with, kind);
        },
        [this, asked, id] { showChanged(asked, id); });
}

void StaffDesk::linkGuest(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::guestLinkFromJson);
    if (!request) return refuse(asked, request.error());
    const auto id = asked.parameter;
    actThen(
        asked, [id, to = request->to](StaffAct& act) { return recordLinked(act, id, to); },
        [this, asked, id] { showChanged(asked, id); });
}

void StaffDesk::erasePerson(const Asked& asked) {
    const auto request = bodyOf(asked.body, api::erasureFromJson);
    if (!request) return refuse(asked, request.error());
    if (auto known = oneOf(reasonsToErase, request->why, "erasure.why"); !known)
        return refuse(asked, known.error());
    if (!people_.sees(asked.doer.role, asked.parameter)) {
        return refuse(asked, personUnknown());
    }
    withPin(asked, request->pin, [this, why = request->why](const Asked& proved) {
        act(
            proved, [id = proved.parameter, why](StaffAct& act) { return recordErased(act, id, why); },
            [] { return noContent(); });
    });
}

}  // namespace ostoja::station
