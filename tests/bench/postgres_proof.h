// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/postgres_connection.h"

namespace ostoja::bench {

/// Shows that the database refuses what the office would (another hash, other content, a gap, no CloudEvent)
/// and takes the same only once, so that what it is compared by isn't a check that is dead. Leaves nothing in
/// the tables; throws with words where it doesn't judge so.
void proveJudgement(PostgresConnection& connection, PostgresWay way);

}  // namespace ostoja::bench
