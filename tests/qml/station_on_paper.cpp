// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_on_paper.h"

#include <boost/json/serialize.hpp>
#include <future>
#include <stdexcept>

#include "api/json_fields.h"

namespace ostoja::kiosk::test {

StationOnPaper::StationOnPaper() {
    thread_ = std::thread([this] { loop_.run(); });
    open();
}

StationOnPaper::~StationOnPaper() {
    close();
    loop_.stop();
    thread_.join();
}

void StationOnPaper::open() {
    onLoop([this] {
        // As often as the real station's: a kiosk takes six silent seconds for a station that hangs.
        net::Limits limits;
        limits.heartbeat = std::chrono::seconds(2);
        server_ = std::make_unique<net::Server>(
            loop_,
            [this](const net::Request& request, net::Responder responder) {
                handle(request, std::move(responder));
            },
            limits);
        if (auto listening = server_->listenUnix(socket_, 0600, "door-1.screen"); !listening) {
            throw std::runtime_error(listening.error().message);
        }
    });
}

void StationOnPaper::close() {
    onLoop([this] {
        streams_.clear();
        if (server_) server_->close();
        server_.reset();
    });
}

void StationOnPaper::say(const api::ScreenState& state) {
    sayText(boost::json::serialize(api::toJson(state)));
}

void StationOnPaper::say(const boost::json::object& state) {
    sayText(boost::json::serialize(state));
}

void StationOnPaper::sayText(std::string state) {
    onLoop([this, &state] {
        state_ = std::move(state);
        for (auto& stream : streams_) stream.send("state", state_);
    });
}

void StationOnPaper::answer(const std::string& what, unsigned status, const boost::json::object& body) {
    onLoop([&] { answers_[what] = {.status = status, .body = boost::json::serialize(body)}; });
}

void StationOnPaper::answerFile(const std::string& what, std::string type, std::string disposition,
                                std::string bytes) {
    onLoop([&] {
        answers_[what] = {.status = 200,
                          .body = std::move(bytes),
                          .contentType = std::move(type),
                          .headers = {{"Content-Disposition", std::move(disposition)}}};
    });
}

std::vector<Asked> StationOnPaper::questions() const {
    const std::lock_guard lock(mutex_);
    return questions_;
}

std::vector<api::ScreenCommand> StationOnPaper::asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
}

void StationOnPaper::answerWith(unsigned status) {
    onLoop([this, status] { status_ = status; });
}

void StationOnPaper::handle(const net::Request& request, net::Responder responder) {
    if (request.method == "GET" && request.path == "/v1/events") {
        streams_.push_back(responder.stream());
        if (!state_.empty()) streams_.back().send("state", state_);
        return;
    }
    if (request.path == "/v1/commands") return handleCommand(request, std::move(responder));
    const auto what = request.method + ' ' + request.path;
    auto body = api::parseJson(request.body.empty() ? "{}" : request.body);
    if (!body) return responder.send(net::problem(400, "malformed", "Malformed", body.error().message));
    for (const auto& [key, value] : request.query) body->as_object()[key] = value;
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back({what, body->as_object()});
    }
    const auto told = answers_.find(what);
    if (told == answers_.end()) return responder.send(net::problem(404, "not_found", "Not found", what));
    responder.send(told->second);
}

void StationOnPaper::handleCommand(const net::Request& request, net::Responder responder) {
    const auto body = api::parseJson(request.body);
    const auto command = body ? api::screenCommandFromJson(*body) : tl::make_unexpected(body.error());
    if (!command) return responder.send(net::problem(400, "malformed", "Malformed", command.error().message));
    {
        const std::lock_guard lock(mutex_);
        asked_.push_back(*command);
    }
    responder.send({.status = status_, .body = "{}"});
}

void StationOnPaper::onLoop(std::function<void()> work) {
    std::promise<void> done;
    loop_.post([&] {
        try {
            work();
            done.set_value();
        } catch (...) {
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

}  // namespace ostoja::kiosk::test
