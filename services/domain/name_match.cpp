// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name_match.h"

#include <algorithm>

#include "domain/given_names.h"

namespace ostoja::domain {

namespace {

constexpr int oneError = 10;
constexpr int onlyTheStart = 3;
constexpr int anotherSpelling = 2;
constexpr int anotherFirstLetter = 3;
constexpr int anotherGivenName = 4;
/// From this length on the beginning of a short form is enough to think of the whole name.
constexpr int startOfGivenName = 4;

int errorsForgiven(int typed, Forgiven forgiven) {
    const int byLength = typed <= 2 ? 0 : typed <= 5 ? 1 : typed <= 8 ? 2 : 3;
    return std::min(byLength, forgiven.errors);
}

/// A start with an error in it says little where it is short: "jan" is not the start of "kaniewski".
int errorsForgivenInStart(int typed, Forgiven forgiven) {
    if (!forgiven.beginnings) return -1;
    return typed <= 3 ? 0 : errorsForgiven(typed, forgiven);
}

int costOf(const Typed& typed, const ShortText& word, std::uint64_t letters, Forgiven most) {
    const int whole = errorsForgiven(typed.size(), most);
    if (typed.missingIn(letters) > whole) return unlike;
    const auto errors = typed.errorsTo(word.view());
    int cost = unlike;
    if (errors.toWhole <= whole) cost = errors.toWhole * oneError;
    if (errors.toStart <= errorsForgivenInStart(typed.size(), most)) {
        cost = std::min(cost, errors.toStart * oneError + onlyTheStart);
    }
    return cost;
}

/// The forms of all given names, prepared once for the whole program.
const std::vector<std::vector<RegisteredWord>>& givenNameForms() {
    static const auto forms = [] {
        std::vector<std::vector<RegisteredWord>> rows;
        for (const auto row : sameGivenNames()) {
            auto& words = rows.emplace_back();
            for (const auto& word : nameWords(row)) {
                RegisteredWord form{.word = word, .plainLetters = Typed::lettersOf(word.plain.view())};
                for (std::size_t i = 0; i < word.soundCount; ++i) {
                    form.soundLetters.at(i) = Typed::lettersOf(word.sounds.at(i).view());
                }
                words.push_back(form);
            }
        }
        return rows;
    }();
    return forms;
}

bool soundAlike(const NameWord& one, const NameWord& other) {
    return std::find_first_of(one.soundsBegin(), one.soundsEnd(), other.soundsBegin(), other.soundsEnd()) !=
           one.soundsEnd();
}

}  // namespace

RegisteredWord registered(const NameWord& word) {
    RegisteredWord result{.word = word, .plainLetters = Typed::lettersOf(word.plain.view())};
    for (std::size_t i = 0; i < word.soundCount; ++i) {
        result.soundLetters.at(i) = Typed::lettersOf(word.sounds.at(i).view());
    }
    std::size_t found = 0;
    const auto& rows = givenNameForms();
    for (std::size_t row = 0; row < rows.size() && found < result.givenNames.size(); ++row) {
        const bool isForm = std::any_of(rows[row].begin(), rows[row].end(), [&](const RegisteredWord& form) {
            return form.word.plain == word.plain || soundAlike(form.word, word);
        });
        if (isForm) result.givenNames.at(found++) = static_cast<std::uint8_t>(row + 1);
    }
    return result;
}

TypedWord::TypedWord(const NameWord& word, Forgiven forgiven)
    : plain_(word.plain.view()),
      firstLetter_(word.plain.view().front()),
      forgiven_(forgiven),
      givenNames_(givenNameForms().size() + 1, unlike) {
    for (const auto* sound = word.soundsBegin(); sound != word.soundsEnd(); ++sound) {
        sounds_.emplace_back(sound->view());
    }
    findGivenNames();
}

NameCost TypedWord::costTo(const RegisteredWord& other) const {
    NameCost cost = costToSpelling(other);
    for (const auto row : other.givenNames) cost = std::min(cost, givenNames_[row]);
    return cost;
}

NameCost TypedWord::costToSpelling(const RegisteredWord& other) const {
    int cost = costOf(plain_, other.word.plain, other.plainLetters, forgiven_);
    for (const auto& sound : sounds_) {
        for (std::size_t i = 0; i < other.word.soundCount && cost > anotherSpelling; ++i) {
            const int alike = costOf(sound, other.word.sounds.at(i), other.soundLetters.at(i), forgiven_);
            cost = std::min(cost, alike + anotherSpelling);
        }
    }
    if (cost >= oneError && cost < unlike && firstLetter_ != other.word.plain.view().front()) {
        cost += anotherFirstLetter;
    }
    return static_cast<NameCost>(std::min<int>(cost, unlike));
}

void TypedWord::findGivenNames() {
    const auto& rows = givenNameForms();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        int least = unlike;
        for (const auto& form : rows[row]) {
            const bool isStart = plain_.size() < form.word.plain.size;
            if (isStart && plain_.size() < startOfGivenName) continue;
            least = std::min<int>(least, costToSpelling(form));
        }
        const int cost = least == unlike ? unlike : least + anotherGivenName;
        givenNames_[row + 1] = static_cast<NameCost>(std::min<int>(cost, unlike));
    }
}

}  // namespace ostoja::domain
