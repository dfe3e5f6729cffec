// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/station_door.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "api/json_fields.h"
#include "api/station.h"
#include "crypto/crypto.h"
#include "host/clock.h"
#include "tests/bench/facility.h"

namespace ostoja::bench {

namespace {

std::string newId() {
    return crypto::newUuid(host::SystemClock().now().wallMs);
}

}  // namespace

UnixClient::UnixClient(const std::string& path)
    : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error(path + " is too long for a socket");
    std::memcpy(address.sun_path, path.c_str(), path.size());
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("nobody listens on " + path);
}

UnixClient::~UnixClient() {
    ::close(descriptor_);
}

void UnixClient::send(const std::string& method, const std::string& target, const std::string& body) const {
    const auto text = method + " " + target +
                      " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
                      "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("the station doesn't take requests");
}

void UnixClient::readMore() {
    std::array<char, 16'384> piece{};
    const auto read = ::recv(descriptor_, piece.data(), piece.size(), 0);
    if (read <= 0) throw std::runtime_error("the station has closed the connection");
    heard_.append(piece.data(), static_cast<std::size_t>(read));
}

std::string UnixClient::takeThrough(const std::string& mark) {
    while (heard_.find(mark) == std::string::npos) readMore();
    const auto end = heard_.find(mark) + mark.size();
    auto taken = heard_.substr(0, end);
    heard_.erase(0, end);
    return taken;
}

std::string UnixClient::answer() {
    const auto head = takeThrough("\r\n\r\n");
    const auto at = head.find("Content-Length: ");
    const std::size_t length =
        at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, nullptr, 10);
    while (heard_.size() < length) readMore();
    auto body = heard_.substr(0, length);
    heard_.erase(0, length);
    if (!head.starts_with("HTTP/1.1 2")) throw std::runtime_error("the station answered: " + head + body);
    return body;
}

std::string UnixClient::event() {
    while (true) {
        const auto text = takeThrough("\n\n");
        const auto data = text.find("data: ");
        if (data != std::string::npos) return text.substr(data + 6, text.size() - data - 8);
    }
}

StationDoor::StationDoor(const std::string& run)
    : reader_(run + "/door-1.reader"), stream_(run + "/door-1.screen"), screen_(run + "/door-1.screen") {
    stream_.send("GET", "/v1/events", "");
    stream_.event();
}

Clock::duration StationDoor::tap(std::int64_t resident, const std::string& outcome) {
    const auto id = newId();
    const auto body = boost::json::serialize(
        toJson(api::Tap{.id = id, .card = cardOf(resident), .kind = "ntag", .proof = "uid", .ageMs = 100}));
    const auto began = Clock::now();
    reader_.send("POST", "/v1/taps", body);
    auto shown = stream_.event();
    while (shown.find(id) == std::string::npos) shown = stream_.event();
    const auto took = Clock::now() - began;
    reader_.answer();
    const auto state = api::screenStateFromJson(api::parseJson(shown).value()).value();
    if (!state.visit || state.visit->outcome != outcome)
        throw std::runtime_error("another outcome than '" + outcome + "': " + shown);
    visit_ = state.visit->id;
    return took;
}

void StationDoor::leave(std::int64_t resident) {
    screen_.send("POST", "/v1/commands",
                 boost::json::serialize(
                     toJson(api::ScreenCommand{.id = newId(), .visit = visit_, .command = "leave"})));
    screen_.answer();
    tap(resident, "left");
}

}  // namespace ostoja::bench
