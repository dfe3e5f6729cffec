// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "domain/instant.h"
#include "error/error.h"

namespace ostoja::domain {

inline constexpr std::size_t shortestPin = 6;
inline constexpr std::size_t longestPin = 12;

/// Whether a staff member may choose this PIN. Error "pin_length", "pin_digits", or "pin_guessable" for what
/// is tried first: repeats, runs, lines on the keypad, dates, well-known numbers. The words never repeat it.
Expected<void> checkPin(std::string_view pin);

/// Wrong PINs in a row that cost nothing but another try.
inline constexpr std::int64_t freeFailures = 5;

/// Tries that are left before the first delay.
std::int64_t attemptsLeft(std::int64_t failures);

/// How long no PIN is looked at after so many failures in a row: nothing below five, then 30 s, doubled by
/// each further one, an hour at most.
std::chrono::seconds delayAfter(std::int64_t failures);

/// A staff member's wrong PINs since the last right one, and when the last was; kept in the store.
struct PinFailures {
    std::int64_t count = 0;
    Instant last;

    bool operator==(const PinFailures&) const = default;
};

/// How much of the delay is left. Setting the clock doesn't matter: only the time since the machine started
/// counts. A restart of the machine doesn't shorten it either: the whole delay runs again from that start,
/// since nobody can say how long the machine was off.
std::chrono::milliseconds delayLeft(const PinFailures& failures, const Instant& now);

}  // namespace ostoja::domain
