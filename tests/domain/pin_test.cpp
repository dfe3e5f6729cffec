// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/pin.h"

using namespace ostoja::domain;
using namespace std::chrono_literals;

TEST_CASE("a PIN that isn't tried first is taken") {
    const auto* const pin =
        GENERATE("739164", "805213", "4718306", "90461837", "739164805213", "284917", "361840");
    INFO(pin);
    CHECK(checkPin(pin).has_value());
}

TEST_CASE("a PIN that is tried first, or is none, is refused, and its words don't repeat it") {
    struct Row {
        std::string what;
        std::string pin;
        std::string code;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing", "", "pin_length"},
        {"five digits", "73916", "pin_length"},
        {"thirteen digits", "7391648052138", "pin_length"},
        {"a letter", "73916a", "pin_digits"},
        {"a space", "739 164", "pin_digits"},
        {"a sign", "-739164", "pin_digits"},
        {"digits of another script", "٧٣٩١٦٤", "pin_digits"},
        {"one digit", "000000", "pin_guessable"},
        {"one digit, twelve times", "777777777777", "pin_guessable"},
        {"counting up", "123456", "pin_guessable"},
        {"counting up over nine", "789012", "pin_guessable"},
        {"counting down", "987654", "pin_guessable"},
        {"counting by twos", "135791", "pin_guessable"},
        {"counting to twelve digits", "012345678901", "pin_guessable"},
        {"two digits in turn", "121212", "pin_guessable"},
        {"three digits twice", "739739", "pin_guessable"},
        {"four digits twice", "48154815", "pin_guessable"},
        {"a repeat that is cut short", "1231231", "pin_guessable"},
        {"a mirror", "739937", "pin_guessable"},
        {"pairs that count", "112233", "pin_guessable"},
        {"threes that count", "444555666", "pin_guessable"},
        {"two digits in any order", "707700", "pin_guessable"},
        {"a birthday, day first", "140583", "pin_guessable"},
        {"a birthday, year first", "830514", "pin_guessable"},
        {"a year and two digits", "196873", "pin_guessable"},
        {"two digits and a year", "731968", "pin_guessable"},
        {"a date of eight digits", "02031968", "pin_guessable"},
        {"a date as computers write it", "19680302", "pin_guessable"},
        {"a date as Americans write it", "12311968", "pin_guessable"},
        {"columns of the keypad", "147258", "pin_guessable"},
        {"a cross on the keypad", "159753", "pin_guessable"},
        {"pi", "314159", "pin_guessable"},
        {"fire and police", "998999", "pin_guessable"},
    }));
    INFO(row.what);
    const auto checked = checkPin(row.pin);
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().code == row.code);
    CHECK((row.pin.empty() || checked.error().message.find(row.pin) == std::string::npos));
}

TEST_CASE("most numbers of six digits may be chosen") {
    int taken = 0;
    for (int i = 0; i < 1000000; ++i) {
        auto pin = std::to_string(i);
        pin.insert(0, 6 - pin.size(), '0');
        if (checkPin(pin)) ++taken;
    }
    CHECK(taken > 850000);
}

TEST_CASE("the delay grows with each wrong PIN from the fifth on, up to an hour") {
    const std::vector<std::chrono::seconds> delays = {0s,   0s,   0s,   0s,    0s,    30s, 60s,
                                                      2min, 4min, 8min, 16min, 32min, 1h,  1h};
    for (std::size_t failures = 0; failures < delays.size(); ++failures) {
        CHECK(delayAfter(static_cast<std::int64_t>(failures)) == delays[failures]);
    }
    CHECK(delayAfter(1000) == 1h);
    CHECK(attemptsLeft(0) == 5);
    CHECK(attemptsLeft(4) == 1);
    CHECK(attemptsLeft(5) == 0);
    CHECK(attemptsLeft(1000) == 0);
}

TEST_CASE("neither a restart nor a set clock shortens the delay") {
    struct Row {
        std::string what;
        PinFailures failures;
        Instant now;
        std::chrono::milliseconds left;
    };
    const auto row = GENERATE(values<Row>({
        {"four failures cost nothing", {4, {"a", 1000}}, {"a", 1000}, 0ms},
        {"the whole delay at first", {5, {"a", 1000}}, {"a", 1000}, 30s},
        {"half of it later", {5, {"a", 1000}}, {"a", 16000}, 15s},
        {"nothing when it has passed", {5, {"a", 1000}}, {"a", 31000}, 0ms},
        {"nothing a day later", {5, {"a", 1000}}, {"a", 86400000}, 0ms},
        {"the whole delay again when the machine has just started", {5, {"a", 29000}}, {"b", 0}, 30s},
        {"it runs from that start", {5, {"a", 29000}}, {"b", 20000}, 10s},
        {"though the new start's clock shows more than the old one's", {8, {"a", 5000}}, {"b", 60000}, 3min},
        {"it ends after the whole delay of that start", {5, {"a", 29000}}, {"b", 30000}, 0ms},
        {"a clock that stands before the failure counts for nothing", {5, {"a", 90000}}, {"a", 10000}, 30s},
        {"a thousand failures are an hour", {1000, {"a", 0}}, {"a", 0}, 1h},
    }));
    INFO(row.what);
    CHECK(delayLeft(row.failures, row.now) == row.left);
}
