// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pin.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "domain/day.h"

namespace ostoja::domain {

namespace {

constexpr std::chrono::seconds firstDelay{30};
constexpr std::chrono::seconds longestDelay{3600};

/// Each digit as far from the one before: 111111, 123456, 975310, 890123.
bool isRun(std::string_view pin) {
    const auto step = [&](std::size_t i) { return (pin[i] - pin[i - 1] + 10) % 10; };
    for (std::size_t i = 2; i < pin.size(); ++i) {
        if (step(i) != step(1)) return false;
    }
    return true;
}

/// 121212, 123123, 48154815.
bool isRepeated(std::string_view pin) {
    for (std::size_t period = 1; period <= pin.size() / 2; ++period) {
        if (pin.substr(period) == pin.substr(0, pin.size() - period)) return true;
    }
    return false;
}

/// 123321, 112211.
bool isMirrored(std::string_view pin) {
    return std::equal(pin.begin(), pin.end(), pin.rbegin());
}

/// 112233, 111222333: each digit several times, and the digits a run.
bool isRunOfRepeats(std::string_view pin) {
    std::string once;
    for (std::size_t i = 0; i < pin.size(); ++i) {
        const bool doubled = (i > 0 && pin[i - 1] == pin[i]) || (i + 1 < pin.size() && pin[i + 1] == pin[i]);
        if (!doubled) return false;
        if (once.empty() || once.back() != pin[i]) once += pin[i];
    }
    return isRun(once);
}

bool hasTwoDigitsAtMost(std::string_view pin) {
    return std::set<char>(pin.begin(), pin.end()).size() <= 2;
}

std::string dated(std::string_view year, std::string_view month, std::string_view day) {
    return std::string(year) + "-" + std::string(month) + "-" + std::string(day);
}

bool isDate(std::string_view year, std::string_view month, std::string_view day) {
    if (year.size() == 4)
        return (year.starts_with("19") || year.starts_with("20")) && parseDay(dated(year, month, day));
    return parseDay(dated("20" + std::string(year), month, day)).has_value();
}

bool isYear(std::string_view digits) {
    return digits.starts_with("19") || digits.starts_with("20");
}

/// Six digits as a birthday or a year with something, eight digits as a whole date, in the orders people use.
bool isDated(std::string_view pin) {
    if (pin.size() == 6) {
        return isDate(pin.substr(4, 2), pin.substr(2, 2), pin.substr(0, 2)) ||
               isDate(pin.substr(0, 2), pin.substr(2, 2), pin.substr(4, 2)) || isYear(pin.substr(0, 4)) ||
               isYear(pin.substr(2, 4));
    }
    return pin.size() == 8 && (isDate(pin.substr(4, 4), pin.substr(2, 2), pin.substr(0, 2)) ||
                               isDate(pin.substr(4, 4), pin.substr(0, 2), pin.substr(2, 2)) ||
                               isDate(pin.substr(0, 4), pin.substr(4, 2), pin.substr(6, 2)));
}

/// Lines and knights' moves on a keypad, numbers from songs, films and mathematics, emergency numbers.
bool isWellKnown(std::string_view pin) {
    constexpr std::array<std::string_view, 39> known = {
        "147258",   "258369",    "369258", "258147",    "147369",    "369147",    "741852",  "852963",
        "963852",   "852741",    "789456", "456789",    "456123",    "123654",    "321654",  "987456",
        "789123",   "123789",    "159753", "159357",    "357159",    "753951",    "951753",  "314159",
        "271828",   "141592",    "997998", "998999",    "999112",    "112997",    "112999",  "142536",
        "14725836", "147258369", "258456", "789456123", "741852963", "159753456", "31415926"};
    return std::find(known.begin(), known.end(), pin) != known.end();
}

}  // namespace

Expected<void> checkPin(std::string_view pin) {
    if (pin.find_first_not_of("0123456789") != std::string_view::npos) {
        return failure("pin_digits", "A PIN has digits and nothing else.");
    }
    if (pin.size() < shortestPin || pin.size() > longestPin) {
        return failure("pin_length", "A PIN has 6 to 12 digits.");
    }
    if (isRun(pin) || isRepeated(pin) || isMirrored(pin) || isRunOfRepeats(pin) || hasTwoDigitsAtMost(pin)) {
        return failure("pin_guessable",
                       "This PIN repeats itself or counts up or down: it would be tried first.");
    }
    if (isDated(pin)) {
        return failure("pin_guessable", "This PIN looks like a date or a year: it would be tried first.");
    }
    if (isWellKnown(pin)) {
        return failure("pin_guessable", "Many people choose this PIN: it would be tried first.");
    }
    return {};
}

std::int64_t attemptsLeft(std::int64_t failures) {
    return std::max<std::int64_t>(0, freeFailures - failures);
}

std::chrono::seconds delayAfter(std::int64_t failures) {
    if (failures < freeFailures) return std::chrono::seconds{0};
    auto delay = firstDelay;
    for (auto i = freeFailures; i < failures && delay < longestDelay; ++i) delay *= 2;
    return std::min(delay, longestDelay);
}

std::chrono::milliseconds delayLeft(const PinFailures& failures, const Instant& now) {
    const std::chrono::milliseconds delay = delayAfter(failures.count);
    const bool sameStart = now.boot == failures.last.boot;
    const std::int64_t known = sameStart ? now.monotonicMs - failures.last.monotonicMs : now.monotonicMs;
    const std::chrono::milliseconds waited{std::max<std::int64_t>(0, known)};
    return std::max(std::chrono::milliseconds{0}, delay - waited);
}

}  // namespace ostoja::domain
