// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/beds.h"
#include "error/error.h"

namespace ostoja::domain {

/// What stands in a number of the Polish population register. Never a key: people without one get a bed.
struct Pesel {
    std::string born;  ///< "1968-03-02"
    Sex sex = Sex::man;

    bool operator==(const Pesel&) const = default;
};

/// Error "pesel_malformed" (not eleven digits), "pesel_checksum" (a digit is wrong or two changed places) or
/// "pesel_date" (a birth date that never was). The words never repeat the number.
Expected<Pesel> readPesel(std::string_view digits);

}  // namespace ostoja::domain
