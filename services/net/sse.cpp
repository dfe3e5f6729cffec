// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/sse.h"

#include <stdexcept>

namespace ostoja::net {

bool SseParser::feed(std::string_view piece, const std::function<void(const EventSource::Event&)>& event) {
    for (const char c : piece) {
        const bool secondHalf = c == '\n' && afterCarriageReturn_;
        afterCarriageReturn_ = c == '\r';
        if (secondHalf) continue;
        if (c == '\n' || c == '\r') {
            line(event);
        } else if (line_.size() + current_.data.size() >= mostBytes_) {
            return false;
        } else {
            line_ += c;
        }
    }
    return true;
}

void SseParser::line(const std::function<void(const EventSource::Event&)>& event) {
    const std::string whole = std::exchange(line_, {});
    std::string_view text = whole;
    if (std::exchange(atStart_, false) && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.empty()) {
        // The id stays for the events that follow; name and data are this event's own.
        auto done = current_;
        current_.name.clear();
        current_.data.clear();
        if (std::exchange(hasData_, false)) {
            if (done.name.empty()) done.name = "message";
            event(done);
        }
        return;
    }
    const auto colon = text.find(':');
    const auto field = text.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (field == "event") {
        current_.name = value;
    } else if (field == "data") {
        if (std::exchange(hasData_, true)) current_.data += '\n';
        current_.data += value;
    } else if (field == "id" && value.find('\0') == std::string_view::npos) {
        current_.id = value;
    }
}

std::string sseText(std::string_view event, std::string_view data, std::string_view id) {
    for (const auto text : {event, data, id}) {
        if (text.find_first_of("\r\n") != std::string_view::npos) {
            throw std::invalid_argument("a server-sent event's parts are one line each");
        }
    }
    std::string out;
    out.reserve(event.size() + data.size() + id.size() + 24);
    if (!id.empty()) out.append("id: ").append(id).append("\n");
    out.append("event: ").append(event).append("\ndata: ").append(data).append("\n\n");
    return out;
}

}  // namespace ostoja::net
