// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/card/presence.h"
#include "drivers/card/reader_state.h"
#include "drivers/card/supervision.h"
#include "drivers/nfc/messages.h"
#include "drivers/reader/settings.h"
#include "drivers/reader/station_link.h"
#include "drivers/reader/tap_outbox.h"
#include "drivers/reader/worker_process.h"
#include "host/clock.h"
#include "net/loop.h"

namespace ostoja::reader {

/// The exit code when another ostoja-reader has the port.
inline constexpr int exitPortTaken = 3;

/// The parent of the worker: it turns the worker's looks into taps, keeps the worker alive, and tells the
/// station the reader's state, which expires there after 5 s. It never calls libnfc, so it never hangs with
/// it.
///
/// The town's card key is here and only here: the card's number comes from the worker, is hashed at once and
/// forgotten.
class Reader {
  public:
    /// `giveUp` is called with an exit code when there is no point in going on (another reader has the port).
    Reader(net::Loop& loop, Settings settings, const host::Clock& clock, std::function<void(int)> giveUp);

    void start();
    void stop();

  private:
    void tick();
    void startWorker();
    void workerEnded(const std::string& how);
    void heard(std::string_view text);
    void looked(const nfc::Looked& looked);
    void closed(const std::string& reason);
    void tapped(const card::Sighting& sighting);
    void sendTaps();
    void tellState();
    std::int64_t nowMs() const { return clock_.now().monotonicMs; }

    net::Loop& loop_;
    Settings settings_;
    const host::Clock& clock_;
    std::function<void(int)> giveUp_;

    card::Presence presence_;
    card::ReaderState state_;
    card::Supervision supervision_;
    TapOutbox outbox_;
    card::Told told_;
    bool everLooked_ = false;
    bool stationAnswers_ = true;
    std::optional<std::int64_t> gaveUpMs_;
    std::int64_t startedMs_ = 0;

    StationLink station_;
    std::unique_ptr<WorkerProcess> worker_;
    net::Timer ticking_;
    net::Timer putting_;
    net::Timer watchdog_;
};

}  // namespace ostoja::reader
