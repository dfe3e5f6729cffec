// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name_distance.h"

#include <algorithm>

namespace ostoja::domain {

Typed::Typed(std::string_view letters) : letters_(lettersOf(letters)) {
    letters = letters.substr(0, 64);
    size_ = static_cast<int>(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) {
        places_.at(static_cast<unsigned char>(letters[i])) |= std::uint64_t{1} << i;
    }
}

Errors Typed::errorsTo(std::string_view word) const {
    if (size_ == 0) return {static_cast<int>(word.size()), 0};
    const std::uint64_t last = std::uint64_t{1} << static_cast<unsigned>(size_ - 1);
    std::uint64_t up = ~std::uint64_t{0};  // where the table grows downwards by one, and where it falls
    std::uint64_t down = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t before = 0;
    int errors = size_;
    int least = size_;
    for (const char letter : word) {
        const std::uint64_t here = places_[static_cast<unsigned char>(letter)];
        const std::uint64_t exchanged = (((~diagonal) & here) << 1U) & before;
        diagonal = (((here & up) + up) ^ up) | here | down | exchanged;
        std::uint64_t right = down | ~(diagonal | up);
        std::uint64_t left = diagonal & up;
        if ((right & last) != 0) ++errors;
        if ((left & last) != 0) --errors;
        right = (right << 1U) | 1U;
        left <<= 1U;
        up = left | ~(diagonal | right);
        down = right & diagonal;
        before = here;
        least = std::min(least, errors);
    }
    return {errors, least};
}

std::uint64_t Typed::lettersOf(std::string_view text) {
    std::uint64_t letters = 0;
    for (const char letter : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(letter) & 63U);
    return letters;
}

}  // namespace ostoja::domain
