// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/staff_cards.h"
#include "api/staff_people.h"
#include "domain/duplicates.h"
#include "domain/name_search.h"
#include "domain/roles.h"
#include "station/recording/staff_act.h"
#include "station/store/person_tonight.h"
#include "station/store/records.h"

namespace ostoja::station {

/// The register in memory: opened once at the start, changed after each commit. Every question is asked for a
/// role, and to one that may not see protected people it answers as if they weren't there. Of the loop's
/// thread.
class People {
  public:
    struct Known {
        store::Person person;
        std::vector<store::Card> cards;
        /// Newest first.
        std::deque<Happened> lately;
        /// When something was last heard of them, and when of what has to do with no protected person.
        std::int64_t heardMs = 0;
        std::int64_t openlyHeardMs = 0;
    };
    struct Found {
        std::vector<const Known*> people;
        std::int64_t total = 0;
    };
    struct Likely {
        const Known* known = nullptr;
        std::string why;
    };

    /// In memory from here on, or gone from it when erased.
    void learn(PersonNow now);
    /// But for what has to do with health: nobody sees in passing that there was something to read.
    void learn(Happened happened);

    /// A new night forgets who slept where in the one before.
    void sleeps(const std::string& night, const std::string& person, const api::TonightsBed& bed);
    /// Whoever sleeps in none of these beds sleeps nowhere.
    void onlyThese(const std::set<std::pair<std::string, std::string>>& roomsAndBeds);
    void sleepsNoMore(const std::string& person) { tonight_.erase(person); }
    void nightIs(const std::string& night);
    /// Those with a loan card, which ends with the night.
    std::vector<std::string> borrowers() const;

    const Known* find(domain::Role role, const std::string& id) const;
    /// Who is like the query, the likest first; those lately heard of for an empty one.
    Found search(domain::Role role, const std::string& query, std::size_t limit) const;
    /// Who may be the person that these details tell of, the strongest reason first. `thisYear` is the year
    /// of an age estimated now.
    std::vector<Likely> duplicates(domain::Role role, const domain::PersonDetails& details,
                                   int thisYear) const;

    api::PersonSummary summary(domain::Role role, const Known& known) const;
    api::PersonShown shown(domain::Role role, const Known& known, const store::PersonTonight& tonight) const;
    /// The name to tell somebody by, for whoever may see them; empty for the rest.
    std::string label(domain::Role role, const std::string& id) const;
    /// Of somebody who shares one with others whom the role may see; empty otherwise.
    std::string householdOf(domain::Role role, const Known& known) const;
    /// Which pays for them, whoever asks: for sums without names. Empty where it isn't known.
    std::string liableCommune(const std::string& id) const;
    /// A card of somebody whom the role may see.
    const store::Card* card(domain::Role role, const std::string& id) const;
    /// All whom the role may not see.
    std::set<std::string> hiddenFrom(domain::Role role) const;
    bool sees(domain::Role role, const std::string& id) const { return find(role, id) != nullptr; }
    /// When and by whom the details were changed last.
    std::optional<Happened> lastChange(const std::string& id) const;

    std::size_t size() const { return known_.size(); }

  private:
    /// By when something was last heard of them, newest last.
    using Heard = std::set<std::pair<std::int64_t, std::string>>;

    bool maySee(domain::Role role, const Known& known) const;
    /// Whether it has to do with nobody who is protected, or was when they were erased, but perhaps the one
    /// whose it is.
    bool isOpen(const Happened& happened) const;
    void index(const Known& known);
    void indexLately(const Known& known);
    /// Everybody who is worth comparing, and how many words of the name they share.
    std::map<std::string, std::size_t> comparable(const domain::PersonDetails& details) const;
    void forget(const std::string& id, const Known& heard);
    std::optional<api::HouseholdShown> household(domain::Role role, const Known& known) const;
    std::vector<api::Happening> happenings(domain::Role role, const Known& known) const;

    std::unordered_map<std::string, Known> known_;
    domain::NameIndex names_;
    /// Everybody, and everybody but protected people: as if there were no others.
    Heard heard_;
    Heard openlyHeard_;
    /// By birthday and by PESEL: who shares them.
    std::unordered_map<std::string, std::set<std::string>> born_;
    std::unordered_map<std::string, std::set<std::string>> pesels_;
    /// Whose each card is.
    std::unordered_map<std::string, std::string> holders_;
    std::map<std::string, std::set<std::string>> households_;
    std::map<std::string, domain::HouseholdKind> householdKinds_;
    std::string night_;
    std::unordered_map<std::string, api::TonightsBed> tonight_;
};

api::CardShown shownCard(const store::Card& card);

/// Four digits by which staff tell one guest from another; they follow from the identifier.
std::int64_t guestNumber(const std::string& person);

}  // namespace ostoja::station
