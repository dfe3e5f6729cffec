// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/carrier.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "uplink/letters.h"

namespace ostoja::simulation {

namespace {

constexpr std::int64_t stationTimeMs = 10'000;
constexpr std::int64_t officeTimeMs = 20'000;
constexpr std::int64_t firstWaitMs = 250;
constexpr std::int64_t longestWaitMs = 10'000;

/// A program that isn't there is noticed at once, as a connection that is refused.
net::Response nobody() {
    return {.status = 503, .headers = {}};
}

template <class T>
Expected<T> read(const Expected<net::Response>& response, Expected<T> (*parse)(const std::string&)) {
    if (!response) return tl::make_unexpected(response.error());
    if (response->status != 200) return failure("refused", "HTTP " + std::to_string(response->status));
    return parse(response->body);
}

}  // namespace

Carrier::Carrier(World& world, StationBox& station, OfficeBox& office)
    : world_(world), station_(station), office_(office) {}

void Carrier::start() {
    courier_.emplace();
    ++lives_;
    attempts_ = 0;
    toldTown_.clear();
    perform();
}

void Carrier::stop() {
    courier_.reset();
    ++lives_;
}

template <class Work>
auto Carrier::mine(Work work) {
    return [this, life = lives_, work = std::move(work)](auto&&... told) {
        if (courier_ && lives_ == life) work(std::forward<decltype(told)>(told)...);
    };
}

void Carrier::perform() {
    std::visit([this](const auto& step) { perform(step); }, courier_->step(nowMs()));
}

void Carrier::perform(const uplink::AskSnapshot&) {
    world_.network.call(
        local_, stationTimeMs,
        [this](const Reply& reply) { station_.runs() ? station_.snapshot(reply) : reply(nobody()); },
        mine([this](const Expected<net::Response>& response) {
            auto epoch = read(response, uplink::epochOfSnapshot);
            if (!epoch) return stationFailed();
            courier_->snapshotCame(std::move(*epoch), response->body);
            perform();
        }));
}

void Carrier::perform(const uplink::AskJournal& step) {
    world_.network.call(
        local_, step.waitSeconds * 1'000 + stationTimeMs,
        [this, step](Reply reply) {
            if (!station_.runs()) return reply(nobody());
            station_.journal(step.after, step.waitSeconds, std::move(reply));
        },
        mine([this](const Expected<net::Response>& response) {
            auto page = read(response, uplink::pageFrom);
            if (!page) return stationFailed();
            courier_->journalCame(std::move(*page));
            perform();
        }));
}

void Carrier::perform(const uplink::Post& step) {
    world_.network.call(
        wide_, officeTimeMs,
        [this, body = uplink::batchOf(step.events)](Reply reply) {
            if (!office_.runs()) return reply(nobody());
            office_.events(station_.id(), body, std::move(reply));
        },
        mine([this](const Expected<net::Response>& response) {
            const auto answer = read(response, uplink::answerFrom);
            if (!answer) return officeFailed();
            officeAnswered(*answer);
        }));
}

void Carrier::perform(const uplink::BackOff&) {
    if (world_.lie == Lie::uplinkGivesUp) return;
    if (courier_->failures() <= 1) attempts_ = 0;
    auto high = firstWaitMs;
    for (unsigned i = 0; i < attempts_ && high < longestWaitMs; ++i) high *= 2;
    ++attempts_;
    high = std::min(high, longestWaitMs);
    world_.agenda.after(world_.random.between(firstWaitMs / 2, high), mine([this] {
                            courier_->waited();
                            perform();
                        }));
}

void Carrier::stationFailed() {
    courier_->stationFailed();
    toldTown_.clear();
    perform();
}

void Carrier::officeFailed() {
    courier_->officeFailed();
    tellDelivery(0, false);
    perform();
}

void Carrier::officeAnswered(const api::IngestAnswer& answer) {
    courier_->officeAnswered(answer.epoch, answer.receivedThrough, nowMs());
    tellDelivery(courier_->officeHas(), true);
    if (!answer.townPlaces.empty()) {
        tellTown({.townPlaces = answer.townPlaces, .signature = answer.townSignature});
    }
    perform();
}

void Carrier::tellDelivery(std::int64_t receivedThrough, bool linked) {
    const api::Delivery delivery{
        .epoch = courier_->epoch(), .receivedThrough = receivedThrough, .linked = linked};
    world_.network.call(
        local_, stationTimeMs,
        [this, body = boost::json::serialize(api::toJson(delivery))](const Reply& reply) {
            station_.delivery(body, reply);
        },
        [](const Expected<net::Response>&) {});
}

void Carrier::tellTown(const api::SignedTown& town) {
    if (town.townPlaces == toldTown_) return;
    world_.network.call(
        local_, stationTimeMs,
        [this, body = boost::json::serialize(api::toJson(town))](Reply reply) {
            station_.town(body, std::move(reply));
        },
        [](const Expected<net::Response>&) {});
    toldTown_ = town.townPlaces;
}

}  // namespace ostoja::simulation
