// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/chip.h"
#include "drivers/simulator/event_log.h"
#include "drivers/simulator/fault.h"
#include "drivers/simulator/frame.h"

namespace ostoja::simulator {

/// The reader as the host has it on its serial line: the chip behind a wire of a given speed, with its
/// faults. Time comes in from outside; nothing here waits.
class Board {
  public:
    struct Options {
        Initiator::Timing timing;
        unsigned baud = 115200;
        std::uint64_t seed = 1;
    };

    Board(const Options& options, Field& field, EventLog& log);

    /// Bytes that the host has put on the wire.
    void receive(ByteView bytes, TimePoint now);
    /// Does all that is due by now.
    void advance(TimePoint now);
    std::optional<TimePoint> nextDue() const;
    /// Bytes that have reached the host since the last call.
    Bytes takeOutput() { return std::exchange(output_, {}); }
    /// An unplug fault that struck since the last call.
    std::optional<FaultOrder> takeUnplug() { return std::exchange(unplug_, std::nullopt); }

    void losePower();

    FaultPlan& faults() { return faults_; }
    unsigned long commands() const { return commands_; }

  private:
    struct Arrival {
        TimePoint due;
        HostFrame frame;
    };
    struct Departure {
        TimePoint due;
        Bytes bytes;
    };
    struct Running {
        Byte code = 0;
        Duration radio{};
        Duration wire{};
    };

    Duration wireTime(std::size_t bytes) const { return byteTime_ * static_cast<Duration::rep>(bytes); }
    void handle(const Arrival& arrival);
    void handleCommand(const HostFrame& frame, TimePoint time);
    void take(const Step& step, TimePoint from);
    void answer(const Step& step, TimePoint time);
    void send(Bytes bytes, TimePoint from);
    void forgetAnswers();
    void clearField(TimePoint time);
    void logFault(FaultKind kind, TimePoint time);
    void logSelect(const Step& step, TimePoint time);
    /// The frame as the fault leaves it; empty: nothing is sent.
    Bytes spoiled(FaultKind fault, const Bytes& said, Bytes frame);

    Field& field_;
    EventLog& log_;
    Chip chip_;
    FaultPlan faults_;
    Duration byteTime_;
    FrameParser parser_;
    TimePoint wireFree_{};
    std::deque<Arrival> arrivals_;
    std::deque<Departure> departures_;
    std::optional<TimePoint> resumeDue_;
    Running running_;
    Bytes lastAnswer_;
    Bytes output_;
    std::optional<FaultOrder> unplug_;
    unsigned long commands_ = 0;
};

}  // namespace ostoja::simulator
