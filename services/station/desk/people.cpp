// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/people.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "api/time_text.h"
#include "station/recording/person_fields.h"
#include "station/store/stays.h"

namespace ostoja::station {

namespace {

constexpr std::size_t mostDuplicates = 5;
constexpr std::size_t mostHappeningsKept = 32;
constexpr std::size_t mostHappeningsShown = 8;

bool seesProtected(domain::Role role) {
    return domain::may(role, domain::Right::seeProtected);
}

std::vector<std::string_view> spellingsOf(const domain::PersonDetails& details) {
    std::vector<std::string_view> spellings;
    for (const auto* each : {&details.name, &details.legalName}) {
        if (!each->empty()) spellings.push_back(*each);
    }
    return spellings;
}

/// In which a person was registered, as the UUIDv7 tells; `otherwise` where it tells nothing.
int yearOf(const std::string& id, int otherwise) {
    constexpr std::int64_t yearMs = 31'556'952'000;
    std::string digits = id.substr(0, 8) + id.substr(std::min<std::size_t>(9, id.size()), 4);
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ms, 16);
    const auto year = static_cast<int>(1970 + ms / yearMs);
    return error == std::errc{} && end == digits.data() + digits.size() && year >= 2020 && year <= otherwise
               ? year
               : otherwise;
}

api::StayShown shownStay(const store::PersonTonight::Place& place) {
    return {.stay = place.stay.id,
            .state = std::string(store::name(place.stay.state)),
            .bed = place.bed,
            .room = place.room,
            .since = api::formatTime(place.sinceMs),
            .presence = place.stay.presence,
            .kept = place.stay.kept};
}

/// "valid" rather than "lost" where somebody has both.
std::string cardWord(const std::vector<store::Card>& cards) {
    const auto any = [&](domain::CardState state) {
        return std::any_of(cards.begin(), cards.end(), [&](const auto& card) { return card.state == state; });
    };
    if (any(domain::CardState::valid)) return "valid";
    return any(domain::CardState::lost) ? "lost" : "none";
}

}  // namespace

void People::learn(PersonNow now) {
    const auto id = now.person.id;
    Known known;
    if (const auto before = known_.find(id); before != known_.end()) {
        known.lately = std::move(before->second.lately);
        known.heardMs = before->second.heardMs;
        known.openlyHeardMs = before->second.openlyHeardMs;
    }
    forget(id, known);
    if (now.person.erased) return;
    known.person = std::move(now.person);
    known.cards = std::move(now.cards);
    if (!known.person.household.empty()) {
        households_[known.person.household].insert(id);
        if (now.householdKind) householdKinds_[known.person.household] = *now.householdKind;
    }
    index(known_.emplace(id, std::move(known)).first->second);
}

void People::learn(Happened happened) {
    if (happened.what.starts_with("health_remark.")) return;
    const auto found = known_.find(happened.person);
    if (found == known_.end()) return;
    auto& known = found->second;
    heard_.erase({known.heardMs, known.person.id});
    openlyHeard_.erase({known.openlyHeardMs, known.person.id});
    known.heardMs = std::max(known.heardMs, happened.atMs);
    if (isOpen(happened)) known.openlyHeardMs = std::max(known.openlyHeardMs, happened.atMs);
    const auto place = std::find_if(known.lately.begin(), known.lately.end(),
                                    [&](const Happened& each) { return each.atMs <= happened.atMs; });
    known.lately.insert(place, std::move(happened));
    if (known.lately.size() > mostHappeningsKept) known.lately.pop_back();
    indexLately(known);
}

bool People::isOpen(const Happened& happened) const {
    return std::all_of(happened.others.begin(), happened.others.end(), [&](const std::string& other) {
        // Whoever was erased may have been protected: nothing tells any more.
        const auto found = known_.find(other);
        return found != known_.end() && !found->second.person.details.isProtected;
    });
}

void People::index(const Known& known) {
    const auto& person = known.person;
    indexLately(known);
    for (const auto& card : known.cards) holders_[card.id] = person.id;
    if (!person.details.born.empty()) born_[person.details.born].insert(person.id);
    if (!person.details.pesel.empty()) pesels_[person.details.pesel].insert(person.id);
    const auto spellings = spellingsOf(person.details);
    if (spellings.empty()) return;
    names_.put(person.id, spellings);
}

void People::indexLately(const Known& known) {
    heard_.emplace(known.heardMs, known.person.id);
    if (!known.person.details.isProtected) openlyHeard_.emplace(known.openlyHeardMs, known.person.id);
}

void People::forget(const std::string& id, const Known& heard) {
    const auto found = known_.find(id);
    if (found == known_.end()) return;
    names_.remove(id);
    for (auto* map : {&born_, &pesels_}) {
        const auto& details = found->second.person.details;
        const auto same = map->find(map == &born_ ? details.born : details.pesel);
        if (same == map->end()) continue;
        same->second.erase(id);
        if (same->second.empty()) map->erase(same);
    }
    for (const auto& card : found->second.cards) holders_.erase(card.id);
    heard_.erase({heard.heardMs, id});
    openlyHeard_.erase({heard.openlyHeardMs, id});
    if (const auto home = households_.find(found->second.person.household); home != households_.end()) {
        home->second.erase(id);
    }
    known_.erase(found);
}

