// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/night.h"

namespace ostoja::domain {

/// A night for which somebody had a bed of the house, however long they lay in it. Two stays in one night are
/// one person-day.
struct NightSlept {
    std::string person;
    Night night;
    /// False: their bed was theirs still, and nobody has seen them in it. An absence that was told says more.
    bool seen = true;

    bool operator==(const NightSlept&) const = default;
};

/// Nights for which somebody is away and their place is kept: hospital, family, work.
struct Absence {
    std::string person;
    std::string from;   ///< first night, "2026-11-22"
    std::string until;  ///< last night

    bool operator==(const Absence&) const = default;
};

/// Under which a commune pays for its people.
struct Contract {
    std::string id;
    std::string commune;  ///< empty: of all communes that have none of their own
    std::string from;     ///< first night
    std::string until;    ///< last night; empty: without an end
    int absenceDays = 0;  ///< of one person in a calendar month, for which it pays

    bool operator==(const Contract&) const = default;
};

/// One person's days under one contract; a contract that begins meanwhile begins another row.
struct PersonDays {
    std::string person;
    std::string commune;   ///< liable; empty: not known
    std::string contract;  ///< empty: none
    int present = 0;
    int absentPaid = 0;
    int absentUnpaid = 0;

    /// What the commune pays for.
    int counted() const { return present + absentPaid; }
    bool operator==(const PersonDays&) const = default;
};

/// What person-days are counted from.
struct Presence {
    std::span<const NightSlept> nights;
    std::span<const Absence> absences;
    /// Person → liable commune, as far as it is known.
    const std::map<std::string, std::string>& communes;
    std::span<const Contract> contracts;
};

/// The person-days of the nights from `from` to `until`, both included, by person, commune and contract. Who
/// was seen here was not absent. A contract pays for the first absent nights of a month, and the month is
/// counted from its own beginning, wherever `from` lies.
std::vector<PersonDays> personDays(const Presence& presence, Night from, Night until);

}  // namespace ostoja::domain
