// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name_words.h"

#include "domain/name_letters.h"
#include "domain/unicode.h"

namespace ostoja::domain {

namespace {

/// What is written is read as this, or as that. Where one begins another, the longer stands first.
struct Reading {
    std::string_view written;
    std::string_view read;
    std::string_view orRead = {};
};

constexpr std::array<Reading, 35> readings = {{
    {"tsch", "c"},    {"shch", "sc"},    {"tch", "c"},     {"sch", "s", "sc"}, {"sh", "s"}, {"sz", "s"},
    {"zh", "z"},      {"rz", "z", "rz"}, {"zs", "z"},      {"tz", "c"},        {"ts", "c"}, {"cz", "c"},
    {"cs", "c"},      {"ck", "ck", "k"}, {"ch", "h", "c"}, {"kh", "h"},        {"gh", "h"}, {"th", "t"},
    {"ph", "v"},      {"dt", "t"},       {"ue", "u"},      {"ae", "a"},        {"oe", "o"}, {"ou", "u"},
    {"w", "v"},       {"f", "v"},        {"g", "h"},       {"y", "i"},         {"x", "ks"}, {"q", "k"},
    {"Q", "a", "on"}, {"X", "e", "en"},  {"W", "o", "u"},  {"Y", "t", "c"},    {"j", "i"},
}};

struct Letters {
    ShortText plain;
    /// What the readings are looked up in: three times as long, since one letter may be written with three.
    std::array<char, 72> written{};
    std::size_t writtenSize = 0;

    void append(const LetterForms& forms) {
        for (const char letter : forms.plain) {
            if (letter != '\'') plain.append(letter);
        }
        for (const char letter : forms.sound) {
            if (writtenSize < written.size()) written[writtenSize++] = letter;
        }
    }
};

/// All ways to read a word, one letter or digraph after the other.
class Readings {
  public:
    void append(const Reading& reading) {
        const std::size_t before = reading.orRead.empty() ? 0 : count_;
        for (std::size_t i = 0; i < before && count_ < texts_.size(); ++i) {
            texts_.at(count_) = texts_.at(i);
            append(texts_.at(count_++), reading.orRead);
        }
        const std::size_t first = before == 0 ? count_ : before;
        for (std::size_t i = 0; i < first; ++i) append(texts_.at(i), reading.read);
    }

    std::size_t count() const { return count_; }
    std::string_view operator[](std::size_t i) const { return texts_.at(i).view(); }

  private:
    static void append(ShortText& text, std::string_view letters) {
        for (const char letter : letters) text.append(letter);
    }

    std::array<ShortText, NameWord::mostSounds> texts_{};
    std::size_t count_ = 1;
};

bool isVowel(char letter) {
    return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

Reading readingAt(std::string_view rest) {
    for (const auto& reading : readings) {
        if (rest.starts_with(reading.written)) return reading;
    }
    return {rest.substr(0, 1), rest.substr(0, 1)};
}

Readings read(std::string_view written) {
    Readings all;
    // A Briton's and a Georgian passport's j is a Pole's dż.
    if (written.size() > 1 && written[0] == 'j' && isVowel(written[1])) {
        all.append({"j", "i", "dz"});
        written.remove_prefix(1);
    }
    while (!written.empty()) {
        const auto reading = readingAt(written);
        written.remove_prefix(reading.written.size());
        const char letter = reading.read.front();
        if (letter >= 'A' && letter <= 'Z') {
            const char small = static_cast<char>(letter + 0x20);
            all.append({reading.written, std::string_view(&small, 1)});
        } else {
            all.append(reading);
        }
    }
    return all;
}

/// Doubled letters are one. The many ways to write an i or a softening before a vowel (ia, ja, ya, ija) are
/// one as well, and none before e or after l: Sergei is Siergiej, Ludmiła is Liudmyla.
ShortText settled(std::string_view sound) {
    ShortText text;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        if (sound[i] != 'i') {
            if (text.size == 0 || text.view().back() != sound[i]) text.append(sound[i]);
            continue;
        }
        while (i + 1 < sound.size() && sound[i + 1] == 'i') ++i;
        const char next = i + 1 < sound.size() ? sound[i + 1] : ' ';
        if (next == 'e') continue;
        if (next != 'a' && next != 'o' && next != 'u') {
            text.append('i');
        } else if (text.size == 0 || text.view().back() != 'l') {
            text.append('j');
        }
    }
    return text;
}

NameWord wordOf(const Letters& letters) {
    NameWord word{.plain = letters.plain};
    const auto all = read({letters.written.data(), letters.writtenSize});
    for (std::size_t i = 0; i < all.count(); ++i) {
        const auto sound = settled(all[i]);
        if (std::find(word.soundsBegin(), word.soundsEnd(), sound) == word.soundsEnd()) {
            word.sounds.at(word.soundCount++) = sound;
        }
    }
    return word;
}

bool isApostrophe(char32_t letter) {
    return letter == U'\'' || letter == U'`' || letter == 0xB4 || letter == 0x2BC || letter == 0x2018 ||
           letter == 0x2019;
}

bool isCombining(char32_t letter) {
    return letter >= 0x300 && letter <= 0x36F;
}

bool isAsciiLetter(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9');
}

bool divides(char32_t letter) {
    return (letter < 0x80 && !isAsciiLetter(letter)) || letter == 0xA0 ||
           (letter >= 0x2010 && letter <= 0x2015) || letter == 0xB7;
}

void append(Letters& letters, char32_t letter) {
    if (isAsciiLetter(letter)) {
        const char ascii = static_cast<char>(letter);
        return letters.append({std::string_view(&ascii, 1), std::string_view(&ascii, 1)});
    }
    const auto forms = letterForms(letter);
    if (!forms.plain.empty()) return letters.append(forms);
    // A script that we don't spell: a letter is still equal to itself.
    const char some = static_cast<char>(0x80U | (letter & 0x7FU));
    letters.append({std::string_view(&some, 1), std::string_view(&some, 1)});
}

}  // namespace

WipingVector<NameWord> nameWords(std::string_view text) {
    auto points = decodeUtf8(text).value_or(std::u32string());
    WipingVector<NameWord> words;
    Letters letters;
    const auto end = [&] {
        if (letters.plain.size > 0) words.push_back(wordOf(letters));
        letters = {};
    };
    for (const auto point : points) {
        const auto letter = smallLetter(point);
        if (divides(letter) && !isApostrophe(letter)) {
            end();
        } else if (!isApostrophe(letter) && !isCombining(letter)) {
            append(letters, letter);
        }
    }
    end();
    wipeContent(points);
    return words;
}

NameWord wordOfPlain(std::string_view letters) {
    Letters word;
    for (const auto& letter : letters)
        word.append({std::string_view(&letter, 1), std::string_view(&letter, 1)});
    return wordOf(word);
}

}  // namespace ostoja::domain
