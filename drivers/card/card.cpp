// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/card.h"

#include <algorithm>
#include <utility>

namespace ostoja::card {
namespace {

constexpr std::array<std::pair<Technology, std::string_view>, 4> words{{{Technology::Ntag, "ntag"},
                                                                        {Technology::Classic, "classic"},
                                                                        {Technology::Desfire, "desfire"},
                                                                        {Technology::Unknown, "unknown"}}};

constexpr std::uint8_t cascadeTag = 0x88;

}  // namespace

std::string_view wordOf(Technology technology) {
    return std::ranges::find(words, technology, &decltype(words)::value_type::first)->second;
}

std::optional<Technology> technologyFromWord(std::string_view word) {
    const auto found = std::ranges::find(words, word, &decltype(words)::value_type::second);
    if (found == words.end()) return std::nullopt;
    return found->first;
}

Technology technologyOf(std::uint16_t atqa, std::uint8_t sak) {
    constexpr std::uint8_t isoFourteen443Part4 = 0x20;
    constexpr std::uint8_t classicBit = 0x08;
    if (sak == 0x00 && atqa == 0x0044) return Technology::Ntag;
    if (sak == isoFourteen443Part4 && atqa == 0x0344) return Technology::Desfire;
    if ((sak & classicBit) != 0 && (sak & isoFourteen443Part4) == 0) return Technology::Classic;
    return Technology::Unknown;
}

Expected<CardNumber> CardNumber::fromBytes(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != 4 && bytes.size() != 7 && bytes.size() != longest)
        return failure("not_a_card_number", "a card's number has 4, 7 or 10 bytes");
    if (bytes.size() == 4 && bytes[0] == cascadeTag)
        return failure("not_a_card_number", "a card's number of 4 bytes can't begin with the cascade tag");
    CardNumber number;
    std::ranges::copy(bytes, number.bytes_.begin());
    number.length_ = bytes.size();
    return number;
}

}  // namespace ostoja::card
