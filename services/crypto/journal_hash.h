// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ostoja::crypto {

/// H(previous ‖ header ‖ H(public) ‖ H(private)), SHA-256, hex in and out; `header` and `publicBody` are
/// canonical JSON. A private body can so be withheld or deleted and the chain still verifies.
std::string journalHash(std::string_view previousHex, std::string_view header, std::string_view publicBody,
                        std::string_view privateHashHex);

/// The "previous" of a journal's very first entry.
inline constexpr std::string_view noPrevious =
    "0000000000000000000000000000000000000000000000000000000000000000";

}  // namespace ostoja::crypto
