// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/presence.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

using namespace ostoja::card;

namespace {

Card card(char letter) {
    const auto byte = static_cast<std::uint8_t>(letter);
    return {Technology::Ntag, *CardNumber::fromBytes(std::vector<std::uint8_t>{4, byte, 0, 0, 0, 0, byte})};
}

/// Plays looks like "A A . ? +500": a letter is a card, '.' nobody, '?' unsure, +n lets n ms pass. A look
/// takes 100 ms. Answers what was reported: "A@0" a card and when it entered, "~" half read.
std::string play(const std::string& script) {
    Presence presence;
    std::istringstream words(script);
    std::string told;
    std::int64_t now = 1'000'000;
    const std::int64_t start = now;
    for (std::string word; words >> word;) {
        if (word[0] == '+') {
            now += std::stoll(word.substr(1));
            continue;
        }
        const Look look = word == "."   ? Look{Nothing{}}
                          : word == "?" ? Look{Unsure{}}
                                        : Look{Seen{card(word[0])}};
        const auto change = presence.look(look, now);
        if (change.halfRead) told += told.empty() ? "~" : " ~";
        if (change.sighting) {
            const char letter = static_cast<char>(change.sighting->card.number.bytes()[1]);
            told += (told.empty() ? "" : " ") + std::string(1, letter) + "@" +
                    std::to_string(change.sighting->enteredMs - start);
        }
        now += 100;
    }
    return told;
}

}  // namespace

TEST_CASE("a card on the reader is one sighting for each placement") {
    struct Case {
        std::string what;
        std::string looks;
        std::string told;
    };
    const auto c = GENERATE(values<Case>({
        {"nobody", ". . . .", ""},
        {"a card counts once two looks agree, from the moment it came", ". A A", "A@100"},
        {"a card that lies there is reported once", "A A A A A A A A A A A A A A A A A A A A A A A A A A A",
         "A@0"},
        {"a lying card isn't new after two seconds", "A A +5000 A A A", "A@0"},
        {"one miss and it is still there", "A A +3000 . A A", "A@0"},
        {"two misses and it is gone", "A A +3000 . . A A", "A@0 A@3400"},
        {"the same card isn't reported again for two seconds", "A A . . A A . .", "A@0"},
        {"after two seconds it is", "A A . . +1700 A A", "A@0 A@2100"},
        {"another card in its place is gone and new", "A A B B", "A@0 B@200"},
        {"swapped back within two seconds is still the same visit", "A A B B A A", "A@0 B@200"},
        {"each card has its own two seconds", "A A B B +1900 A A B B", "A@0 B@200 A@2300 B@2500"},
        {"a card taken away too early was half read", ". A . .", "~"},
        {"a reply garbled once is no card", "A A X A A", "A@0"},
        {"a garbled first reply: hold still, then the right card", "X A A", "~ A@100"},
        {"never two alike: never a card", "A B A B A B", "~ ~ ~ ~ ~"},
        {"noise where nobody lies asks to hold still", "? ?", "~ ~"},
        {"noise between the two looks doesn't lose the card", "A ? A", "~ A@0"},
        {"noise over a lying card says nothing", "A A +3000 ? ? ? A A", "A@0"},
        {"four unsure looks and the card is gone", "A A +3000 ? ? ? ? A A", "A@0 A@3600"},
        {"one miss and noise is not yet gone", "A A +3000 . ? A A", "A@0"},
        {"a card that lay while nobody looked for a while is no new tap", "A A +9000 A A", "A@0"},
        {"after ten seconds without a look nobody knows: it is new", "A A +10000 A A", "A@0 A@10200"},
        {"half a read before a long gap doesn't count with one after it", "A +10001 A", ""},
    }));
    INFO(c.what << ": " << c.looks);
    CHECK(play(c.looks) == c.told);
}

TEST_CASE("a reader is occupied from the second look until the card is gone") {
    Presence presence;
    presence.look(Seen{card('A')}, 1'000);
    CHECK_FALSE(presence.occupied());
    presence.look(Seen{card('A')}, 1'100);
    CHECK(presence.occupied());
    presence.look(Nothing{}, 1'200);
    CHECK(presence.occupied());
    presence.look(Nothing{}, 1'300);
    CHECK_FALSE(presence.occupied());
}
