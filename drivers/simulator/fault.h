// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/simulator/bytes.h"
#include "error/error.h"

namespace ostoja::simulator {

using TimePoint = std::chrono::steady_clock::time_point;

enum class FaultKind {
    mute,      ///< the chip is dead: neither acknowledgement nor answer
    hang,      ///< it acknowledges a command and never answers
    drop,      ///< an answer is lost
    garbage,   ///< random bytes instead of an answer
    half,      ///< the first half of an answer, then silence
    nak,       ///< the command is answered by NACK and not carried out
    noise,     ///< radio noise: an exchange fails, a card in the field is missed
    unplug,    ///< the reader is pulled out
    leave,     ///< every card is taken away in the middle of the command
    abortBit,  ///< bit 7 of an answer's status is set: libnfc 1.8 aborts
    atsZero,   ///< a found card's answer to select has length 0: libnfc 1.8 dies
};

std::string_view nameOf(FaultKind kind);
/// "unknown_fault".
Expected<FaultKind> faultKind(std::string_view name);

/// One fault as it was ordered. Without rate and duration, mute and hang last until the faults are ended and
/// the others happen once.
struct FaultOrder {
    FaultKind kind = FaultKind::mute;
    /// So many commands (for faults of the answer: answers that could be hit) go well before it.
    unsigned after = 0;
    /// Probability of each further one.
    std::optional<double> rate;
    /// How long it lasts from its first hit; for unplug: how long until the reader is back.
    std::optional<std::chrono::milliseconds> lasting;
    /// The code of the only command that it hits, or whose answer it hits; others don't count for `after`.
    std::optional<Byte> at;
};

/// The faults that wait to happen. Chance comes from a seed: the same seed and the same frames give the same
/// faults.
class FaultPlan {
  public:
    explicit FaultPlan(std::uint64_t seed) : random_(seed) {}

    /// A fault of the same kind ordered before is replaced.
    void order(const FaultOrder& order);
    void clear() { waiting_.clear(); }
    std::vector<FaultKind> kinds() const;

    /// The fault that hits a command before the chip carries it out.
    std::optional<FaultOrder> hitCommand(Byte code, TimePoint now);
    /// The fault that hits an answer (which starts with the command's code + 1).
    std::optional<FaultOrder> hitAnswer(ByteView answer, TimePoint now);

    /// The answer as noise, abortBit or atsZero leave it.
    Bytes spoil(FaultKind kind, Bytes answer);
    Bytes garbage();

  private:
    struct Waiting {
        FaultOrder order;
        std::optional<TimePoint> until;
    };

    template <class Applies>
    std::optional<FaultOrder> hit(Applies applies, TimePoint now);
    bool happens(Waiting& waiting, TimePoint now);

    std::vector<Waiting> waiting_;
    std::mt19937_64 random_;
};

}  // namespace ostoja::simulator
