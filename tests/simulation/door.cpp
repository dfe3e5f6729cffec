// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/door.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "crypto/crypto.h"

namespace ostoja::simulation {

namespace {

using reader::TapOutbox;

constexpr std::int64_t answerTimeMs = 2'000;
constexpr std::int64_t screenTimeMs = 3'000;
constexpr int screenAttempts = 3;

}  // namespace

std::string Door::hold(const std::string& card, int person) {
    auto id = crypto::newUuid(station_.clock().now().wallMs);
    ++world_.figures.taps;
    world_.witness.tapped(id, person);
    reader_.add({.id = id, .card = card, .kind = "ntag", .enteredMs = nowMs()});
    // From the field to the reader's decision.
    world_.agenda.after(world_.random.between(20, 250), [this] { pump(); });
    return id;
}

void Door::pump() {
    (void)reader_.giveUp(nowMs());
    const auto tap = reader_.next(nowMs());
    if (!tap) return;
    const auto age = std::max<std::int64_t>(0, nowMs() - tap->enteredMs);
    const auto left = std::max<std::int64_t>(1, TapOutbox::freshMs - age);
    ++pending_;
    world_.network.call(
        local_, std::min(answerTimeMs, left),
        [this,
         body = boost::json::serialize(api::toJson(api::Tap{tap->id, tap->card, tap->kind, "uid", age}))](
            Reply reply) { station_.tap(number_, body, std::move(reply)); },
        [this, life = lives_](const Expected<net::Response>& response) {
            --pending_;
            if (life == lives_) answered(response);
        });
}

void Door::answered(const Expected<net::Response>& response) {
    const bool silent = !response || response->status >= 500;
    reader_.answered(silent ? TapOutbox::Answer::Silent : TapOutbox::Answer::Answered, nowMs());
    world_.agenda.after(silent ? TapOutbox::retryMs : 0, [this] { pump(); });
}

std::optional<api::Visit> Door::look() const {
    const auto body = station_.screen(number_);
    if (!body) return std::nullopt;
    const auto value = api::parseJson(*body);
    const auto state = value ? api::screenStateFromJson(*value) : tl::make_unexpected(value.error());
    if (!state) throw std::logic_error("the screen can't read its own event: " + state.error().message);
    return state->visit;
}

void Door::touch(const std::string& visit, const std::string& command) {
    const api::ScreenCommand touched{crypto::newUuid(station_.clock().now().wallMs), visit, command};
    send(boost::json::serialize(api::toJson(touched)), 1);
}

void Door::send(const std::string& command, int attempt) {
    world_.network.call(
        local_, screenTimeMs,
        [this, command](Reply reply) { station_.command(number_, command, std::move(reply)); },
        [this, command, attempt](const Expected<net::Response>& response) {
            if (!response && attempt < screenAttempts) send(command, attempt + 1);
        });
}

}  // namespace ostoja::simulation
