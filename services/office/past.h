// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "api/town.h"
#include "error/error.h"
#include "office/overlap.h"
#include "office/projection.h"
#include "office/store/office_store.h"

namespace ostoja::office {

/// A station's epochs, by their ids.
using Epochs = std::map<std::string, EpochRow>;

/// Where an epoch says that it goes on from: after the entry `through` of another.
struct Continued {
    const EpochRow* before;
    std::int64_t through;
};

/// What the first entry of `row` names, where the office got to know it before `row`: epochs that name each
/// other, or themselves, go on from nothing.
std::optional<Continued> continuedBy(const Epochs& epochs, const EpochRow& row,
                                     const api::JournalEvent& first);

/// Whether the first entry of `row` may follow what the office holds of the epoch that it names.
Expected<bool> continuesEpochBefore(OfficeStore& store, const Epochs& epochs, const EpochRow& row,
                                    const api::JournalEvent& first);

/// The state in which an epoch began: nothing, or what the epoch before it had come to.
Expected<Projection> stateBefore(OfficeStore& store, const Epochs& epochs, const EpochRow& row);

/// What the office holds of the epoch before `row` beyond the entry from which that goes on.
Expected<std::optional<Overlap>> overlapBefore(OfficeStore& store, const Epochs& epochs, const EpochRow& row);

}  // namespace ostoja::office
