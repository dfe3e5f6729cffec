// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

namespace ostoja::kiosk::test {

/// The board of staff_board.json, as GET /v1/board answers it.
boost::json::object staffBoard();
/// A board of so many beds in rooms of ten, their states those of staff_board.json over and over.
boost::json::object boardOf(int beds);
/// A bed of a board, by the number on its plate; throws without one.
boost::json::object& bedOf(boost::json::object& board, const char* number);

}  // namespace ostoja::kiosk::test
