// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/enrolment_desk.h"

#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>

#include "api/json_fields.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::size_t mostWaiting = 32;
constexpr std::size_t mostRequestBytes = 2'048;
constexpr std::int64_t alertAgainMs = 3'600'000;

struct Asked {
    std::string token;
    std::string request;
};

Expected<Asked> readAsked(const std::string& body, bool withToken) {
    const auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    api::Fields fields(*value, "enrolment");
    Asked asked;
    if (withToken) asked.token = fields.text("token", 128);
    asked.request = fields.text("request", mostRequestBytes);
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return asked;
}

net::Response later(unsigned status, std::string_view code, std::string_view title, std::string_view detail,
                    std::int64_t waitMs) {
    auto response = net::problem(status, code, title, detail);
    response.headers.emplace_back("Retry-After", std::to_string((waitMs + 999) / 1'000));
    return response;
}

net::Response problemOf(const Error& error) {
    if (error.code == "malformed_json" || error.code == "malformed" || error.code == "request_malformed") {
        return net::problem(400, error.code, "The request can't be read", error.message);
    }
    if (error.code == "enrolment_refused") {
        return net::problem(403, error.code, "No box is enrolled with this", error.message);
    }
    if (error.code == "key_other") {
        return net::problem(403, error.code, "A certificate is renewed for its own key", error.message);
    }
    spdlog::error("the office can't enrol a box: {}", error.message);
    return later(503, "storage", "Nothing can be stored now",
                 "the office couldn't write its list or sign; ask again in a moment.", 10'000);
}

net::Response answerOf(unsigned status, const json::object& content) {
    return {.status = status,
            .body = json::serialize(content),
            .contentType = "application/json",
            .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace

EnrolmentDesk::EnrolmentDesk(net::Loop& loop, const host::Clock& clock, EnrolmentOptions options,
                             std::function<void()> enrolled)
    : loop_(loop),
      clock_(clock),
      options_(std::move(options)),
      enrolled_(std::move(enrolled)),
      thread_([this] { serve(); }) {}

EnrolmentDesk::~EnrolmentDesk() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    something_.notify_all();
    thread_.join();
}

void EnrolmentDesk::enrol(const net::Request& request, net::Responder responder) {
    if (!mayTry(request.caller, responder)) return;
    auto asked = readAsked(request.body, true);
    if (!asked) return responder.send(problemOf(asked.error()));
    submit(
        [this, asked = std::move(*asked), network = request.caller.network, nowMs = clock_.now().wallMs] {
            return enrolled(
                enrolment::enrol(options_.directory, options_.authority, asked.token, asked.request, nowMs),
                network);
        },
        std::move(responder));
}

void EnrolmentDesk::renew(const net::Request& request, const enrolment::AllowedStation& station,
                          net::Responder responder) {
    auto asked = readAsked(request.body, false);
    if (!asked) return responder.send(problemOf(asked.error()));
    submit(
        [this, asked = std::move(*asked), station] {
            const auto certificate = enrolment::renew(options_.authority, station, asked.request);
            if (!certificate) return problemOf(certificate.error());
            spdlog::info("the certificate of {} was renewed", station.id);
            return answerOf(200, {{"certificate", *certificate}});
        },
        std::move(responder));
}

bool EnrolmentDesk::mayTry(const net::Caller& caller, net::Responder& responder) {
    const auto waitMs = limit_.waitMs(caller.network, clock_.now().monotonicMs);
    if (waitMs == 0) return true;
    responder.send(later(429, "too_many_attempts", "Too many attempts",
                         "too many codes were refused; try again after Retry-After.", waitMs));
    return false;
}

/// On the desk's own thread.
net::Response EnrolmentDesk::enrolled(const Expected<enrolment::Enrolled>& done, const std::string& network) {
    if (!done) {
        if (done.error().code == "enrolment_refused") {
            loop_.post([this, alive = std::weak_ptr(alive_), network] {
                if (!alive.expired()) refused(network);
            });
        }
        return problemOf(done.error());
    }
    if (!done->again) {
        spdlog::info("a box at {} is enrolled as the station {}, its key {}", network, done->station.id,
                     done->station.key);
        loop_.post([this, alive = std::weak_ptr(alive_)] {
            if (!alive.expired()) enrolled_();
        });
    }
    return answerOf(done->again ? 200 : 201, {{"station", done->station.id},
                                              {"name", done->station.name},
                                              {"certificate", done->certificate},
                                              {"authority", options_.townAuthority},
                                              {"office_key", options_.officeKey},
                                              {"sealed_card_key", done->sealedCardKey}});
}

void EnrolmentDesk::refused(const std::string& network) {
    const auto nowMs = clock_.now().monotonicMs;
    limit_.failed(network, nowMs);
    spdlog::warn("a box at {} showed a code that opens nothing", network);
    const bool alertedLately = alertedAtMs_ != 0 && nowMs - alertedAtMs_ < alertAgainMs;
    if (limit_.lately(nowMs) < AttemptLimit::mostAMinute || alertedLately) return;
    alertedAtMs_ = nowMs;
    spdlog::error(
        "ALERT: {} codes were refused within a minute; somebody is trying codes. Enrolment pauses by itself; "
        "who enrols nobody now can take [enrolment] out of the configuration.",
        limit_.lately(nowMs));
}

void EnrolmentDesk::submit(Work work, net::Responder responder) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() < mostWaiting) {
            waiting_.emplace_back(std::move(work), std::move(responder));
            something_.notify_one();
            return;
        }
    }
    responder.send(
        later(503, "busy", "Nothing can be stored now", "too many boxes ask at once; ask again.", 1'000));
}

void EnrolmentDesk::serve() {
    std::unique_lock lock(mutex_);
    while (true) {
        something_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        auto [work, responder] = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        responder.send(work());
        lock.lock();
    }
}

}  // namespace ostoja::office
