// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name_letters.h"

#include <algorithm>
#include <array>

namespace ostoja::domain {

namespace {

struct Row {
    char32_t letter;
    LetterForms forms;
};

/// By code point. Cyrillic is spelled as Ukrainian passports do it, Georgian as Georgian ones. A sign that is
/// silent stands as an apostrophe.
constexpr std::array<Row, 173> rows = {
    {{U'ß', {"ss", "ss"}}, {U'à', {"a", "a"}},     {U'á', {"a", "a"}},   {U'â', {"a", "a"}},
     {U'ã', {"a", "a"}},   {U'ä', {"a", "a"}},     {U'å', {"a", "a"}},   {U'æ', {"ae", "e"}},
     {U'ç', {"c", "c"}},   {U'è', {"e", "e"}},     {U'é', {"e", "e"}},   {U'ê', {"e", "e"}},
     {U'ë', {"e", "e"}},   {U'ì', {"i", "i"}},     {U'í', {"i", "i"}},   {U'î', {"i", "i"}},
     {U'ï', {"i", "i"}},   {U'ð', {"d", "d"}},     {U'ñ', {"n", "n"}},   {U'ò', {"o", "o"}},
     {U'ó', {"o", "W"}},   {U'ô', {"o", "o"}},     {U'õ', {"o", "o"}},   {U'ö', {"o", "o"}},
     {U'ø', {"o", "o"}},   {U'ù', {"u", "u"}},     {U'ú', {"u", "u"}},   {U'û', {"u", "u"}},
     {U'ü', {"u", "u"}},   {U'ý', {"y", "y"}},     {U'þ', {"th", "t"}},  {U'ÿ', {"y", "y"}},
     {U'ā', {"a", "a"}},   {U'ă', {"a", "a"}},     {U'ą', {"a", "Q"}},   {U'ć', {"c", "c"}},
     {U'ĉ', {"c", "c"}},   {U'ċ', {"c", "c"}},     {U'č', {"c", "c"}},   {U'ď', {"d", "d"}},
     {U'đ', {"d", "dj"}},  {U'ē', {"e", "e"}},     {U'ĕ', {"e", "e"}},   {U'ė', {"e", "e"}},
     {U'ę', {"e", "X"}},   {U'ě', {"e", "e"}},     {U'ĝ', {"g", "g"}},   {U'ğ', {"g", "g"}},
     {U'ġ', {"g", "g"}},   {U'ģ', {"g", "g"}},     {U'ĥ', {"h", "h"}},   {U'ħ', {"h", "h"}},
     {U'ĩ', {"i", "i"}},   {U'ī', {"i", "i"}},     {U'ĭ', {"i", "i"}},   {U'į', {"i", "i"}},
     {U'ı', {"i", "i"}},   {U'ĵ', {"j", "j"}},     {U'ķ', {"k", "k"}},   {U'ĺ', {"l", "l"}},
     {U'ļ', {"l", "l"}},   {U'ľ', {"l", "l"}},     {U'ŀ', {"l", "l"}},   {U'ł', {"l", "l"}},
     {U'ń', {"n", "n"}},   {U'ņ', {"n", "n"}},     {U'ň', {"n", "n"}},   {U'ō', {"o", "o"}},
     {U'ŏ', {"o", "o"}},   {U'ő', {"o", "o"}},     {U'œ', {"oe", "o"}},  {U'ŕ', {"r", "r"}},
     {U'ŗ', {"r", "r"}},   {U'ř', {"r", "r"}},     {U'ś', {"s", "s"}},   {U'ŝ', {"s", "s"}},
     {U'ş', {"s", "s"}},   {U'š', {"s", "s"}},     {U'ţ', {"t", "Y"}},   {U'ť', {"t", "t"}},
     {U'ŧ', {"t", "t"}},   {U'ũ', {"u", "u"}},     {U'ū', {"u", "u"}},   {U'ŭ', {"u", "u"}},
     {U'ů', {"u", "u"}},   {U'ű', {"u", "u"}},     {U'ų', {"u", "u"}},   {U'ŵ', {"w", "w"}},
     {U'ŷ', {"y", "y"}},   {U'ź', {"z", "z"}},     {U'ż', {"z", "z"}},   {U'ž', {"z", "z"}},
     {U'ǎ', {"a", "a"}},   {U'ș', {"s", "s"}},     {U'ț', {"t", "Y"}},   {U'ə', {"e", "e"}},
     {U'а', {"a", "A"}},   {U'б', {"b", "B"}},     {U'в', {"v", "V"}},   {U'г', {"h", "H"}},
     {U'д', {"d", "D"}},   {U'е', {"e", "E"}},     {U'ж', {"zh", "Z"}},  {U'з', {"z", "Z"}},
     {U'и', {"y", "I"}},   {U'й', {"i", "I"}},     {U'к', {"k", "K"}},   {U'л', {"l", "L"}},
     {U'м', {"m", "M"}},   {U'н', {"n", "N"}},     {U'о', {"o", "O"}},   {U'п', {"p", "P"}},
     {U'р', {"r", "R"}},   {U'с', {"s", "S"}},     {U'т', {"t", "T"}},   {U'у', {"u", "U"}},
     {U'ф', {"f", "V"}},   {U'х', {"kh", "H"}},    {U'ц', {"ts", "C"}},  {U'ч', {"ch", "C"}},
     {U'ш', {"sh", "S"}},  {U'щ', {"shch", "SC"}}, {U'ъ', {"'", ""}},    {U'ы', {"y", "I"}},
     {U'ь', {"'", ""}},    {U'э', {"e", "E"}},     {U'ю', {"iu", "IU"}}, {U'я', {"ia", "IA"}},
     {U'ё', {"e", "IO"}},  {U'ђ', {"dj", "DI"}},   {U'є', {"ie", "E"}},  {U'і', {"i", "I"}},
     {U'ї', {"i", "I"}},   {U'ј', {"j", "I"}},     {U'љ', {"lj", "L"}},  {U'њ', {"nj", "N"}},
     {U'ћ', {"c", "C"}},   {U'ў', {"u", "V"}},     {U'џ', {"dz", "DZ"}}, {U'ґ', {"g", "H"}},
     {U'ა', {"a", "A"}},   {U'ბ', {"b", "B"}},     {U'გ', {"g", "H"}},   {U'დ', {"d", "D"}},
     {U'ე', {"e", "E"}},   {U'ვ', {"v", "V"}},     {U'ზ', {"z", "Z"}},   {U'თ', {"t", "T"}},
     {U'ი', {"i", "I"}},   {U'კ', {"k", "K"}},     {U'ლ', {"l", "L"}},   {U'მ', {"m", "M"}},
     {U'ნ', {"n", "N"}},   {U'ო', {"o", "O"}},     {U'პ', {"p", "P"}},   {U'ჟ', {"zh", "Z"}},
     {U'რ', {"r", "R"}},   {U'ს', {"s", "S"}},     {U'ტ', {"t", "T"}},   {U'უ', {"u", "U"}},
     {U'ფ', {"p", "P"}},   {U'ქ', {"k", "K"}},     {U'ღ', {"gh", "H"}},  {U'ყ', {"q", "K"}},
     {U'შ', {"sh", "S"}},  {U'ჩ', {"ch", "C"}},    {U'ც', {"ts", "C"}},  {U'ძ', {"dz", "DZ"}},
     {U'წ', {"ts", "C"}},  {U'ჭ', {"ch", "C"}},    {U'ხ', {"kh", "H"}},  {U'ჯ', {"j", "DZ"}},
     {U'ჰ', {"h", "H"}}}};

bool isBetween(char32_t letter, char32_t first, char32_t last) {
    return letter >= first && letter <= last;
}

/// Where capitals have even numbers and the small letter follows; or odd ones.
bool isPairedEven(char32_t letter) {
    return isBetween(letter, 0x100, 0x137) || isBetween(letter, 0x14A, 0x177) ||
           isBetween(letter, 0x1DE, 0x21F);
}

bool isPairedOdd(char32_t letter) {
    return isBetween(letter, 0x139, 0x148) || isBetween(letter, 0x179, 0x17E);
}

}  // namespace

LetterForms letterForms(char32_t smallLetter) {
    const auto* const row =
        std::lower_bound(rows.begin(), rows.end(), smallLetter,
                         [](const Row& one, char32_t letter) { return one.letter < letter; });
    if (row == rows.end() || row->letter != smallLetter) return {};
    return row->forms;
}

char32_t smallLetter(char32_t letter) {
    if (isBetween(letter, U'A', U'Z')) return letter + 0x20;
    if (isBetween(letter, 0xC0, 0xDE) && letter != 0xD7) return letter + 0x20;
    if (isPairedEven(letter)) return letter | 1U;
    if (isPairedOdd(letter)) return letter + (letter & 1U);
    if (letter == 0x178) return 0xFF;
    if (letter == 0x18F) return 0x259;
    if (letter == 0x1E9E) return 0xDF;
    if (isBetween(letter, 0x410, 0x42F)) return letter + 0x20;
    if (isBetween(letter, 0x400, 0x40F)) return letter + 0x50;
    if (letter == 0x490) return 0x491;
    if (isBetween(letter, 0x1C90, 0x1CBF)) return letter - 0x1C90 + 0x10D0;
    return letter;
}

}  // namespace ostoja::domain
