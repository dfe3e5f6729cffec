// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/station_link.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <utility>

#include "api/json_fields.h"
#include "api/station.h"

namespace ostoja::reader {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds answerTime{2'000};
/// Three of the station's heartbeats.
constexpr milliseconds longestSilence{6'000};

/// Whether the station may answer otherwise when asked again.
bool worthAnotherTry(unsigned status) {
    return status == 408 || status == 429 || status >= 500;
}

}  // namespace

StationLink::StationLink(net::Loop& loop, const host::Clock& clock, const std::string& socket,
                         host::Trace trace, Callbacks callbacks)
    : clock_(clock),
      trace_(std::move(trace)),
      callbacks_(std::move(callbacks)),
      taps_(loop, net::Endpoint::unixSocket(socket)),
      states_(loop, net::Endpoint::unixSocket(socket)),
      orders_(loop, net::Endpoint::unixSocket(socket), "/v1/events",
              {.event = [this](const net::EventSource::Event& event) { order(event); },
               .up = [this] { callbacks_.up(); },
               .down =
                   [](const Error& error) {
                       spdlog::warn("the station's stream of orders is down: {}", error.message);
                   }},
              longestSilence) {}

void StationLink::send(const PendingTap& tap) {
    const auto age = std::max<std::int64_t>(0, clock_.now().monotonicMs - tap.enteredMs);
    const auto left = milliseconds(std::max<std::int64_t>(1, TapOutbox::freshMs - age));
    const auto body = api::toJson(api::Tap{tap.id, tap.card, tap.kind, "uid", age});
    taps_.request("POST", "/v1/taps", boost::json::serialize(body), std::min(answerTime, left),
                  [this, id = tap.id](const Expected<net::Response>& answer) { tapAnswer(id, answer); });
    trace_.write("posted", {{"tap", tap.id}, {"age_ms", age}});
}

void StationLink::tapAnswer(const std::string& id, const Expected<net::Response>& answer) {
    trace_.write(answer ? "answered" : "unanswered", {{"tap", id}, {"status", answer ? answer->status : 0}});
    if (!answer || worthAnotherTry(answer->status)) {
        spdlog::debug("tap {} has no answer yet: {}", id,
                      answer ? "HTTP " + std::to_string(answer->status) : answer.error().message);
        callbacks_.tapAnswered(TapOutbox::Answer::Silent);
        return;
    }
    if (answer->status >= 300) {
        spdlog::warn("tap {} was refused: HTTP {}", id, answer->status);
    } else {
        spdlog::info("tap {} was taken", id);
    }
    callbacks_.tapAnswered(TapOutbox::Answer::Answered);
}

void StationLink::put(const card::Told& told) {
    if (putting_) {
        nextState_ = told;
        return;
    }
    putting_ = true;
    const auto body = api::toJson(api::ReaderState{std::string(wordOf(told.condition)), told.reason});
    states_.request("PUT", "/v1/reader", boost::json::serialize(body), answerTime,
                    [this](const Expected<net::Response>& answer) { stateAnswer(answer); });
}

void StationLink::stateAnswer(const Expected<net::Response>& answer) {
    putting_ = false;
    if (answer && answer->status >= 300)
        spdlog::warn("the reader's state was refused: HTTP {}", answer->status);
    callbacks_.contact(answer.has_value());
    if (nextState_) put(*std::exchange(nextState_, std::nullopt));
}

void StationLink::order(const net::EventSource::Event& event) {
    if (event.name != "state") return;
    const auto json = api::parseJson(event.data);
    const auto order = json ? api::readerOrderFromJson(*json) : tl::make_unexpected(json.error());
    if (!order) {
        spdlog::warn("an order of the station makes no sense: {}", order.error().message);
        return;
    }
    const bool more = restarts_ && order->restarts > *restarts_;
    restarts_ = order->restarts;
    if (more) callbacks_.restart();
}

}  // namespace ostoja::reader
