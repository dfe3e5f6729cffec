// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/nfc/connection_string.h"

namespace ostoja::nfc {

/// The process that owns the reader: one thread, one libnfc context, one device. It looks into the field and
/// tells each look on `channel` (messages.h), which is its heartbeat too; what a look means is decided by its
/// parent (card::Presence), which outlives it. libnfc hangs or ends the process on several faults of a chip:
/// then the parent kills it and starts another.
///
/// It doesn't know the town's card key. It is the part that parses what strangers' cards and a chip send, in
/// C, and so the likeliest to be taken over; the parent makes the keyed hash. The card's number goes through
/// the channel, in memory only, and into no log.
///
/// `channel` must be descriptor 3 or higher and 0 to 2 must be open: libnfc fails with descriptor 0 and
/// aborts from 1,024 on. Returns the process's exit code when the parent is gone, or when descriptors are
/// running out (libnfc leaks them).
int runWorker(const ConnectionString& connection, int channel);

}  // namespace ostoja::nfc
