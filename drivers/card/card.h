// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::card {

/// What kind of chip a card is. It goes into the card's keyed hash, so it is told from the anticollision
/// answer alone: one more exchange that sometimes fails would make the same card two different ones.
enum class Technology { Ntag, Classic, Desfire, Unknown };

/// "ntag", "classic", "desfire", "unknown": the words of api::Tap::kind and crypto::cardHash.
std::string_view wordOf(Technology technology);
std::optional<Technology> technologyFromWord(std::string_view word);

/// From a card's answers to REQA (ATQA, high byte first: DESFire is 0x0344) and SELECT (SAK), as NXP's
/// AN10833 has them.
Technology technologyOf(std::uint16_t atqa, std::uint8_t sak);

/// A card's number (ISO 14443 UID). A name, not a proof: it can be copied. It must never be logged, so
/// nothing prints it.
class CardNumber {
  public:
    static constexpr std::size_t longest = 10;

    /// Error "not_a_card_number" unless there are 4, 7 or 10 bytes, or when the first of four is the cascade
    /// tag 0x88, which no card has there.
    static Expected<CardNumber> fromBytes(std::span<const std::uint8_t> bytes);

    std::span<const std::uint8_t> bytes() const { return {bytes_.data(), length_}; }
    bool operator==(const CardNumber&) const = default;

  private:
    CardNumber() = default;

    std::array<std::uint8_t, longest> bytes_{};
    std::size_t length_ = 0;
};

struct Card {
    Technology technology = Technology::Unknown;
    CardNumber number;

    bool operator==(const Card&) const = default;
};

/// A card was held to the reader: what a tap is made of, once for each placement.
struct Sighting {
    Card card;
    /// When the card was first seen in the field, milliseconds of CLOCK_MONOTONIC.
    std::int64_t enteredMs = 0;
};

}  // namespace ostoja::card
