// SPDX-License-Identifier: GPL-3.0-or-later
#include "uplink/uplink.h"

#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "uplink/letters.h"

namespace ostoja::uplink {

namespace json = boost::json;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds firstWait{250};
constexpr milliseconds longestWait{10'000};
constexpr seconds stationTime{10};
constexpr seconds officeTime{20};
constexpr std::int64_t deliveryToldAgainMs = 10'000;

/// What a refusal says of itself, for the log.
std::string reasonOf(const net::Response& response) {
    std::string reason = "HTTP " + std::to_string(response.status);
    if (const auto value = api::parseJson(response.body)) {
        api::Fields fields(*value, "problem");
        const auto detail = fields.textOr("detail", {}, 1'000);
        if (!detail.empty()) reason += ": " + detail;
    }
    return reason;
}

}  // namespace

Uplink::Uplink(net::Loop& loop, const host::Clock& clock, net::Endpoint station, net::Endpoint office,
               host::Trace trace)
    : loop_(loop),
      clock_(clock),
      station_(loop, std::move(station)),
      office_(loop, std::move(office)),
      trace_(std::move(trace)),
      waiting_(loop),
      backoff_(firstWait, longestWait) {}

Uplink::~Uplink() = default;

template <class Work>
auto Uplink::mine(Work work) {
    return [alive = std::weak_ptr(alive_), work = std::move(work)](auto&&... told) {
        if (!alive.expired()) work(std::forward<decltype(told)>(told)...);
    };
}

void Uplink::start() {
    loop_.post(mine([this] { perform(); }));
}

void Uplink::perform() {
    std::visit([this](const auto& step) { perform(step); }, courier_.step(clock_.now().monotonicMs));
}

void Uplink::perform(const AskSnapshot&) {
    station_.request("GET", "/v1/snapshot", {}, stationTime, mine([this](Expected<net::Response> response) {
                         if (!response) return stationFailed(response.error().message);
                         if (response->status != 200) return stationFailed(reasonOf(*response));
                         auto epoch = epochOfSnapshot(response->body);
                         if (!epoch) return stationFailed(epoch.error().message);
                         courier_.snapshotCame(std::move(*epoch), std::move(response->body));
                         perform();
                     }));
}

void Uplink::perform(const AskJournal& step) {
    auto target =
        "/v1/journal?after=" + std::to_string(step.after) + "&wait=" + std::to_string(step.waitSeconds);
    if (!step.epoch.empty()) target += "&epoch=" + step.epoch;
    station_.request("GET", target, {}, seconds(step.waitSeconds) + stationTime,
                     mine([this](Expected<net::Response> response) {
                         if (!response) return stationFailed(response.error().message);
                         if (response->status != 200) return stationFailed(reasonOf(*response));
                         auto page = pageFrom(response->body);
                         if (!page) return stationFailed(page.error().message);
                         courier_.journalCame(std::move(*page));
                         perform();
                     }));
}

void Uplink::perform(const Post& step) {
    office_.request("POST", "/v1/events", batchOf(step.events), officeTime,
                    mine([this](Expected<net::Response> response) {
                        if (!response) return officeFailed(response.error().message);
                        if (response->status != 200) return officeFailed(reasonOf(*response));
                        auto answer = answerFrom(response->body);
                        if (!answer) return officeFailed(answer.error().message);
                        officeAnswered(*answer);
                    }),
                    "application/cloudevents-batch+json");
    trace_.write("posted", {{"through", step.through}});
}

void Uplink::perform(const BackOff&) {
    if (courier_.failures() <= 1) backoff_.reset();
    waiting_.after(backoff_.next(), mine([this] {
                       courier_.waited();
                       perform();
                   }));
}

void Uplink::stationFailed(const std::string& why) {
    say("the station doesn't answer: " + why);
    courier_.stationFailed();
    toldDelivery_.reset();
    toldTown_.clear();
    perform();
}

void Uplink::officeFailed(const std::string& why) {
    say("the office can't be reached or refuses: " + why);
    trace_.write("unacknowledged", {});
    courier_.officeFailed();
    tellDelivery({.epoch = courier_.epoch(),
                  .receivedThrough = toldDelivery_ ? toldDelivery_->receivedThrough : 0,
                  .linked = false});
    perform();
}

void Uplink::officeAnswered(const api::IngestAnswer& answer) {
    say("linked");
    trace_.write("acknowledged", {{"through", answer.receivedThrough}});
    courier_.officeAnswered(answer.epoch, answer.receivedThrough, clock_.now().monotonicMs);
    tellDelivery({.epoch = courier_.epoch(), .receivedThrough = courier_.officeHas(), .linked = true});
    if (!answer.townPlaces.empty()) {
        tellTown({.townPlaces = answer.townPlaces, .signature = answer.townSignature});
    }
    perform();
}

void Uplink::tellDelivery(api::Delivery delivery) {
    const auto nowMs = clock_.now().monotonicMs;
    const bool same = toldDelivery_ && toldDelivery_->epoch == delivery.epoch &&
                      toldDelivery_->receivedThrough == delivery.receivedThrough &&
                      toldDelivery_->linked == delivery.linked;
    if (same && nowMs - toldDeliveryMs_ < deliveryToldAgainMs) return;
    put("/v1/delivery", json::serialize(api::toJson(delivery)));
    toldDelivery_ = std::move(delivery);
    toldDeliveryMs_ = nowMs;
}

void Uplink::tellTown(const api::SignedTown& town) {
    if (town.townPlaces == toldTown_) return;
    put("/v1/town", json::serialize(api::toJson(town)));
    toldTown_ = town.townPlaces;
}

void Uplink::put(const std::string& target, std::string body) {
    station_.request("PUT", target, std::move(body), stationTime,
                     mine([target](const Expected<net::Response>& response) {
                         if (!response) {
                             spdlog::warn("PUT {}: {}", target, response.error().message);
                         } else if (response->status >= 300) {
                             spdlog::warn("PUT {}: {}", target, reasonOf(*response));
                         }
                     }));
}

void Uplink::say(const std::string& state) {
    if (state == said_) return;
    said_ = state;
    spdlog::info("{}", state);
}

}  // namespace ostoja::uplink
