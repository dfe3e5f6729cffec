// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "api/town.h"
#include "error/error.h"
#include "station/store/journal_of.h"
#include "station/store/records.h"

namespace ostoja::sqlite {
class Connection;
}

namespace ostoja::station::store {

/// Reads a facility's database on a connection of its own, beside the station that writes it; of one thread
/// at a time. Each call sees one state of the record, whole.
class ReadStore {
  public:
    /// Errors as openForReading's.
    static Expected<std::unique_ptr<ReadStore>> open(const std::string& path);
    ~ReadStore();

    const Facility& facility() const { return facility_; }
    Expected<House> house();
    Expected<std::optional<Town>> town();
    /// At most `limit` entries of the current epoch after number `after`.
    Expected<api::JournalPage> journalAfter(std::int64_t after, std::int64_t limit);
    /// The same of any epoch, as one before a restore. Error "epoch_other" when it is none of this journal's.
    Expected<api::JournalPage> earlierJournalAfter(const std::string& epoch, std::int64_t after,
                                                   std::int64_t limit);
    /// Recomputes the whole chain; the number of entries. Error "journal_broken" names the entry.
    Expected<std::int64_t> verifyJournal();

  private:
    ReadStore(std::unique_ptr<sqlite::Connection> connection, Facility facility);
    template <class Result, class Work>
    Expected<Result> inTransaction(Work work);
    api::JournalPage pageOf(const JournalOf& journal, std::int64_t after, std::int64_t limit);

    std::unique_ptr<sqlite::Connection> connection_;
    Facility facility_;
};

}  // namespace ostoja::station::store
