// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace ostoja::simulation {

/// The only source of chance in a simulation: splitmix64, so that a seed gives the same numbers with every
/// compiler and library (the standard's distributions differ).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }
    /// From 0 to `limit` - 1; 0 for a limit of 0.
    std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
    /// Both ends included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
    }
    bool permille(std::int64_t chance) { return static_cast<std::int64_t>(below(1'000)) < chance; }
    /// A stream of its own for a part of the world, so that one part's appetite doesn't shift the others.
    Random branch() { return Random(next()); }

  private:
    std::uint64_t state_;
};

}  // namespace ostoja::simulation
