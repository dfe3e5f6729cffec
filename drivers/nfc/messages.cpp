// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/messages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "crypto/crypto.h"

namespace ostoja::nfc {
namespace {

constexpr std::array<std::string_view, 4> reasons{"no_device", "no_permission", "chip_silent", "port_taken"};

struct Encoder {
    std::string operator()(const Beat&) const { return "beat"; }
    std::string operator()(const Closed& closed) const { return "closed " + closed.reason; }
    std::string operator()(const Looked& looked) const {
        const std::string at = " " + std::to_string(looked.atMs);
        if (const auto* seen = std::get_if<card::Seen>(&looked.look))
            return "seen " + std::string(wordOf(seen->card.technology)) + " " +
                   crypto::toHex(seen->card.number.bytes()) + at;
        return (std::holds_alternative<card::Nothing>(looked.look) ? "nothing" : "unsure") + at;
    }
};

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    for (;;) {
        const auto space = text.find(' ');
        words.push_back(text.substr(0, space));
        if (space == std::string_view::npos) return words;
        text.remove_prefix(space + 1);
    }
}

tl::unexpected<Error> malformed(std::string_view what) {
    return failure("malformed", "the worker's message is wrong: " + std::string(what));
}

std::optional<std::int64_t> timeOf(std::string_view word) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || value < 0) return std::nullopt;
    return value;
}

Expected<card::Card> cardOf(std::string_view technologyWord, std::string_view hex) {
    const auto technology = card::technologyFromWord(technologyWord);
    if (!technology) return malformed("no such technology");
    if (hex.size() > 2 * card::CardNumber::longest) return malformed("the number is too long");
    const auto raw = crypto::fromHex(hex);
    if (!raw) return malformed("the number isn't hexadecimal");
    const std::vector<std::uint8_t> bytes(raw->begin(), raw->end());
    const auto number = card::CardNumber::fromBytes(bytes);
    if (!number) return malformed(number.error().message);
    return card::Card{*technology, *number};
}

Expected<Message> lookedOf(const std::vector<std::string_view>& words) {
    const auto at = timeOf(words.back());
    if (!at) return malformed("the time is no number of milliseconds");
    if (words[0] == "nothing" && words.size() == 2) return Looked{card::Nothing{}, *at};
    if (words[0] == "unsure" && words.size() == 2) return Looked{card::Unsure{}, *at};
    if (words[0] != "seen" || words.size() != 4) return malformed("no such message");
    const auto card = cardOf(words[1], words[2]);
    if (!card) return tl::make_unexpected(card.error());
    return Looked{card::Seen{*card}, *at};
}

}  // namespace

std::string encode(const Message& message) {
    return std::visit(Encoder{}, message);
}

Expected<Message> parseMessage(std::string_view text) {
    if (text.size() > longestMessage) return malformed("it is too long");
    const auto words = wordsOf(text);
    if (words.size() == 1) {
        if (words[0] == "beat") return Beat{};
        return malformed("no such message");
    }
    if (words[0] == "closed") {
        if (words.size() != 2 || std::ranges::find(reasons, words[1]) == reasons.end())
            return malformed("no such reason");
        return Closed{std::string(words[1])};
    }
    return lookedOf(words);
}

}  // namespace ostoja::nfc
