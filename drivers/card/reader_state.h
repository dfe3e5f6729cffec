// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ostoja::card {

/// What people at the door are told about the reader, three different things: hold your card, "hold the card
/// still, once more", "this reader is out of order, please see staff". That a card isn't known is the
/// station's to say.
enum class Condition { Ready, HoldStill, OutOfOrder };

/// "ready", "hold_still", "out_of_order".
std::string_view wordOf(Condition condition);

struct Told {
    Condition condition = Condition::OutOfOrder;
    /// For staff and logs, empty when ready: "starting", "no_device", "chip_silent", "port_taken",
    /// "reader_crashed", "half_read", "station_silent".
    std::string reason;

    bool operator==(const Told&) const = default;
};

/// Decides what people are told. A reader that hasn't looked into its field for 1.2 s is out of order,
/// whatever keeps it; a shorter trouble (one lost reply, one reopening) is nobody's business.
class ReaderState {
  public:
    static constexpr std::int64_t patienceMs = 1'200;
    static constexpr std::int64_t holdStillMs = 1'500;

    /// The chip answered a look into the field.
    void looked(std::int64_t nowMs);
    /// A card was there but couldn't be read, or was taken away too early.
    void halfRead(std::int64_t nowMs) { halfReadMs_ = nowMs; }
    /// A card was read: what was half read before is settled.
    void read() { halfReadMs_.reset(); }
    /// Why there are no looks now.
    void failed(std::string reason) { trouble_ = std::move(reason); }
    /// Whether the station, to which taps go, answers.
    void stationSilent(bool silent) { stationSilent_ = silent; }

    Told told(std::int64_t nowMs) const;

  private:
    std::optional<std::int64_t> lookedMs_;
    std::optional<std::int64_t> halfReadMs_;
    std::string trouble_;
    bool stationSilent_ = false;
};

}  // namespace ostoja::card
