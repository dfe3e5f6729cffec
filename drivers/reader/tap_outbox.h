// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace ostoja::reader {

/// A tap on its way to the station.
struct PendingTap {
    /// UUIDv7, the same in each attempt: the station takes it once.
    std::string id;
    /// The card's keyed hash, never its number.
    std::string card;
    std::string kind;
    /// When the card entered the field, CLOCK_MONOTONIC.
    std::int64_t enteredMs = 0;
};

/// Taps that the station hasn't answered, in order, one at a time. A tap is sent again, with the same id,
/// until the station answers it or it is 5 s old: older ones the station refuses, and the person has long
/// given up.
class TapOutbox {
  public:
    static constexpr std::int64_t freshMs = 5'000;
    static constexpr std::int64_t retryMs = 250;

    enum class Answer { Answered, Silent };

    void add(PendingTap tap) { waiting_.push_back(std::move(tap)); }
    /// The tap to send now, if any; it is under way until answered().
    std::optional<PendingTap> next(std::int64_t nowMs);
    /// What became of the tap under way.
    void answered(Answer answer, std::int64_t nowMs);
    /// The station can be reached again: no more waiting.
    void retryNow() { notBeforeMs_ = 0; }
    /// Takes out the taps that are too old and tells which.
    std::vector<PendingTap> giveUp(std::int64_t nowMs);

  private:
    std::deque<PendingTap> waiting_;
    bool underWay_ = false;
    std::int64_t notBeforeMs_ = 0;
};

}  // namespace ostoja::reader
