// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pesel.h"

#include <array>
#include <cstddef>

#include "domain/day.h"

namespace ostoja::domain {

namespace {

constexpr std::size_t length = 11;

int digit(char letter) {
    return letter - '0';
}

bool checksumHolds(std::string_view digits) {
    constexpr std::array<int, length> weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += weights[i] * digit(digits[i]);
    return sum % 10 == 0;
}

/// The month carries the century: 1-12 is 19xx, 21-32 is 20xx, 81-92 is 18xx; the law knows no others.
std::string birthDate(std::string_view digits) {
    constexpr std::array<std::string_view, 5> centuries = {"19", "20", "", "", "18"};
    const auto century = static_cast<std::size_t>(digit(digits[2]) / 2);
    const int month = digit(digits[2]) % 2 * 10 + digit(digits[3]);
    std::string date(centuries.at(century));
    date += digits.substr(0, 2);
    date += month < 10 ? "-0" : "-";
    date += std::to_string(month) + "-";
    date += digits.substr(4, 2);
    return date;
}

}  // namespace

Expected<Pesel> readPesel(std::string_view digits) {
    if (digits.size() != length || digits.find_first_not_of("0123456789") != std::string_view::npos) {
        return failure("pesel_malformed", "A PESEL has eleven digits and nothing else: read it again.");
    }
    if (!checksumHolds(digits)) {
        return failure(
            "pesel_checksum",
            "This PESEL's last digit doesn't fit the others: one was mistyped or two changed places.");
    }
    const auto born = birthDate(digits);
    if (!parseDay(born)) {
        return failure("pesel_date", "The birth date in this PESEL never was: read it again.");
    }
    return Pesel{born, digit(digits[9]) % 2 == 0 ? Sex::woman : Sex::man};
}

}  // namespace ostoja::domain
