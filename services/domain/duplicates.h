// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
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
    /// The reason there would be, were the names alike: seen at a glance, where comparing names takes time.
    std::optional<DuplicateReason> atBest(const KnownPerson& other) const;

  private:
    /// Words that two names share, and whether that is all of the shorter name.
    struct Shared {
        bool some = false;
        bool alike = false;
    };
    Shared shared(std::string_view name) const;
    bool isOtherSex(const KnownPerson& other) const;

    KnownPerson candidate_;
    std::vector<std::vector<TypedWord>> names_;
};

/// Somebody to look at, with how many words of the candidate's name NameIndex found in theirs.
struct MayBeDuplicate {
    KnownPerson person;
    std::size_t sharedWords = 0;
};

struct LikelyDuplicates {
    struct One {
        std::size_t place;  ///< among those who were looked at
        DuplicateReason reason;
    };
    /// The strongest reason first, then who stood first.
    std::vector<One> found;
    /// Of how many the names were compared.
    std::size_t compared = 0;
};

/// More than anybody's namesakes with the same birthday; a town has thousands of one surname.
inline constexpr std::size_t mostCompared = 300;

/// The `most` likeliest. Names are compared of mostCompared people at most: where the reason would be the
/// strongest, then where the most words are shared.
LikelyDuplicates likeliest(const DuplicateCheck& check, std::span<const MayBeDuplicate> others,
                           std::size_t most);

}  // namespace ostoja::domain
