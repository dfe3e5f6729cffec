// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/spellings.h"

#include <algorithm>
#include <array>

#include "domain/unicode.h"

namespace ostoja::people {

namespace {

struct Letter {
    char32_t own;
    std::string_view passport;
    std::string_view polish;
};

constexpr std::array<Letter, 71> letters = {
    {{U'а', "a", "a"},   {U'б', "b", "b"},   {U'в', "v", "w"},   {U'г', "h", "h"},   {U'ґ', "g", "g"},
     {U'д', "d", "d"},   {U'е', "e", "e"},   {U'є', "ie", "je"}, {U'ж', "zh", "ż"},  {U'з', "z", "z"},
     {U'и', "y", "y"},   {U'і', "i", "i"},   {U'ї', "i", "ji"},  {U'й', "i", "j"},   {U'к', "k", "k"},
     {U'л', "l", "l"},   {U'м', "m", "m"},   {U'н', "n", "n"},   {U'о', "o", "o"},   {U'п', "p", "p"},
     {U'р', "r", "r"},   {U'с', "s", "s"},   {U'т', "t", "t"},   {U'у', "u", "u"},   {U'ф', "f", "f"},
     {U'х', "kh", "ch"}, {U'ц', "ts", "c"},  {U'ч', "ch", "cz"}, {U'ш', "sh", "sz"}, {U'щ', "shch", "szcz"},
     {U'ь', "", ""},     {U'ю', "iu", "iu"}, {U'я', "ia", "ia"}, {U'ы', "y", "y"},   {U'э', "e", "e"},
     {U'ё', "e", "jo"},  {U'ъ', "", ""},     {U'ў', "u", "u"},   {U'ა', "a", "a"},   {U'ბ', "b", "b"},
     {U'გ', "g", "g"},   {U'დ', "d", "d"},   {U'ე', "e", "e"},   {U'ვ', "v", "w"},   {U'ზ', "z", "z"},
     {U'თ', "t", "t"},   {U'ი', "i", "i"},   {U'კ', "k", "k"},   {U'ლ', "l", "l"},   {U'მ', "m", "m"},
     {U'ნ', "n", "n"},   {U'ო', "o", "o"},   {U'პ', "p", "p"},   {U'ჟ', "zh", "ż"},  {U'რ', "r", "r"},
     {U'ს', "s", "s"},   {U'ტ', "t", "t"},   {U'უ', "u", "u"},   {U'ფ', "p", "p"},   {U'ქ', "k", "k"},
     {U'ღ', "gh", "g"},  {U'ყ', "q", "k"},   {U'შ', "sh", "sz"}, {U'ჩ', "ch", "cz"}, {U'ც', "ts", "c"},
     {U'ძ', "dz", "dz"}, {U'წ', "ts", "c"},  {U'ჭ', "ch", "cz"}, {U'ხ', "kh", "ch"}, {U'ჯ', "j", "dż"},
     {U'ჰ', "h", "h"}}};

char32_t small(char32_t letter) {
    if (letter >= U'А' && letter <= U'Я') return letter + 0x20;
    if (letter >= 0x400 && letter <= 0x40F) return letter + 0x50;
    if (letter == U'Ґ') return U'ґ';
    return letter;
}

void appendUtf8(std::string& text, char32_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0U | (point >> 6U));
        text += static_cast<char>(0x80U | (point & 0x3FU));
    } else {
        text += static_cast<char>(0xE0U | (point >> 12U));
        text += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (point & 0x3FU));
    }
}

/// The first letter of a word becomes capital, be it ASCII.
std::string spelled(std::string_view name, std::string_view Letter::*spelling) {
    std::string text;
    bool starts = true;
    for (const auto point : domain::decodeUtf8(name).value_or(U"")) {
        if (point == U'\'') continue;
        const auto* const found = std::find_if(
            letters.begin(), letters.end(), [&](const Letter& letter) { return letter.own == small(point); });
        const auto before = text.size();
        if (found == letters.end()) {
            appendUtf8(text, point);
        } else {
            text += found->*spelling;
        }
        if (starts && text.size() > before && text[before] >= 'a' && text[before] <= 'z') {
            text[before] = static_cast<char>(text[before] - 0x20);
        }
        if (text.size() > before) starts = point == U' ' || point == U'-';
    }
    return text;
}

}  // namespace

std::string passportSpelling(std::string_view name) {
    return spelled(name, &Letter::passport);
}

std::string polishSpelling(std::string_view name) {
    return spelled(name, &Letter::polish);
}

}  // namespace ostoja::people
