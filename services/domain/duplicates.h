// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/beds.h"
#include "domain/name_match.h"
#include "domain/person.h"

namespace ostoja::domain {

/// What two records of people are compared by.
struct KnownPerson {
    std::vector<std::string> names;  ///< chosen and legal
    std::string born;                ///< "1968-03-02"; empty when not told
    std::optional<int> bornAround;   ///< the year, by an estimated age
    std::optional<Sex> sex;
    std::string pesel;
};

/// `registeredIn` is the year in which an age was estimated.
KnownPerson knownPerson(const PersonDetails& details, int registeredIn);

/// Why two records may be of one person, the strongest reason first. Names are alike when each word of the
/// shorter one is in the other: in another spelling, with a typing error, in another order.
enum class DuplicateReason {
    pesel,
    nameAndBirth,
    nameAndNearBirth,  ///< a digit mistyped, two exchanged, or day and month
    nameAndAge,        ///< five years apart at most; ten, where both ages are estimates
    birthAndOneName,   ///< a married name, say
    name,              ///< and nothing is known that speaks against it
};

/// "name_and_near_birth": for the API and the screen's words.
std::string_view name(DuplicateReason reason);

/// Looks for records of a person who is about to be registered. Never says that it is the same person: two
/// people may share a name and a birthday.
class DuplicateCheck {
  public:
    explicit DuplicateCheck(KnownPerson candidate);

    /// Nothing when the two are hardly one person: two dates or two PESELs speak against it.
    std::optional<DuplicateReason> reasonFor(const KnownPerson& other) const;

  private:
    /// Words that two names share, and whether that is all of the shorter name.
    struct Shared {
        bool some = false;
        bool alike = false;
    };
    Shared shared(std::string_view name) const;

    KnownPerson candidate_;
    std::vector<std::vector<TypedWord>> names_;
};

}  // namespace ostoja::domain
