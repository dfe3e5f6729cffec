// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "api/town.h"

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
    /// The highest sequence in the epoch now.
    std::int64_t last = 0;
    /// The epochs before it, oldest first: there are some where the station was restored from a backup.
    std::vector<api::EarlierEpoch> earlier;
};

/// GET /v1/snapshot.
struct AskSnapshot {};
/// GET /v1/journal?after=&wait=&epoch=
struct AskJournal {
    std::int64_t after = 0;
    std::int64_t waitSeconds = 0;
    /// Empty for the current one.
    std::string epoch;
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
///
/// Earlier epochs go before the current one, the oldest first: the last entry of each is sent, the answer
/// tells where the office stands in it, and what it lacks follows. Where it doesn't come forward there, the
/// epoch is left for the next time, so that the current one isn't held up.
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
    bool isEarlierLeft() const { return earlierDone_ < earlier_.size(); }
    void earlierCame(Page page);
    void earlierAnswered(std::int64_t receivedThrough);
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
    std::vector<api::EarlierEpoch> earlier_;
    /// So many of them are at the office, as far as they can be.
    std::size_t earlierDone_ = 0;
    /// How far the office has the first that isn't; negative until its answer to the last entry tells.
    std::int64_t earlierHas_ = -1;
    std::string snapshot_;
    std::int64_t snapshotDueMs_ = 0;
    std::size_t batch_ = 16;
    bool backOff_ = false;
    unsigned failures_ = 0;
};

}  // namespace ostoja::uplink
