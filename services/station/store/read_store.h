// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "api/town.h"
#include "error/error.h"
#include "station/store/calls.h"
#include "station/store/journal_of.h"
#include "station/store/night_board.h"
#include "station/store/opening.h"
#include "station/store/person_tonight.h"
#include "station/store/records.h"
#include "station/store/register.h"
#include "station/store/report_rows.h"
#include "station/store/staff_book.h"

namespace ostoja::station::store {

/// Reads a facility's database on a connection of its own, beside the station that writes it; of one thread
/// at a time. Each call sees one state of the record, whole.
class ReadStore {
  public:
    /// Errors as openForReading's.
    static Expected<std::unique_ptr<ReadStore>> open(const std::string& path, const crypto::MasterKey& key);
    ~ReadStore();

    const Facility& facility() const { return facility_; }
    Expected<House> house();
    /// What staff's board shows of the night that is open.
    Expected<NightBoard> nightBoard();
    Expected<PersonTonight> personTonight(const std::string& person);
    /// When people came in a night, UTC in milliseconds; nothing where the file knows no such night.
    Expected<std::optional<std::vector<std::int64_t>>> comings(const std::string& night);
    /// Who has a bed in the night that is open.
    Expected<std::vector<Sleeper>> sleepers();
    Expected<std::optional<Town>> town();
    /// What lists and figures of the nights from `from` to `until` are made of.
    Expected<ReportRows> reportRows(const std::string& from, const std::string& until);
    /// At most `limit` entries of the current epoch after number `after`.
    Expected<api::JournalPage> journalAfter(std::int64_t after, std::int64_t limit);
    /// The same of any epoch, as one before a restore. Error "epoch_other" when it is none of this journal's.
    Expected<api::JournalPage> earlierJournalAfter(const std::string& epoch, std::int64_t after,
                                                   std::int64_t limit);
    /// Recomputes the whole chain and looks at its checkpoints; the number of entries. Errors as
    /// verifyRecord's.
    Expected<std::int64_t> verifyJournal();

    /// What reads people, staff and calls as they are at one moment: `look(people, staff, calls)`, whose
    /// result is returned.
    template <class Look>
    auto look(Look look) {
        using Result = std::invoke_result_t<Look, const Register&, const StaffBook&, const Calls&>;
        return inTransaction<Result>([&] { return look(people_, staff_, calls_); });
    }

  private:
    explicit ReadStore(Opened opened);
    template <class Result, class Work>
    Expected<Result> inTransaction(Work work) {
        Expected<Result> result;
        auto done = transaction([&] { result = work(); });
        if (!done) return tl::make_unexpected(done.error());
        return result;
    }
    Expected<void> transaction(const std::function<void()>& work);
    api::JournalPage pageOf(const JournalOf& journal, std::int64_t after, std::int64_t limit);

    std::unique_ptr<sqlite::Connection> connection_;
    Facility facility_;
    std::unique_ptr<Vault> vault_;
    Register people_;
    StaffBook staff_;
    Calls calls_;
};

}  // namespace ostoja::station::store
