// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ostoja::station {

/// The field's words on paper, for the API's: "kobiety" for "women". One that isn't known stays as it is.
std::string segmentOnPaper(std::string_view segment);
std::string presenceOnPaper(std::string_view presence);
/// Where somebody is: "w placówce", or how their stay ended.
std::string standingOnPaper(std::string_view state, std::string_view endedWhy);
std::string refusalOnPaper(std::string_view why);
std::string outcomeOnPaper(std::string_view outcome);

}  // namespace ostoja::station
