// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "net/sse.h"
#include "tests/fuzz/input.h"

// An event stream from a station or an office. The first byte says how long the pieces are in which it comes.

namespace {

using namespace ostoja;

constexpr std::size_t mostBytes = 1'024;

struct Heard {
    std::vector<std::string> events;
    bool whole = true;
    bool operator==(const Heard&) const = default;
};

Heard hear(std::string_view text, std::size_t pieceBytes) {
    Heard heard;
    net::SseParser parser(mostBytes);
    while (!text.empty() && heard.whole) {
        const auto piece = text.substr(0, pieceBytes);
        text.remove_prefix(piece.size());
        heard.whole = parser.feed(piece, [&](const net::EventSource::Event& event) {
            fuzz::must(event.data.size() <= mostBytes, "an event is bounded");
            heard.events.push_back(event.name + '\n' + event.id + '\n' + event.data);
        });
    }
    return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto text = fuzz::textOf(data + 1, size - 1);
    const auto bytewise = hear(text, 1);
    const auto piecewise = hear(text, 1U + data[0]);
    fuzz::must(bytewise.whole == piecewise.whole && bytewise.events == piecewise.events,
               "a stream says the same in pieces of any size");
    return 0;
}
