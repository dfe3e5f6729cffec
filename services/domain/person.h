// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/beds.h"
#include "error/error.h"

namespace ostoja::domain {

/// A guest stays anonymous: gets a place, counts, and may be linked to a resident later.
enum class PersonKind { resident, guest };

/// What a bed or a room must have.
enum class Need { lowerBunk, nearToilet, wheelchair, dog, quiet };

/// How it was established who the person is.
enum class Identity { none, document, police, declaration };

enum class BroughtBy { self, cityGuard, police, ambulance, outreach, other };

enum class HouseholdKind { family, couple, siblings };

/// What the house knows about one person. Empty texts and absent values were not told, and need not be.
struct PersonDetails {
    std::string name;       ///< that the person gives; enough to register; empty for a guest
    std::string greeting;   ///< as it should be said at the door; empty greets without a name
    std::string legalName;  ///< as in a document
    std::string born;       ///< "1968-03-02"
    std::optional<std::int64_t> estimatedAge;  ///< years, at registration
    std::optional<Sex> sex;                    ///< for the ward
    std::vector<std::string> languages;        ///< ISO 639-1: "pl", "uk"
    std::string lastRegistration;              ///< place of the last permanent registration
    std::string liableCommune;                 ///< which pays for a shelter (art. 101(2))
    std::string contact;
    std::vector<Need> needs;
    Identity identity = Identity::none;
    BroughtBy broughtBy = BroughtBy::self;
    std::string pesel;  ///< only where a decision needs it
    std::string remark;
    std::string healthRemark;   ///< each reading is on the record
    bool isProtected = false;   ///< flees from somebody
    std::string privacyNotice;  ///< day on which the notice was given
    std::string houseRules;     ///< day on which the house rules were signed

    bool operator==(const PersonDetails&) const = default;
};

/// Why a field was refused.
struct FieldProblem {
    std::string field;  ///< its name in JSON: "legal_name"
    std::string words;  ///< one sentence, without the value
    std::string code;   ///< "too_long", "control_character" …: for a screen in another language

    bool operator==(const FieldProblem&) const = default;
};

/// The longest name, greeting, place or contact, and the longest remark, in characters.
inline constexpr std::size_t longestName = 200;
inline constexpr std::size_t longestRemark = 2000;

/// What stands against keeping these details; nothing when they may be kept. `today` is "2026-11-26".
/// Refuses what can't be true or can't be shown, never what is merely unusual: any script, emoji and a name
/// that looks like a program are text.
std::vector<FieldProblem> checkDetails(PersonKind kind, const PersonDetails& details, std::string_view today);

/// "resident", "lower_bunk", "city_guard": the words of the API and the store.
std::string_view name(PersonKind kind);
std::string_view name(Need need);
std::string_view name(Identity identity);
std::string_view name(BroughtBy broughtBy);
std::string_view name(HouseholdKind kind);

/// Error "malformed".
Expected<PersonKind> personKindFromName(std::string_view text);
Expected<Need> needFromName(std::string_view text);
Expected<Identity> identityFromName(std::string_view text);
Expected<BroughtBy> broughtByFromName(std::string_view text);
Expected<HouseholdKind> householdKindFromName(std::string_view text);

}  // namespace ostoja::domain
