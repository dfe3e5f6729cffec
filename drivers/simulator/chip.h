// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/field.h"
#include "drivers/simulator/initiator.h"
#include "drivers/simulator/registers.h"

namespace ostoja::simulator {

/// What the chip did with a command so far. With no answer it is still looking for a card: after `busy` it is
/// to be resumed.
struct Step {
    /// Starts with the command's code + 1; empty: the command was refused with an error frame.
    std::optional<Bytes> answer;
    /// How long it takes.
    Duration busy{};
    /// Of that, the time in which the radio was used.
    Duration radio{};
    /// The card that was selected, if one was.
    std::optional<Bytes> selectedUid;
};

/// The PN532's firmware: commands in, answers out. It knows neither clock nor line: time is what a Step says.
class Chip {
  public:
    Chip(Field& field, Initiator::Timing timing) : field_(field), initiator_(field, timing) {}

    /// `command` starts with its code and isn't empty. Ends whatever was under way.
    Step start(ByteView command);
    /// Goes on with a command that had no answer yet.
    Step resume();
    void abort() { work_ = std::monostate{}; }
    bool working() const { return !std::holds_alternative<std::monostate>(work_); }

    /// In power-down it hears nothing but a wake-up.
    bool asleep() const { return asleep_; }
    void wake() { asleep_ = false; }
    /// Power gone and back.
    void reset();

  private:
    struct Listing {
        std::size_t maximum = 1;
        Byte modulation = 0;
        Bytes wantedUid;
        unsigned triesLeft = 0;
        bool forEver = false;
    };
    struct Polling {
        Bytes types;
        std::size_t next = 0;
        unsigned roundsLeft = 0;
        bool forEver = false;
        Duration period{};
    };
    using Answer = std::optional<Bytes>;

    Answer obey(Byte code, ByteView parameters);
    Answer diagnose(ByteView parameters);
    Answer generalStatus() const;
    Answer readRegisters(ByteView parameters);
    Answer writeRegisters(ByteView parameters);
    Answer configureRadio(ByteView parameters);
    Answer exchangeData(ByteView parameters);
    Answer communicateThrough(ByteView parameters);
    Answer selectTarget(ByteView parameters);
    Answer releaseTargets(ByteView parameters, bool forget);
    Bytes sendRaw(const RadioFrame& frame);

    bool startListing(ByteView parameters);
    bool startPolling(ByteView parameters);
    Step step(Listing& listing);
    Step step(Polling& polling);
    Step found(Bytes answer);
    Step refused() const { return {Bytes{}, {}, {}, {}}; }
    void dropTargets();
    Target* target(Byte number);

    Field& field_;
    Initiator initiator_;
    Registers registers_;
    std::vector<Target> targets_;
    std::variant<std::monostate, Listing, Polling> work_;
    Bytes unsent_;
    Byte selectionRetries_ = 0xFF;
    Byte samMode_ = 0x01;
    bool asksAts_ = true;
    bool asleep_ = true;
};

}  // namespace ostoja::simulator
