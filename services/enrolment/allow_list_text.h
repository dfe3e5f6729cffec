// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "enrolment/allow_list.h"
#include "error/error.h"

namespace ostoja::enrolment {

/// The list's text with changes written into it: an operator's own lines and remarks stay.

/// The comment with which a list begins.
std::string emptyListText();
std::string withStation(const std::string& text, const AllowedStation& station);
/// One line below the key's. Error "list_unclear": the key isn't in a line of its own.
Expected<std::string> withRevoked(const std::string& text, const std::string& key, std::int64_t nowMs);

}  // namespace ostoja::enrolment
