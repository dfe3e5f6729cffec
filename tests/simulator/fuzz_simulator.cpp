// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "drivers/simulator/board.h"

// Any bytes at all: once as they come over the serial line, once cut into commands with right checksums, so
// that the chip and the cards see them too. It returns, or the simulator is wrong. On its own: clang++-16
// -std=c++20 -fsanitize=fuzzer,address,undefined -I. -Iservices this file and the simulator's.

namespace {

using namespace ostoja::simulator;

constexpr std::chrono::milliseconds longEnough{500};

void drain(Board& board, TimePoint& now) {
    now += longEnough;
    board.advance(now);
    board.takeOutput();
}

void asCommands(Board& board, TimePoint& now, ByteView bytes) {
    while (!bytes.empty()) {
        const std::size_t length = std::min<std::size_t>(bytes[0] % 32, bytes.size() - 1);
        const ByteView command = bytes.subspan(1, length);
        if (!command.empty()) {
            board.receive(Bytes{0x55, 0x55}, now);
            board.receive(commandFrame(command), now);
            drain(board, now);
        }
        bytes = bytes.subspan(1 + length);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Field field;
    EventLog log;
    Board board({}, field, log);
    field.place(CardKind::ntag213, {0x04, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06});
    field.place(CardKind::desfire, {0x04, 0x01, 0x02, 0x03, 0x14, 0x05, 0x06});
    field.place(CardKind::classic1k, {0x12, 0x34, 0x56, 0x78});
    TimePoint now{};
    board.receive({data, size}, now);
    drain(board, now);
    field.remove({0x04, 0x01, 0x02, 0x03, 0x14, 0x05, 0x06});
    asCommands(board, now, {data, size});
    return 0;
}
