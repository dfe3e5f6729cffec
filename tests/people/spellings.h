// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ostoja::people {

/// A Ukrainian, Russian, Belarusian or Georgian name as the passport spells it in Latin letters; other text
/// as it is. Knows nothing of how the search folds names.
std::string passportSpelling(std::string_view name);

/// The same as a Polish clerk writes it.
std::string polishSpelling(std::string_view name);

}  // namespace ostoja::people
