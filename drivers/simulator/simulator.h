// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "drivers/simulator/board.h"
#include "drivers/simulator/command.h"
#include "drivers/simulator/event_log.h"
#include "drivers/simulator/field.h"
#include "drivers/simulator/port.h"

namespace ostoja::simulator {

/// The whole made-up reader: cards in a field, the board that reads them, and the port that the host opens.
/// It waits for nothing; serve() gives it time and bytes.
class Simulator {
  public:
    Simulator(const Board::Options& options, std::string link, EventLog log);

    Expected<void> plug() { return port_.plug(); }
    int descriptor() const { return port_.descriptor(); }
    void readPort(TimePoint now);
    void advance(TimePoint now);
    std::optional<TimePoint> nextDue() const;

    /// Carries a command out and says how it went: "ok …" or "error: …".
    std::string obey(const Command& command, TimePoint now);

  private:
    std::string run(const PlaceCard& command, TimePoint now);
    std::string run(const RemoveCard& command, TimePoint now);
    std::string run(const SwapCard& command, TimePoint now);
    std::string run(const FaultOrder& command, TimePoint now);
    std::string run(const EndFaults& command, TimePoint now);
    std::string run(const Unplug& command, TimePoint now);
    std::string run(const Replug& command, TimePoint now);
    std::string run(const ShowStatus& command, TimePoint now);

    void logEnd(unsigned placement, TimePoint now);
    std::vector<unsigned> clearField(TimePoint now);
    void unplug(TimePoint now);
    Expected<void> replug(TimePoint now);

    EventLog log_;
    Field field_;
    Board board_;
    Port port_;
    std::optional<TimePoint> replugDue_;
};

}  // namespace ostoja::simulator