void People::nightIs(const std::string& night) {
    if (std::exchange(night_, night) != night) tonight_.clear();
}

std::vector<std::string> People::borrowers() const {
    std::vector<std::string> ids;
    for (const auto& [id, known] : known_) {
        const bool borrows = std::any_of(known.cards.begin(), known.cards.end(), [](const store::Card& card) {
            return card.use == domain::CardUse::loan && domain::isLive(card.state);
        });
        if (borrows) ids.push_back(id);
    }
    return ids;
}

void People::sleeps(const std::string& night, const std::string& person, const api::TonightsBed& bed) {
    nightIs(night);
    tonight_[person] = bed;
}

void People::onlyThese(const std::set<std::pair<std::string, std::string>>& roomsAndBeds) {
    std::erase_if(tonight_, [&](const auto& each) {
        return !roomsAndBeds.contains({each.second.room, each.second.bed});
    });
}

bool People::maySee(domain::Role role, const Known& known) const {
    return !known.person.details.isProtected || seesProtected(role);
}

const People::Known* People::find(domain::Role role, const std::string& id) const {
    const auto found = known_.find(id);
    if (found == known_.end() || !maySee(role, found->second)) return nullptr;
    return &found->second;
}

People::Found People::search(domain::Role role, const std::string& query, std::size_t limit) const {
    Found found;
    if (query.find_first_not_of(' ') == std::string::npos) {
        const auto& heard = seesProtected(role) ? heard_ : openlyHeard_;
        found.total = static_cast<std::int64_t>(heard.size());
        for (auto each = heard.rbegin(); each != heard.rend() && found.people.size() < limit; ++each) {
            found.people.push_back(&known_.at(each->second));
        }
        return found;
    }
    const auto alike =
        seesProtected(role)
            ? names_.find(query, limit)
            : names_.find(query, limit, [&](std::string_view id) { return sees(role, std::string(id)); });
    for (const auto& id : alike.ids) found.people.push_back(&known_.at(id));
    found.total = static_cast<std::int64_t>(alike.total);
    return found;
}

std::map<std::string, std::size_t> People::comparable(const domain::PersonDetails& details) const {
    std::map<std::string, std::size_t> ids;
    for (auto& each : names_.sharing(spellingsOf(details))) ids.emplace(std::move(each.id), each.words);
    const auto join = [&](const auto& map, const std::string& key) {
        const auto found = key.empty() ? map.end() : map.find(key);
        if (found == map.end()) return;
        for (const auto& id : found->second) ids.emplace(id, 0);
    };
    join(born_, details.born);
    join(pesels_, details.pesel);
    return ids;
}

std::vector<People::Likely> People::duplicates(domain::Role role, const domain::PersonDetails& details,
                                               int thisYear) const {
    std::vector<const Known*> seen;
    std::vector<domain::MayBeDuplicate> others;
    // Whom the role may not see is never counted among those who are compared.
    for (const auto& [id, sharedWords] : comparable(details)) {
        const auto* known = find(role, id);
        if (known == nullptr) continue;
        seen.push_back(known);
        others.push_back({domain::knownPerson(known->person.details, yearOf(id, thisYear)), sharedWords});
    }
    const domain::DuplicateCheck check(domain::knownPerson(details, thisYear));
    std::vector<Likely> likely;
    for (const auto& one : domain::likeliest(check, others, mostDuplicates).found)
        likely.push_back({.known = seen[one.place], .why = std::string(domain::name(one.reason))});
    return likely;
}

api::PersonSummary People::summary(domain::Role role, const Known& known) const {
    const auto& person = known.person;
    const auto& details = person.details;
    const auto fields = fieldsFor(role, details);
    api::PersonSummary summary{.person = person.id,
                               .kind = std::string(domain::name(person.kind)),
                               .name = details.name,
                               .greeting = details.greeting,
                               .born = details.born,
                               .age = details.estimatedAge,
                               .sex = fields.sex.value_or(""),
                               .needs = fields.needs.value_or(std::vector<std::string>{}),
                               .isProtected = fields.isProtected,
                               .card = cardWord(known.cards),
                               .tonight = std::nullopt,
                               .guestNumber = std::nullopt};
    if (const auto sleeps = tonight_.find(person.id); sleeps != tonight_.end())
        summary.tonight = sleeps->second;
    if (person.kind == domain::PersonKind::guest) summary.guestNumber = guestNumber(person.id);
    return summary;
}

