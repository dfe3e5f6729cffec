// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "drivers/simulator/board.h"

using namespace ostoja::simulator;
using namespace std::chrono_literals;

namespace {

const Bytes uid{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6};
const Bytes firmwareAnswer = replyFrame(Bytes{0x03, 0x32, 0x01, 0x06, 0x07});
const Bytes list{0x4A, 0x01, 0x00};

Bytes joined(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// A board, awake, with a clock that is moved by hand.
class Bench {
  public:
    explicit Bench(unsigned baud = 115200) : board({{}, baud, 7}, field, log) {
        board.receive(Bytes{0x55, 0x55}, now);
        say({0x14, 0x01});
    }

    /// All that reaches the host within a second.
    Bytes say(const Bytes& command) {
        board.receive(commandFrame(command), now);
        return within(1s);
    }
    Bytes within(Duration time) {
        now += time;
        board.advance(now);
        return board.takeOutput();
    }
    void fault(FaultKind kind, unsigned after = 0) { board.faults().order({kind, after, {}, {}}); }

    Field field;
    EventLog log;
    TimePoint now{};
    Board board;
};

const Bytes acknowledgedFirmware = joined(ackFrame(), firmwareAnswer);

}  // namespace

TEST_CASE("a command is acknowledged and answered") {
    Bench bench;
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
    CHECK(bench.board.commands() == 2);
}

TEST_CASE("a command that the chip doesn't know is acknowledged, then refused") {
    Bench bench;
    CHECK(bench.say({0x8C, 0x00}) == joined(ackFrame(), errorFrame()));
}

TEST_CASE("bytes take their time on the wire in both directions") {
    Bench bench(10'000);  // a millisecond a byte
    bench.board.receive(commandFrame(Bytes{0x02}), bench.now);
    CHECK(bench.within(9ms).empty());
    CHECK(bench.within(6ms + 60us) == ackFrame());
    CHECK(bench.within(12ms).empty());
    CHECK(bench.within(1ms + 100us) == firmwareAnswer);
    CHECK_FALSE(bench.board.nextDue());
}

TEST_CASE("finding a card takes the radio its time") {
    Bench bench;
    REQUIRE(bench.field.place(CardKind::ntag213, uid));
    bench.board.receive(commandFrame(list), bench.now);
    CHECK(bench.within(8ms) == ackFrame());
    CHECK(bench.within(5ms).size() == 22);
}

TEST_CASE("a sleeping chip hears nothing but a wake-up") {
    Bench bench;
    CHECK_FALSE(bench.say({0x16, 0xF0}).empty());
    CHECK(bench.say({0x02}).empty());
    bench.board.receive(Bytes{0x55, 0x55, 0x00, 0x00}, bench.now);
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}

TEST_CASE("the host's acknowledgement ends a command that is under way") {
    Bench bench;
    CHECK(bench.say(list) == ackFrame());
    CHECK(bench.board.nextDue());
    bench.board.receive(ackFrame(), bench.now);
    CHECK(bench.within(1s).empty());
    CHECK_FALSE(bench.board.nextDue());
    REQUIRE(bench.field.place(CardKind::ntag213, uid));
    CHECK(bench.within(1s).empty());
}

TEST_CASE("the host's NACK gets the last answer once more") {
    Bench bench;
    bench.say({0x02});
    bench.board.receive(nackFrame(), bench.now);
    CHECK(bench.within(1s) == firmwareAnswer);
}

TEST_CASE("a broken frame is neither acknowledged nor answered, and the next one is") {
    Bench bench;
    Bytes broken = commandFrame(Bytes{0x02});
    broken[7] ^= 1;
    bench.board.receive(broken, bench.now);
    CHECK(bench.within(1s).empty());
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}

TEST_CASE("a fault that happens once is over after it") {
    struct Case {
        FaultKind kind;
        Bytes heard;
    };
    const Case one = GENERATE(values<Case>({
        {FaultKind::drop, ackFrame()},
        {FaultKind::nak, nackFrame()},
        {FaultKind::half, joined(ackFrame(), Bytes(firmwareAnswer.begin(), firmwareAnswer.begin() + 6))},
    }));
    Bench bench;
    bench.fault(one.kind);
    CHECK(bench.say({0x02}) == one.heard);
    CHECK(bench.board.faults().kinds().empty());
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}

TEST_CASE("a dead chip stays dead until the fault is ended") {
    struct Case {
        FaultKind kind;
        Bytes heard;
    };
    const Case one = GENERATE(values<Case>({{FaultKind::mute, {}}, {FaultKind::hang, ackFrame()}}));
    Bench bench;
    bench.fault(one.kind);
    for (int i = 0; i < 5; ++i) CHECK(bench.say({0x02}) == one.heard);
    bench.board.faults().clear();
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}

TEST_CASE("garbage is never the answer") {
    Bench bench;
    bench.fault(FaultKind::garbage);
    const Bytes heard = bench.say({0x02});
    CHECK(heard.size() >= ackFrame().size() + 8);
    CHECK(heard != acknowledgedFirmware);
}

TEST_CASE("a fault comes after as many commands as it was ordered for") {
    Bench bench;
    const FaultKind kind = GENERATE(FaultKind::mute, FaultKind::drop);
    bench.fault(kind, 3);
    for (int i = 0; i < 3; ++i) CHECK(bench.say({0x02}) == acknowledgedFirmware);
    CHECK(bench.say({0x02}) != acknowledgedFirmware);
}

TEST_CASE("a fault for some time ends by itself") {
    Bench bench;
    bench.board.faults().order({FaultKind::drop, 0, {}, 2500ms});
    for (int i = 0; i < 3; ++i) CHECK(bench.say({0x02}) == ackFrame());
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
    CHECK(bench.board.faults().kinds().empty());
}

TEST_CASE("faults at a rate come about as often as that, and the same each time") {
    const auto lost = [] {
        Bench bench;
        bench.board.faults().order({FaultKind::drop, 0, 0.25, {}});
        std::string pattern;
        for (int i = 0; i < 400; ++i) pattern += bench.say({0x02}) == ackFrame() ? 'x' : '.';
        return pattern;
    };
    const std::string first = lost();
    CHECK(first == lost());
    CHECK(std::count(first.begin(), first.end(), 'x') > 60);
    CHECK(std::count(first.begin(), first.end(), 'x') < 140);
}

TEST_CASE("a fault of the radio waits for a command that uses the radio") {
    Bench bench;
    REQUIRE(bench.field.place(CardKind::ntag213, uid));
    const Bytes exchange{0x40, 0x01, 0x30, 0x00};
    SECTION("noise hides a card") {
        bench.fault(FaultKind::noise);
        CHECK(bench.say({0x02}) == acknowledgedFirmware);
        CHECK(bench.say(list) == joined(ackFrame(), replyFrame(Bytes{0x4B, 0x00})));
        CHECK(bench.say(list).size() == 28);
    }
    SECTION("noise spoils an exchange") {
        bench.say(list);
        bench.fault(FaultKind::noise);
        const Bytes heard = bench.say(exchange);
        REQUIRE(heard.size() == 6 + 10);
        CHECK(heard[12] == 0x41);
        CHECK((heard[13] == 1 || heard[13] == 2 || heard[13] == 3 || heard[13] == 5));
    }
    SECTION("bit 7 of a status") {
        bench.fault(FaultKind::abortBit);
        bench.say(list);
        const Bytes heard = bench.say(exchange);
        REQUIRE(heard.size() > 13);
        CHECK(heard[13] == 0x80);
    }
    SECTION("an answer to select of length 0") {
        bench.fault(FaultKind::atsZero);
        const Bytes data{0x4B, 0x01, 0x01, 0x00, 0x44, 0x00, 0x07, 0x04,
                         0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6, 0x00};
        CHECK(bench.say(list) == joined(ackFrame(), replyFrame(data)));
    }
}

TEST_CASE("a fault of one command waits for it and counts no other") {
    Bench bench;
    const FaultKind kind = GENERATE(FaultKind::nak, FaultKind::drop);
    bench.board.faults().order({.kind = kind, .after = 1, .at = Byte{0x02}});
    const Bytes statusAnswer = bench.say({0x04});
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
    CHECK(bench.say({0x04}) == statusAnswer);
    CHECK(bench.say({0x02}) == (kind == FaultKind::nak ? nackFrame() : ackFrame()));
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}

TEST_CASE("a card that leaves in the middle of a command isn't found by it") {
    Bench bench;
    REQUIRE(bench.field.place(CardKind::ntag213, uid));
    bench.say({0x32, 0x05, 0x00, 0x00, 0x00});  // one look, not one without end
    bench.fault(FaultKind::leave);
    CHECK(bench.say(list) == joined(ackFrame(), replyFrame(Bytes{0x4B, 0x00})));
    CHECK(bench.field.placements().empty());
    CHECK(bench.board.faults().kinds().empty());
}

TEST_CASE("a reader that is pulled out loses what was on its way") {
    Bench bench;
    bench.fault(FaultKind::unplug);
    CHECK(bench.say({0x02}).empty());
    CHECK(bench.board.takeUnplug());
    bench.board.losePower();
    CHECK_FALSE(bench.board.nextDue());
    CHECK(bench.say({0x02}).empty());
    bench.board.receive(Bytes{0x55}, bench.now);
    CHECK(bench.say({0x02}) == acknowledgedFirmware);
}
