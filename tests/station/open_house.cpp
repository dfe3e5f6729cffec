// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/station/open_house.h"

#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "api/json_fields.h"

namespace ostoja::station {

std::string Answer::problem() const {
    const std::string prefix = "urn:ostoja:problem:";
    const auto* object = json.if_object();
    const auto* type = object == nullptr ? nullptr : object->if_contains("type");
    const std::string name = type == nullptr ? "" : std::string(type->as_string());
    return name.starts_with(prefix) ? name.substr(prefix.size()) : "";
}

Follower::Follower(net::RunningLoop& loop, const std::string& socket) : loop_(loop) {
    net::EventSource::Callbacks callbacks;
    callbacks.event = [this](const net::EventSource::Event& event) {
        const std::lock_guard guard(mutex_);
        if (event.name == "state") events_.push_back({event.id, api::parseJson(event.data).value()});
        changed_.notify_all();
    };
    loop_.on([&] {
        source_ = std::make_unique<net::EventSource>(loop_.loop(), net::Endpoint::unixSocket(socket),
                                                     "/v1/events", std::move(callbacks));
    });
}

Follower::~Follower() {
    loop_.on([this] { source_.reset(); });
}

Follower::Event Follower::next(const std::function<bool(const boost::json::value&)>& condition) {
    std::unique_lock guard(mutex_);
    for (;;) {
        while (!events_.empty()) {
            auto event = std::move(events_.front());
            events_.pop_front();
            if (condition(event.data)) return event;
        }
        if (changed_.wait_for(guard, std::chrono::seconds(10)) == std::cv_status::timeout &&
            events_.empty()) {
            throw std::runtime_error("what was awaited on the stream didn't come");
        }
    }
}

OpenHouse::OpenHouse(const store::FacilitySetup& setup, Durations durations) : house(setup) {
    prepare(durations);
    if (!setup.staff.empty()) addDesks();
    start();
}

OpenHouse::OpenHouse(const House& like, Durations durations) : house(like) {
    prepare(durations);
    addDesks();
    start();
}

void OpenHouse::addDesks() {
    settings.terminals.push_back({"desk-1", "staff"});
    settings.terminals.push_back({"desk-2", "staff"});
}

void OpenHouse::prepare(const Durations& durations) {
    settings.run = house.folder.path("run");
    settings.database = house.database;
    settings.masterKey = house.keyFile;
    settings.officeKey = office.publicHex;
    settings.terminals = {{"door-1", "door"}, {"door-2", "door"}};
    settings.durations = durations;
    spdlog::default_logger()->set_level(spdlog::default_logger()->name().empty() ? spdlog::level::off
                                                                                 : spdlog::level::info);
}

OpenHouse::~OpenHouse() {
    stop();
}

void OpenHouse::start() {
    net::Awaited<Expected<void>> started;
    loop.on([&] {
        auto opened = Station::open(loop.loop(), house.clock, settings, {});
        if (!opened) throw std::runtime_error(opened.error().message);
        station = std::move(*opened);
        station->start([&started](Expected<void> done) { started.set(std::move(done)); });
    });
    if (const auto done = started.get(); !done) throw std::runtime_error(done.error().message);
}

void OpenHouse::stop() {
    loop.on([this] { station.reset(); });
}

Answer OpenHouse::ask(const std::string& tag, const std::string& method, const std::string& target,
                      const std::string& body) {
    auto answer = askOnce(tag, method, target, body);
    // One caller gets so many answers a second, and is told to ask again.
    while (answer.status == 429 && answer.problem() == "too_many_requests") {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        answer = askOnce(tag, method, target, body);
    }
    return answer;
}

Answer OpenHouse::askOnce(const std::string& tag, const std::string& method, const std::string& target,
                          const std::string& body) {
    net::Awaited<Expected<net::Response>> answered;
    auto client = loop.on(
        [&] { return std::make_unique<net::Client>(loop.loop(), net::Endpoint::unixSocket(socket(tag))); });
    loop.on([&] {
        client->request(method, target, body, std::chrono::seconds(10),
                        [&](Expected<net::Response> response) { answered.set(std::move(response)); });
    });
    const auto response = answered.get();
    loop.on([&] { client.reset(); });
    if (!response) throw std::runtime_error(response.error().message);
    Answer answer{
        .status = response->status, .headers = response->headers, .text = response->body, .json = nullptr};
    if (auto parsed = api::parseJson(response->body)) answer.json = std::move(*parsed);
    return answer;
}

Answer OpenHouse::ask(const std::string& tag, const std::string& method, const std::string& target,
                      const boost::json::value& body) {
    return ask(tag, method, target, boost::json::serialize(body));
}

Answer OpenHouse::command(const boost::json::value& visit, const std::string& what, const std::string& id) {
    return ask("door-1.screen", "POST", "/v1/commands",
               api::toJson(api::ScreenCommand{id, std::string(visit.at("id").as_string()), what}));
}

}  // namespace ostoja::station
