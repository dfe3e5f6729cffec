// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "domain/name_distance.h"
#include "domain/name_words.h"

using namespace ostoja::domain;

namespace {

std::string plain(std::string_view text) {
    std::string words;
    for (const auto& word : nameWords(text))
        words += (words.empty() ? "" : " ") + std::string(word.plain.view());
    return words;
}

bool soundAlike(std::string_view one, std::string_view other) {
    const auto left = nameWords(one);
    const auto right = nameWords(other);
    REQUIRE(left.size() == 1);
    REQUIRE(right.size() == 1);
    return std::find_first_of(left[0].soundsBegin(), left[0].soundsEnd(), right[0].soundsBegin(),
                              right[0].soundsEnd()) != left[0].soundsEnd();
}

/// The table that everybody learns, as a judge of the fast one: rows are letters typed, columns the word's.
Errors byTheTable(const std::string& typed, const std::string& word) {
    std::vector<std::vector<int>> errors(typed.size() + 1, std::vector<int>(word.size() + 1));
    for (std::size_t i = 0; i <= typed.size(); ++i) errors[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= word.size(); ++j) errors[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        for (std::size_t j = 1; j <= word.size(); ++j) {
            const int wrong = typed[i - 1] == word[j - 1] ? 0 : 1;
            errors[i][j] =
                std::min({errors[i - 1][j] + 1, errors[i][j - 1] + 1, errors[i - 1][j - 1] + wrong});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
                errors[i][j] = std::min(errors[i][j], errors[i - 2][j - 2] + 1);
            }
        }
    }
    const auto& last = errors.back();
    return {last.back(), *std::min_element(last.begin(), last.end())};
}

}  // namespace

TEST_CASE("a name is divided into plain words") {
    struct Row {
        std::string text;
        std::string words;
    };
    const auto row = GENERATE(values<Row>({
        {"Łukasz Żółć", "lukasz zolc"},
        {"ŁUKASZ ŻÓŁĆ", "lukasz zolc"},
        {"Anna Kwiatkowska-Lis", "anna kwiatkowska lis"},
        {"  Jan   Nowak  ", "jan nowak"},
        {"O'Brien", "obrien"},
        {"Мар'яна Мар’яна", "mariana mariana"},
        {"Weiß STRAẞE", "weiss strasse"},
        {"Ćwik, Ján (Janko)", "cwik jan janko"},
        {"Żaneta", "zaneta"},
        {"Олександр Хмельницький", "oleksandr khmelnytskyi"},
        {"გიორგი ბერიძე", "giorgi beridze"},
        {"ᲒᲘᲝᲠᲒᲘ", "giorgi"},
        {"Gość 12", "gosc 12"},
        {"", ""},
        {" -'., ", ""},
        {"Jan\xff", ""},
        {std::string(300, 'a'), std::string(24, 'a')},
    }));
    INFO(row.text);
    CHECK(plain(row.text) == row.words);
}

TEST_CASE("one name in two spellings sounds alike") {
    const auto [one, other] = GENERATE(table<std::string, std::string>({
        {"Ковальчук", "Kowalczuk"},
        {"Ковальчук", "Kovalchuk"},
        {"Хмельницький", "Chmielnicki"},
        {"Хмельницький", "Khmelnytskyi"},
        {"Щербак", "Szczerbak"},
        {"Щербак", "Shcherbak"},
        {"Андрій", "Andriy"},
        {"Андрій", "Andrii"},
        {"Андрій", "Andrij"},
        {"Юлія", "Julia"},
        {"Юлія", "Yuliia"},
        {"Людмила", "Ludmiła"},
        {"Сергей", "Siergiej"},
        {"Мар'яна", "Mariana"},
        {"ჯავახიშვილი", "Dżawachiszwili"},
        {"ჯავახიშვილი", "Javakhishvili"},
        {"მჭედლიშვილი", "Mchedlishvili"},
        {"Müller", "Mueller"},
        {"Jäger", "Jaeger"},
        {"Schwarz", "Szwarz"},
        {"Schmidt", "Szmit"},
        {"Weiß", "Weisz"},
        {"Rzepecki", "Żepecki"},
        {"Chojnacki", "Hojnacki"},
        {"Bąk", "Bonk"},
        {"Góra", "Gura"},
        {"Țiclea", "Ciclea"},
        {"Becker", "Beker"},
        {"Nowicka", "Нoвицкa"},
        {"Čonka", "Czonka"},
    }));
    INFO(one << ", " << other);
    CHECK(soundAlike(one, other));
}

TEST_CASE("different names sound different") {
    const auto [one, other] = GENERATE(table<std::string, std::string>({
        {"Kowal", "Kowalik"},
        {"Nowak", "Novik"},
        {"Janina", "Joanna"},
        {"Marek", "Marcin"},
        {"Sikora", "Cichora"},
    }));
    INFO(one << ", " << other);
    CHECK_FALSE(soundAlike(one, other));
}

TEST_CASE("typing errors are counted as the table counts them") {
    std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
    const auto text = [&] {
        std::string letters(random() % 14, ' ');
        for (auto& letter : letters) letter = "abc"[random() % 3];
        return letters;
    };
    for (int i = 0; i < 20000; ++i) {
        const auto typed = text();
        const auto word = text();
        INFO(typed << ", " << word);
        const auto fast = Typed(typed).errorsTo(word);
        const auto slow = byTheTable(typed, word);
        REQUIRE(fast.toWhole == slow.toWhole);
        REQUIRE(fast.toStart == slow.toStart);
        REQUIRE(Typed(typed).missingIn(Typed::lettersOf(word)) <= slow.toStart);
    }
}

TEST_CASE("an exchange, a missing, a wrong and a needless letter are one error each") {
    const auto [typed, word, errors] = GENERATE(table<std::string, std::string, int>({
        {"kowalski", "kowalski", 0},
        {"kowaslki", "kowalski", 1},
        {"kowalki", "kowalski", 1},
        {"kowalskii", "kowalski", 1},
        {"kovalski", "kowalski", 1},
        {"kovaslki", "kowalski", 2},
        {"", "jan", 3},
    }));
    CHECK(Typed(typed).errorsTo(word).toWhole == errors);
    CHECK(Typed("kow").errorsTo("kowalski").toStart == 0);
    CHECK(Typed("kwo").errorsTo("kowalski").toStart == 1);
}
