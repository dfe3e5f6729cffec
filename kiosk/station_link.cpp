// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/station_link.h"

#include <spdlog/spdlog.h>
#include <QMetaObject>
#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "net/client.h"

namespace ostoja::kiosk {

namespace {

constexpr std::chrono::milliseconds commandTimeout{3'000};
/// Three of the station's heartbeats: a screen must not look ready while its station hangs.
constexpr std::chrono::milliseconds longestSilence{6'000};

Expected<api::ScreenState> readState(const std::string& data) {
    auto parsed = api::parseJson(data);
    if (!parsed) return tl::make_unexpected(parsed.error());
    return api::screenStateFromJson(*parsed);
}

}  // namespace

StationLink::StationLink(const std::string& socketPath, QObject* parent) : QObject(parent) {
    loop_.post([this, socketPath] { connectToStation(socketPath); });
    thread_ = std::thread([this] { loop_.run(); });
}

StationLink::~StationLink() {
    loop_.post([this] {
        events_.reset();
        client_.reset();
        loop_.stop();
    });
    thread_.join();
}

void StationLink::connectToStation(const std::string& socketPath) {
    const auto endpoint = net::Endpoint::unixSocket(socketPath);
    client_ = std::make_unique<net::Client>(loop_, endpoint);
    net::EventSource::Callbacks callbacks;
    callbacks.event = [this](const net::EventSource::Event& event) {
        if (event.name != "state") return;
        auto state = readState(event.data);
        if (!state) {
            spdlog::error("the station's state could not be read: {}", state.error().message);
            return;
        }
        QMetaObject::invokeMethod(
            this, [this, state = std::move(*state)] { Q_EMIT stateArrived(state); }, Qt::QueuedConnection);
    };
    callbacks.up = [] { spdlog::info("station connected"); };
    callbacks.down = [this](const Error& error) {
        spdlog::warn("station unreachable: {}", error.message);
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT lost(); }, Qt::QueuedConnection);
    };
    events_ = std::make_unique<net::EventSource>(loop_, endpoint, "/v1/events", std::move(callbacks),
                                                 longestSilence);
}

void StationLink::send(const api::ScreenCommand& command) {
    loop_.post([this, name = command.command, body = boost::json::serialize(api::toJson(command))] {
        client_->request(
            "POST", "/v1/commands", body, commandTimeout, [this, name](Expected<net::Response> answer) {
                if (answer && answer->status < 300) return;
                const auto reason =
                    answer ? "status " + std::to_string(answer->status) : answer.error().message;
                spdlog::warn("command {} failed: {}", name, reason);
                QMetaObject::invokeMethod(
                    this,
                    [this, name, reason] {
                        Q_EMIT commandFailed(QString::fromStdString(name), QString::fromStdString(reason));
                    },
                    Qt::QueuedConnection);
            });
    });
}

void StationLink::onTerminate(std::function<void()> work) {
    loop_.post([this, work = std::move(work)] {
        loop_.onTerminate([this, work] {
            QMetaObject::invokeMethod(
                this, [work] { work(); }, Qt::QueuedConnection);
        });
    });
}

}  // namespace ostoja::kiosk
