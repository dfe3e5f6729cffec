// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "api/staff_board.h"
#include "domain/roles.h"
#include "station/desk/night_book.h"
#include "station/desk/people.h"
#include "station/store/records.h"

namespace ostoja::station {

/// The board as a role sees it. Whoever it may not see has a bed with a state and nobody in it. `nowMs` is
/// UTC.
api::Board boardShown(const store::Facility& facility, const NightBook::Page& page, const People& people,
                      domain::Role role, std::int64_t nowMs);

}  // namespace ostoja::station
