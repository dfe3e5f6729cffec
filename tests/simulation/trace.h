// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace ostoja::simulation {

/// What happened, line by line: hashed, so that two runs can be compared; printed where somebody wants to
/// read it.
class Trace {
  public:
    explicit Trace(bool prints) : prints_(prints) {}

    void tell(std::int64_t atMs, std::string_view line) {
        add(std::to_string(atMs));
        add(line);
        if (prints_) {
            std::printf("%9lld.%03lld %.*s\n", static_cast<long long>(atMs / 1'000),
                        static_cast<long long>(atMs % 1'000), static_cast<int>(line.size()), line.data());
        }
    }
    std::uint64_t hash() const { return hash_; }

  private:
    /// FNV-1a.
    void add(std::string_view text) {
        for (const char letter : text) {
            hash_ = (hash_ ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
        }
        hash_ = (hash_ ^ '\n') * 0x100000001B3ULL;
    }

    bool prints_;
    std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace ostoja::simulation
