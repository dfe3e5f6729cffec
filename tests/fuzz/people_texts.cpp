// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "domain/card_state.h"
#include "domain/day.h"
#include "domain/duplicates.h"
#include "domain/name_search.h"
#include "domain/person.h"
#include "domain/pesel.h"
#include "domain/pin.h"
#include "domain/unicode.h"
#include "tests/fuzz/input.h"

// Whatever may be typed about a person: names to keep and to look for, dates, numbers.

namespace {

using namespace ostoja;
using fuzz::must;

domain::NameIndex someHouse() {
    domain::NameIndex index;
    for (const auto* name :
         {"Jan Nowak", "Олександр Ковальчук", "გიორგი ბერიძე", "Müller-Weiß Jürgen", "Ola"}) {
        index.put(name, {name});
    }
    return index;
}

void namesAreFound(const std::string& text) {
    static auto index = someHouse();
    const auto words = domain::nameWords(text);
    index.put("somebody", {text});
    const auto found = index.find(text, 3);
    must(found.ids.size() <= 3 && found.total >= found.ids.size() && found.total <= index.size(),
         "no more are found than there are");
    // Of very many words only the first count.
    const bool isName = !words.empty() && words.size() <= 6;
    must(!isName || index.find(text, index.size()).total > 0, "a name is found by itself");
    for (const auto& word : words) must(word.plain.size > 0 && word.soundCount > 0, "a word has letters");
    const auto hidden = index.find(text, 10, [](std::string_view id) { return id != "somebody"; });
    index.remove("somebody");
    const auto gone = index.find(text, 10);
    must(hidden.ids == gone.ids && hidden.total == gone.total, "who may not be seen is not there");
    domain::DuplicateCheck check({.names = {text}});
    static_cast<void>(check.reasonFor({.names = {"Jan Nowak", text}}));
}

void detailsAreChecked(const std::string& text) {
    const domain::PersonDetails details{.name = text,
                                        .greeting = text,
                                        .born = text,
                                        .languages = {text},
                                        .pesel = text,
                                        .remark = text,
                                        .privacyNotice = text};
    const auto problems = domain::checkDetails(domain::PersonKind::resident, details, "2026-11-26");
    const auto isWrong = [&](std::string_view field) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const auto& each) { return each.field == field; });
    };
    const auto points = domain::decodeUtf8(text);
    must(isWrong("name") || (points && !points->empty() && points->size() <= domain::longestName),
         "a name that is kept can be shown");
    must(isWrong("born") || text.empty() || domain::parseDay(text), "a day that is kept was one");
    must(isWrong("pesel") || text.empty() || domain::readPesel(text), "a PESEL that is kept is one");
    for (const auto& problem : problems)
        must(!problem.words.empty() && !problem.code.empty(), "it is said why");
}

void numbersAreRead(const std::string& text) {
    const auto pesel = domain::readPesel(text);
    must(!pesel || domain::parseDay(pesel->born), "a PESEL has a birth date");
    must(!domain::checkPin(text) || (text.size() >= domain::shortestPin && text.size() <= domain::longestPin),
         "a PIN has its length");
    static_cast<void>(domain::cardStateFromName(text));
    static_cast<void>(domain::needFromName(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::textOf(data, size));
    namesAreFound(text);
    detailsAreChecked(text);
    numbersAreRead(text);
    return 0;
}