api::PersonShown People::shown(domain::Role role, const Known& known,
                               const store::PersonTonight& tonight) const {
    api::PersonShown shown{.summary = summary(role, known),
                           .fields = fieldsFor(role, known.person.details),
                           .version = known.person.version,
                           .linkedTo = {},
                           .hasHealthRemark = std::nullopt,
                           .household = household(role, known),
                           .cards = {},
                           .lately = happenings(role, known)};
    if (sees(role, known.person.linkedTo)) shown.linkedTo = known.person.linkedTo;
    if (domain::may(role, domain::Right::readHealth)) {
        shown.hasHealthRemark = !known.person.details.healthRemark.empty();
    }
    for (const auto& card : known.cards) shown.cards.push_back(shownCard(card));
    if (tonight.place) shown.stay = shownStay(*tonight.place);
    shown.arrival = tonight.arrival;
    const bool readsWhy =
        domain::may(role, domain::Right::suspend) || domain::may(role, domain::Right::runNight);
    for (const auto& kept : tonight.suspensions) {
        shown.suspensions.push_back({.suspension = kept.id,
                                     .from = kept.days.from,
                                     .until = kept.days.until,
                                     .why = readsWhy ? kept.reason : std::string(),
                                     .lifted = kept.lifted});
    }
    for (const auto& kept : tonight.papers) {
        shown.papers.push_back({.paper = kept.id,
                                .kind = std::string(domain::name(kept.paper.kind)),
                                .from = kept.paper.from,
                                .until = kept.paper.until});
    }
    for (const auto& absence : tonight.absences) {
        shown.absences.push_back({.absence = absence.id, .from = absence.from, .until = absence.until});
    }
    for (const auto& other : tonight.apart) {
        if (sees(role, other)) shown.apart.push_back({.person = other, .name = label(role, other)});
    }
    return shown;
}

std::optional<api::HouseholdShown> People::household(domain::Role role, const Known& known) const {
    const auto home = households_.find(known.person.household);
    if (home == households_.end()) return std::nullopt;
    api::HouseholdShown shown{.household = home->first, .kind = {}, .members = {}};
    for (const auto& id : home->second) {
        const auto* member = id == known.person.id ? nullptr : find(role, id);
        if (member != nullptr) shown.members.push_back({.person = id, .name = member->person.details.name});
    }
    // With nobody but those whom the role may not see, it is as if there were no household.
    if (shown.members.empty()) return std::nullopt;
    if (const auto kind = householdKinds_.find(home->first); kind != householdKinds_.end()) {
        shown.kind = domain::name(kind->second);
    }
    return shown;
}

std::vector<api::Happening> People::happenings(domain::Role role, const Known& known) const {
    std::vector<api::Happening> shown;
    for (const auto& one : known.lately) {
        if (shown.size() == mostHappeningsShown) break;
        if (seesProtected(role) || isOpen(one))
            shown.push_back({.at = api::formatTime(one.atMs), .what = one.what});
    }
    return shown;
}

std::string People::label(domain::Role role, const std::string& id) const {
    const auto* known = find(role, id);
    if (known == nullptr) return {};
    const auto& details = known->person.details;
    return details.name.empty() ? details.greeting : details.name;
}

std::string People::householdOf(domain::Role role, const Known& known) const {
    const auto shown = household(role, known);
    return shown ? shown->household : std::string();
}

std::string People::liableCommune(const std::string& id) const {
    const auto known = known_.find(id);
    return known == known_.end() ? std::string() : known->second.person.details.liableCommune;
}

const store::Card* People::card(domain::Role role, const std::string& id) const {
    const auto holder = holders_.find(id);
    const auto* known = holder == holders_.end() ? nullptr : find(role, holder->second);
    if (known == nullptr) return nullptr;
    const auto found = std::find_if(known->cards.begin(), known->cards.end(),
                                    [&](const store::Card& card) { return card.id == id; });
    return found == known->cards.end() ? nullptr : &*found;
}

std::set<std::string> People::hiddenFrom(domain::Role role) const {
    std::set<std::string> hidden;
    for (const auto& [id, known] : known_) {
        if (!maySee(role, known)) hidden.insert(id);
    }
    return hidden;
}

std::optional<Happened> People::lastChange(const std::string& id) const {
    const auto known = known_.find(id);
    if (known == known_.end()) return std::nullopt;
    const auto& lately = known->second.lately;
    const auto change = std::find_if(lately.begin(), lately.end(),
                                     [](const auto& one) { return one.what == "person.changed"; });
    return change == lately.end() ? std::nullopt : std::optional(*change);
}

api::CardShown shownCard(const store::Card& card) {
    return {.card = card.id,
            .use = std::string(domain::name(card.use)),
            .kind = card.kind,
            .state = std::string(domain::name(card.state)),
            .issuedAt = api::formatTime(card.issuedMs),
            .endedAt = card.endedMs ? api::formatTime(*card.endedMs) : std::string()};
}

std::int64_t guestNumber(const std::string& person) {
    constexpr std::size_t digits = 8;
    constexpr std::uint32_t most = 10'000;
    if (person.size() < digits) return 0;
    std::uint32_t tail = 0;
    const auto* end = person.data() + person.size();
    std::from_chars(end - digits, end, tail, 16);
    return tail % most;
}

}  // namespace ostoja::station
