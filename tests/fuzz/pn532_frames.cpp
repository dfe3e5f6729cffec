// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "drivers/simulator/board.h"
#include "drivers/simulator/frame.h"
#include "tests/fuzz/input.h"

// Any bytes at all on the serial line: once as they come, once cut into commands with right checksums, so
// that the chip and the cards see them too. It returns, or the simulator is wrong.

namespace {

using namespace ostoja::simulator;
using ostoja::fuzz::must;

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

/// Whatever came before, after a line's silence the next good frame is found.
void findsTheNextFrame(ByteView bytes) {
    FrameParser parser;
    for (const Byte byte : bytes) parser.feed(byte);
    for (std::size_t i = 0; i < 2 * longestBody; ++i) parser.feed(0x00);
    const Bytes wanted{0x02};
    std::optional<HostFrame> found;
    for (const Byte byte : commandFrame(wanted)) {
        if (auto frame = parser.feed(byte)) found = std::move(frame);
    }
    must(found && found->kind == HostFrame::Kind::command && found->data == wanted,
         "the next good frame is found again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    findsTheNextFrame({data, size});
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
