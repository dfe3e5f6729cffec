// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/reader.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "host/program.h"

namespace ostoja::reader {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds tickPeriod{100};
constexpr std::int64_t nsPerMs = 1'000'000;
/// A state put expires at the station after 5 s.
constexpr milliseconds putPeriod{2'000};
/// For how long a tap that was given up makes the reader out of order, unless the next one is answered
/// before.
constexpr std::int64_t gaveUpTellMs = 10'000;
/// What a reader that has just been ended needs at most to leave its port.
constexpr std::int64_t portTakenPatienceMs = 2'000;

}  // namespace

Reader::Reader(net::Loop& loop, Settings settings, const host::Clock& clock, std::function<void(int)> giveUp)
    : loop_(loop),
      settings_(std::move(settings)),
      clock_(clock),
      giveUp_(std::move(giveUp)),
      station_(loop, clock, settings_.stationSocket, settings_.trace,
               {.tapAnswered =
                    [this](TapOutbox::Answer answer) {
                        outbox_.answered(answer, nowMs());
                        if (answer == TapOutbox::Answer::Answered) gaveUpMs_.reset();
                        sendTaps();
                    },
                .contact = [this](bool answers) { stationAnswers_ = answers; },
                .up =
                    [this] {
                        stationAnswers_ = true;
                        gaveUpMs_.reset();
                        outbox_.retryNow();
                        sendTaps();
                        tellState();
                        station_.put(told_);
                    },
                .restart =
                    [this] {
                        spdlog::info("restarting the worker, as ordered");
                        supervision_.replace();
                        tick();
                    }}),
      ticking_(loop),
      putting_(loop),
      watchdog_(loop) {}

void Reader::start() {
    startedMs_ = nowMs();
    told_ = state_.told(startedMs_);
    tick();
    ticking_.every(tickPeriod, [this] { tick(); });
    putting_.every(putPeriod, [this] { station_.put(told_); });
    if (const auto period = host::watchdogPeriod(); period > milliseconds::zero())
        watchdog_.every(period, [] { host::feedWatchdog(); });
}

void Reader::stop() {
    ticking_.cancel();
    putting_.cancel();
    watchdog_.cancel();
    worker_.reset();
}

void Reader::tick() {
    switch (supervision_.tick(nowMs())) {
        case card::Supervision::Act::Nothing:
            break;
        case card::Supervision::Act::Start:
            startWorker();
            break;
        case card::Supervision::Act::Kill:
            spdlog::warn("the worker (process {}) is killed", worker_->pid());
            worker_->kill();
            break;
    }
    for (const auto& tap : outbox_.giveUp(nowMs())) {
        spdlog::error("tap {} is given up: the station didn't answer within 5 s", tap.id);
        settings_.trace.write("given_up", {{"tap", tap.id}});
        gaveUpMs_ = nowMs();
    }
    sendTaps();
    tellState();
}

void Reader::startWorker() {
    auto worker = WorkerProcess::start(loop_, settings_.connection,
                                       {.message = [this](std::string_view text) { heard(text); },
                                        .ended = [this](const std::string& how) { workerEnded(how); }});
    supervision_.started(nowMs());
    if (worker) {
        worker_ = std::move(*worker);
        spdlog::info("worker started (process {})", worker_->pid());
        return;
    }
    spdlog::error("{}", worker.error().message);
    state_.failed("reader_crashed");
    supervision_.ended(nowMs());
}

void Reader::workerEnded(const std::string& how) {
    spdlog::warn("the worker ended ({})", how);
    state_.failed("reader_crashed");
    supervision_.ended(nowMs());
}

void Reader::heard(std::string_view text) {
    const auto message = nfc::parseMessage(text);
    if (!message) {
        spdlog::error("{}; it is replaced", message.error().message);
        supervision_.replace();
        return;
    }
    supervision_.heard(nowMs());
    if (const auto* look = std::get_if<nfc::Looked>(&*message)) looked(*look);
    if (const auto* lost = std::get_if<nfc::Closed>(&*message)) closed(lost->reason);
}

void Reader::looked(const nfc::Looked& looked) {
    const auto now = nowMs();
    const auto atMs = std::min(looked.atMs, now);
    everLooked_ = true;
    supervision_.worked();
    state_.looked(now);
    const auto change = presence_.look(looked.look, atMs);
    if (change.halfRead) state_.halfRead(now);
    if (std::holds_alternative<card::Seen>(looked.look) && presence_.occupied()) state_.read();
    if (change.sighting) tapped(*change.sighting);
    tellState();
}

void Reader::closed(const std::string& reason) {
    state_.failed(reason);
    if (reason != "port_taken" || everLooked_ || nowMs() - startedMs_ < portTakenPatienceMs) return;
    spdlog::critical("{} is in use by another ostoja-reader; this one ends",
                     settings_.connection.devicePath());
    giveUp_(exitPortTaken);
}

void Reader::tapped(const card::Sighting& sighting) {
    const auto kind = wordOf(sighting.card.technology);
    const auto bytes = sighting.card.number.bytes();
    const std::string number(bytes.begin(), bytes.end());
    PendingTap tap{.id = crypto::newUuid(clock_.now().wallMs),
                   .card = crypto::cardHash(settings_.cardKey, kind, number),
                   .kind = std::string(kind),
                   .enteredMs = sighting.enteredMs};
    spdlog::info("tap {}: a card of kind {}", tap.id, tap.kind);
    settings_.trace.write("made", {{"tap", tap.id}, {"entered", tap.enteredMs * nsPerMs}});
    outbox_.add(std::move(tap));
    sendTaps();
}

void Reader::sendTaps() {
    if (const auto tap = outbox_.next(nowMs())) station_.send(*tap);
}

void Reader::tellState() {
    const auto now = nowMs();
    state_.stationSilent(!stationAnswers_ || (gaveUpMs_ && now - *gaveUpMs_ < gaveUpTellMs));
    auto told = state_.told(now);
    if (told == told_) return;
    told_ = std::move(told);
    spdlog::info("state: {}{}", wordOf(told_.condition),
                 told_.reason.empty() ? "" : " (" + told_.reason + ")");
    station_.put(told_);
}

}  // namespace ostoja::reader
