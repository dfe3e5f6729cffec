// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <random>

#include "drivers/simulator/frame.h"

using namespace ostoja::simulator;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

Bytes randomBytes(std::mt19937& random) {
    Bytes bytes(random() % 300);
    for (Byte& byte : bytes) byte = static_cast<Byte>(random());
    return bytes;
}

/// A few commands that mean something, of which some bytes are then changed.
Bytes almostTraffic(std::mt19937& random) {
    Bytes bytes;
    for (const Bytes& command : {Bytes{0x4A, 0x01, 0x00}, Bytes{0x40, 0x01, 0x30, 0x04}, Bytes{0x42, 0x26},
                                 Bytes{0x60, 0x02, 0x01, 0x20, 0x10}, Bytes{0x08, 0x63, 0x3D, 0x87}}) {
        bytes.push_back(static_cast<Byte>(command.size()));
        bytes.insert(bytes.end(), command.begin(), command.end());
    }
    for (int i = 0; i < 4; ++i) bytes[random() % bytes.size()] = static_cast<Byte>(random());
    return bytes;
}

}  // namespace

TEST_CASE("no bytes on the serial line bring the reader down") {
    std::mt19937 random(20);
    for (int round = 0; round < 300; ++round) {
        const Bytes bytes = round % 2 == 0 ? randomBytes(random) : almostTraffic(random);
        CHECK(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()) == 0);
    }
}
