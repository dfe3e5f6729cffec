// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/messages.h"
#include "tests/fuzz/input.h"

// What the worker that owns libnfc says to its parent, when a broken chip has spoilt the worker's memory.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ostoja;
    const auto message = nfc::parseMessage(fuzz::textOf(data, size));
    if (!message) {
        fuzz::must(message.error().code == "malformed", "a message that can't be read is malformed");
        return 0;
    }
    const auto text = nfc::encode(*message);
    fuzz::must(text.size() <= nfc::longestMessage, "what was read fits into a message");
    const auto again = nfc::parseMessage(text);
    fuzz::must(again && nfc::encode(*again) == text, "what was read is written and read the same");
    return 0;
}
