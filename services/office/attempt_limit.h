// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace ostoja::office {

/// How often codes may be tried. An address has three failures free; then each doubles what it must wait,
/// from a second to a quarter of an hour, until an hour has passed without one. Over all addresses thirty
/// failures a minute are heard. Times are monotonic milliseconds.
class AttemptLimit {
  public:
    static constexpr std::size_t mostAMinute = 30;

    /// How long that address has to wait before it may try; 0 now.
    std::int64_t waitMs(const std::string& address, std::int64_t nowMs);
    void failed(const std::string& address, std::int64_t nowMs);
    /// How many failures of the last minute are held against everybody.
    std::size_t lately(std::int64_t nowMs);

  private:
    struct Record {
        unsigned failures = 0;
        std::int64_t atMs = 0;
    };
    static std::int64_t delayMs(const Record& record);
    void forget(std::int64_t nowMs);

    std::map<std::string, Record> records_;
    std::deque<std::int64_t> lately_;
};

}  // namespace ostoja::office
