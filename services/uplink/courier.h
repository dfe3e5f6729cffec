// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "api/town.h"

namespace ostoja::uplink {

/// One journal entry on its way, as the station gave it.
struct Parcel {
    std::int64_t sequence = 0;
    /// The CloudEvent's JSON, members unknown to this version included.
    std::string json;
};

/// What the station gave for GET /v1/journal.
struct Page {
    std::string epoch;
    std::vector<Parcel> parcels;
    /// The highest sequence in the journal now.
    std::int64_t last = 0;
};

/// GET /v1/snapshot.
struct AskSnapshot {};
/// GET /v1/journal?after=&wait=
struct AskJournal {
    std::int64_t after = 0;
    std::int64_t waitSeconds = 0;
};
/// POST /v1/events with these CloudEvents.
struct Post {
    std::vector<std::string> events;
    /// The last entry among them; 0 when there is none.
    std::int64_t through = 0;
};
/// Nothing for a while, longer after each failure; then ask again.
struct BackOff {};

using Step = std::variant<AskSnapshot, AskJournal, Post, BackOff>;

/// Decides what the uplink does next: what to ask, what to post, how much, when to wait. It holds no
/// connection, no file and no clock; whoever runs it performs step() and tells what became of it. What the
/// office says it has is the only thing that moves it on, so that it may be stopped and started anew at any
/// moment.
///
/// It begins by the station's snapshot, sent alone: the answer tells where the office stands. From there it
/// asks for the journal; a snapshot is sent again every 10 s. A batch doubles while there is more (16 to 500)
/// and halves when a post fails. Where the office claims more than the journal holds, the journal's last
/// entries are sent again, so that the contradiction is seen there.
class Courier {
  public:
    Step step(std::int64_t nowMs) const;

    void snapshotCame(std::string epoch, std::string json);
    void journalCame(Page page);
    /// The station didn't answer, or not what was asked.
    void stationFailed();
    void officeAnswered(const std::string& epoch, std::int64_t receivedThrough, std::int64_t nowMs);
    /// The office is away, or refused the batch.
    void officeFailed();
    /// The wait of a BackOff is over.
    void waited();

    /// The station's epoch; empty until its snapshot came.
    const std::string& epoch() const { return epoch_; }
    std::int64_t officeHas() const { return officeHas_; }
    std::size_t batch() const { return batch_; }
    /// How many times in a row something failed, since the office last came forward or had everything.
    unsigned failures() const { return failures_; }

  private:
    enum class Knowledge { nothing, officeStands, disputed };

    std::size_t fitting() const;
    void startAnew();
    void shrink();
    void pause();
    bool snapshotDue(std::int64_t nowMs) const;

    Knowledge knowledge_ = Knowledge::nothing;
    std::string epoch_;
    std::int64_t officeHas_ = 0;
    /// The highest entry that the station has told of; 0 until it has.
    std::int64_t last_ = 0;
    std::deque<Parcel> parcels_;
    std::string snapshot_;
    std::int64_t snapshotDueMs_ = 0;
    std::size_t batch_ = 16;
    bool backOff_ = false;
    unsigned failures_ = 0;
};

}  // namespace ostoja::uplink
