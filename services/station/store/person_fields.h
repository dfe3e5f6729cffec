// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "domain/person.h"

namespace ostoja::station::store {

/// A sealed column of the table resident, and the detail that it holds, as text.
struct PersonField {
    const char* column;
    std::string (*text)(const domain::PersonDetails& details);
    /// False when no such text can have been sealed.
    bool (*read)(domain::PersonDetails& details, const std::string& text);
};

inline constexpr std::size_t personFieldCount = 19;
/// In the order in which the statements of the register name them.
const std::array<PersonField, personFieldCount>& personFields();

}  // namespace ostoja::station::store
