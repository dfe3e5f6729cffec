// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "drivers/simulator/frame.h"

using namespace ostoja::simulator;

namespace {

std::vector<HostFrame> framesIn(const Bytes& bytes) {
    FrameParser parser;
    std::vector<HostFrame> frames;
    for (const Byte byte : bytes) {
        if (auto frame = parser.feed(byte)) frames.push_back(*frame);
    }
    return frames;
}

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes all;
    for (const Bytes& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

const Bytes firmware{0x02};

}  // namespace

TEST_CASE("a command is found in the frame that libnfc builds for it") {
    const auto frames = framesIn({0x00, 0x00, 0xFF, 0x02, 0xFE, 0xD4, 0x02, 0x2A, 0x00});
    REQUIRE(frames.size() == 1);
    CHECK(frames[0].kind == HostFrame::Kind::command);
    CHECK(frames[0].data == firmware);
    CHECK_FALSE(frames[0].woken);
}

TEST_CASE("every command comes out of its frame as it went in, whatever its length") {
    const std::size_t length = GENERATE(1U, 2U, 100U, 253U, 254U, 255U, 256U, 264U);
    Bytes data;
    for (std::size_t i = 0; i < length; ++i) data.push_back(static_cast<Byte>(i * 7));
    for (const Bytes& frame : {commandFrame(data), extendedCommandFrame(data)}) {
        const auto frames = framesIn(frame);
        REQUIRE(frames.size() == 1);
        CHECK(frames[0].kind == HostFrame::Kind::command);
        CHECK(frames[0].data == data);
    }
}

TEST_CASE("acknowledgement, refusal and the wake-up preamble are told apart") {
    const Bytes wakeUp{0x55, 0x55, 0x00, 0x00, 0x00, 0x00};
    CHECK(framesIn(ackFrame()).at(0).kind == HostFrame::Kind::ack);
    CHECK(framesIn(nackFrame()).at(0).kind == HostFrame::Kind::nack);
    const auto frames = framesIn(joined({wakeUp, commandFrame(firmware), commandFrame(firmware)}));
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].woken);
    CHECK_FALSE(frames[1].woken);
}

TEST_CASE("a malformed frame is named and the next good one is found") {
    struct Case {
        std::string name;
        Bytes bytes;
        std::string reason;
    };
    const Case one = GENERATE(values<Case>({
        {"length checksum",
         {0x00, 0xFF, 0x02, 0xFD, 0xD4, 0x02, 0x2A, 0x00},
         "the length's checksum is wrong"},
        {"length 0", {0x00, 0xFF, 0x00, 0x00}, "too short for a command"},
        {"an error frame", {0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00}, "too short for a command"},
        {"data checksum", {0x00, 0xFF, 0x02, 0xFE, 0xD4, 0x02, 0x2B, 0x00}, "the data's checksum is wrong"},
        {"direction",
         {0x00, 0xFF, 0x02, 0xFE, 0xD5, 0x02, 0x29, 0x00},
         "the direction byte isn't the host's"},
        {"extended length checksum",
         {0x00, 0xFF, 0xFF, 0xFF, 0x00, 0x02, 0xFD},
         "the extended length's checksum is wrong"},
        {"extended length 0", {0x00, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00}, "too short for a command"},
        {"extended length 65535", {0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02}, "longer than a frame may be"},
        {"extended length 266", {0x00, 0xFF, 0xFF, 0xFF, 0x01, 0x0A, 0xF5}, "longer than a frame may be"},
    }));
    INFO(one.name);
    const auto frames = framesIn(joined({one.bytes, commandFrame(firmware)}));
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].kind == HostFrame::Kind::broken);
    CHECK(frames[0].reason == one.reason);
    CHECK(frames[1].data == firmware);
}

TEST_CASE("bytes that are no frame are passed over") {
    const Bytes noise = GENERATE(values<Bytes>({
        {},
        {0x01, 0x02, 0x03},
        {0xFF, 0xFF, 0xFF},
        {0x00, 0x00, 0x00},
        {0xD4, 0x02, 0x2A},
    }));
    const auto frames = framesIn(joined({noise, commandFrame(firmware)}));
    REQUIRE(frames.size() == 1);
    CHECK(frames[0].data == firmware);
}

TEST_CASE("a frame cut short yields nothing") {
    const Bytes frame = commandFrame(Bytes{0x4A, 0x01, 0x00});
    for (std::size_t length = 0; length < frame.size() - 1; ++length) {
        INFO(length);
        CHECK(framesIn(Bytes(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(length))).empty());
    }
}

TEST_CASE("an answer is framed for its size") {
    CHECK(replyFrame(Bytes{0x15}) == Bytes{0x00, 0x00, 0xFF, 0x02, 0xFE, 0xD5, 0x15, 0x16, 0x00});
    CHECK(replyFrame(Bytes(254, 0)).at(3) == 0xFF);
    CHECK(replyFrame(Bytes(254, 0)).at(4) == 0x01);
    const Bytes longest = replyFrame(Bytes(255, 0));
    CHECK(Bytes(longest.begin() + 3, longest.begin() + 8) == Bytes{0xFF, 0xFF, 0x01, 0x00, 0xFF});
    CHECK_THROWS(replyFrame(Bytes(265, 0)));
}
