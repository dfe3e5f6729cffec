// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "net/client.h"

namespace ostoja::net {

/// Reads text/event-stream in pieces of any size, as the HTML standard describes it.
class SseParser {
  public:
    /// `event` gets each whole event. False when a line or an event exceeds `mostBytes`.
    explicit SseParser(std::size_t mostBytes = 16'777'216) : mostBytes_(mostBytes) {}
    bool feed(std::string_view piece, const std::function<void(const EventSource::Event&)>& event);

  private:
    void line(const std::function<void(const EventSource::Event&)>& event);

    std::size_t mostBytes_;
    std::string line_;
    bool afterCarriageReturn_ = false;
    bool atStart_ = true;
    bool hasData_ = false;
    EventSource::Event current_;
};

/// One event as it goes over the wire. `data`, `event` and `id` are one line each: a line break is a
/// programming error and throws std::invalid_argument.
std::string sseText(std::string_view event, std::string_view data, std::string_view id);

}  // namespace ostoja::net
