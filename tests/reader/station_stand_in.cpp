// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reader/station_stand_in.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "api/json_fields.h"

namespace ostoja {

StationStandIn::StationStandIn(const std::string& socket, std::string manner) : manner_(std::move(manner)) {
    running_.on([&] {
        net::Limits limits;
        limits.heartbeat = std::chrono::seconds(2);
        server_ = std::make_unique<net::Server>(
            running_.loop(),
            [this](const net::Request& request, net::Responder responder) {
                handle(request, std::move(responder));
            },
            limits);
        if (const auto listening = server_->listenUnix(socket, 0600, "door-1.reader"); !listening)
            throw std::runtime_error(listening.error().message);
    });
}

StationStandIn::~StationStandIn() {
    running_.on([&] {
        unanswered_.clear();
        orders_.reset();
        server_->close();
        server_.reset();
    });
}

void StationStandIn::handle(const net::Request& request, net::Responder responder) {
    const std::lock_guard lock(mutex_);
    heard_ += request.body + "\n";
    if (request.method == "GET" && request.path == "/v1/events") {
        orders_ = responder.stream();
        sendOrder();
        return;
    }
    if (request.method == "POST" && request.path == "/v1/taps") {
        tap(request, responder);
        return;
    }
    const auto json = api::parseJson(request.body);
    const auto state = json ? api::readerStateFromJson(*json) : tl::make_unexpected(json.error());
    if (request.method != "PUT" || request.path != "/v1/reader" || !state) {
        responder.send(net::problem(404, "not_found", "Not found", request.method + " " + request.path));
        return;
    }
    states_.push_back(*state);
    responder.send({.status = 204, .body = {}, .contentType = {}, .headers = {}});
}

void StationStandIn::tap(const net::Request& request, net::Responder& responder) {
    const auto json = api::parseJson(request.body);
    const auto tap = json ? api::tapFromJson(*json) : tl::make_unexpected(json.error());
    if (!tap) {
        responder.send(net::problem(400, "malformed", "Malformed", tap.error().message));
        return;
    }
    asked_.push_back(*tap);
    if (manner_ == "silent") {
        unanswered_.push_back(responder);
    } else if (manner_ == "failing") {
        responder.send(net::problem(503, "disk_full", "The disk is full", "Nothing was stored."));
    } else if (manner_ == "refusing") {
        responder.send(net::problem(409, "tap_too_old", "Tap too old", "Nothing was stored."));
    } else {
        if (std::ranges::find(taps_, tap->id, &api::Tap::id) == taps_.end()) taps_.push_back(*tap);
        responder.send({.status = 200,
                        .body = boost::json::serialize(api::toJson(api::TapAnswer{tap->id, "bed", 1})),
                        .contentType = "application/json",
                        .headers = {}});
    }
}

void StationStandIn::sendOrder() {
    orders_->send("state", boost::json::serialize(api::toJson(api::ReaderOrder{"door-1", restarts_})));
}

void StationStandIn::behave(std::string manner) {
    const std::lock_guard lock(mutex_);
    manner_ = std::move(manner);
}

void StationStandIn::orderRestart() {
    const std::lock_guard lock(mutex_);
    ++restarts_;
    if (orders_) sendOrder();
}

bool StationStandIn::streamOpen() const {
    const std::lock_guard lock(mutex_);
    return orders_ && orders_->open();
}

std::vector<api::Tap> StationStandIn::asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
}

std::vector<api::Tap> StationStandIn::taps() const {
    const std::lock_guard lock(mutex_);
    return taps_;
}

std::vector<api::ReaderState> StationStandIn::states() const {
    const std::lock_guard lock(mutex_);
    return states_;
}

std::string StationStandIn::state() const {
    const std::lock_guard lock(mutex_);
    return states_.empty() ? "" : states_.back().state;
}

std::string StationStandIn::reason() const {
    const std::lock_guard lock(mutex_);
    return states_.empty() ? "" : states_.back().reason;
}

std::string StationStandIn::heard() const {
    const std::lock_guard lock(mutex_);
    return heard_;
}

}  // namespace ostoja
