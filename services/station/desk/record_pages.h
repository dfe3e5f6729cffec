// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "api/town.h"
#include "error/error.h"
#include "station/store/read_store.h"

namespace ostoja::station {

/// Where a page of the record begins: before this entry of this epoch, going back in time.
struct RecordPlace {
    std::string epoch;
    std::int64_t before = 0;
};

struct RecordRead {
    /// Newest first.
    std::vector<api::JournalEvent> entries;
    /// Where the next page begins; before 0 when there is nothing more.
    RecordPlace next;
};

/// Whether an entry tells of a night's beds and of who had them.
bool isOfTheNight(std::string_view type);

/// Entries that tell what staff did and what they were told, going back from `place` over all epochs; those
/// that `isShown` takes, at most `limit`, among the next 20,000 of the journal.
Expected<RecordRead> readRecordBack(store::ReadStore& store, RecordPlace place, std::size_t limit,
                                    const std::function<bool(const api::JournalEvent&)>& isShown);

}  // namespace ostoja::station
