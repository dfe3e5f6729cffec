// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/terminal.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "api/time_text.h"
#include "crypto/crypto.h"

namespace ostoja::station {

namespace {

std::vector<std::string> actionsOf(const std::string& outcome) {
    if (outcome == "bed") return {"away", "leave", "help", "more_time", "done"};
    if (outcome == "arrival") return {"leave", "help", "more_time", "done"};
    if (outcome == "full_house" || outcome == "closed" || outcome == "unknown_card")
        return {"help", "more_time", "done"};
    if (outcome == "see_staff") return {"help", "more_time", "done"};
    if (outcome == "no_card") return {"more_time", "done"};
    return {"done"};
}

std::chrono::milliseconds durationOf(const std::string& outcome, const Durations& durations) {
    if (outcome == "bed") return durations.bed;
    // There is somewhere else to read about, or a carer to wait for.
    static const std::set<std::string_view> longer{"full_house", "no_card", "closed", "arrival"};
    return longer.contains(outcome) ? durations.fullHouse : durations.otherVisit;
}

}  // namespace

Audience::Audience(std::string run)
    : run_(std::move(run)), streams_(std::make_shared<std::map<std::int64_t, net::EventStream>>()) {}

void Audience::join(net::EventStream stream, const std::string& data) {
    const auto key = ++key_;
    stream.onClosed([streams = std::weak_ptr(streams_), key] {
        if (const auto still = streams.lock()) still->erase(key);
    });
    send(streams_->emplace(key, std::move(stream)).first->second, data);
}

void Audience::tell(const std::string& data) {
    // A stream that lags too far behind closes, and leaves the map, while it is being told.
    auto streams = *streams_;
    for (auto& [key, stream] : streams) send(stream, data);
}

void Audience::send(net::EventStream& stream, const std::string& data) {
    stream.send("state", data, run_ + "-" + std::to_string(++number_));
}

Terminal::Terminal(net::Loop& loop, const host::Clock& clock, const TerminalSettings& settings,
                   const Durations& durations, const std::string& run,
                   std::function<api::ScreenState()> common)
    : clock_(clock),
      settings_(settings),
      durations_(durations),
      common_(std::move(common)),
      screens_(run),
      readers_(run),
      visitTimer_(loop),
      readerTimer_(loop) {}

void Terminal::joinScreen(net::EventStream stream) {
    screens_.join(std::move(stream), told());
}

void Terminal::joinReader(net::EventStream stream) {
    readers_.join(std::move(stream), boost::json::serialize(toJson(api::ReaderOrder{name(), restarts_})));
}

void Terminal::publish() {
    if (!screens_.empty()) screens_.tell(told());
}

std::string Terminal::told() const {
    return instead_ ? instead_() : boost::json::serialize(toJson(state()));
}

void Terminal::restartReader() {
    ++restarts_;
    readers_.tell(boost::json::serialize(toJson(api::ReaderOrder{name(), restarts_})));
}

void Terminal::setReader(const api::ReaderState& state) {
    readerTimer_.after(durations_.readerState, [this] {
        if (reader_ == "out_of_order") return;
        spdlog::warn("the reader of {} is silent: out of order", name());
        reader_ = "out_of_order";
        publish();
    });
    if (reader_ == state.state) return;
    spdlog::info("the reader of {} is {}", name(), state.state);
    reader_ = state.state;
    publish();
}

std::string Terminal::takeLeaving() {
    if (!visit_ || !visit_->leaving) return {};
    visit_->leaving = false;
    return visit_->resident;
}

void Terminal::giveBackLeaving(const std::string& resident) {
    if (visit_ && visit_->resident == resident && visit_->shown.step == "leave_asks_card")
        visit_->leaving = true;
}

std::string Terminal::welcomed() const {
    return visit_ && visit_->shown.outcome == "welcome" ? visit_->resident : std::string();
}

void Terminal::show(const TapResult& result) {
    LiveVisit visit;
    visit.shown.id = crypto::newUuid(clock_.wallMs());
    visit.shown.tap = result.answer.tap;
    visit.shown.outcome = result.answer.outcome;
    visit.shown.greeting = result.greeting;
    visit.shown.bed = result.bed;
    visit.shown.nearest = result.nearest;
    visit.shown.actions = actionsOf(result.answer.outcome);
    visit.shown.sequence = result.answer.sequence;
    visit.shown.totalMs = durationOf(result.answer.outcome, durations_).count();
    if (result.opensMs) visit.shown.opens = api::formatTime(*result.opensMs);
    visit.resident = result.resident;
    visit.arrival = result.arrival;
    visit_ = std::move(visit);
    restartTime();
}

void Terminal::showCall(const store::Call& call, std::int64_t sequence) {
    TapResult asked;
    asked.answer = {.tap = call.id, .outcome = "no_card", .sequence = sequence};
    show(asked);
    visit_->shown.number = call.number;
    publish();
}

void Terminal::turnTo(const std::string& outcome, std::optional<api::BedPlace> bed,
                      std::chrono::milliseconds lasts) {
    visit_->leaving = false;
    visit_->shown.step.clear();
    visit_->shown.outcome = outcome;
    visit_->shown.bed = std::move(bed);
    visit_->shown.nearest.reset();
    visit_->shown.actions = actionsOf(outcome);
    visit_->shown.totalMs = lasts.count();
    restartTime();
}

void Terminal::answerArrival(const Answered& answered) {
    if (!visit_ || visit_->arrival.empty() || visit_->arrival != answered.arrival) return;
    visit_->answered = std::exchange(visit_->arrival, {});
    turnTo(answered.bed ? "bed" : "see_staff", answered.bed,
           answered.bed ? durations_.bed : durations_.fullHouse);
    visit_->shown.nearest = answered.nearest;
    publish();
}

void Terminal::waitAgain(const WaitsAgain& again) {
    if (!visit_ || visit_->answered.empty() || visit_->answered != again.arrival) return;
    visit_->arrival = std::exchange(visit_->answered, {});
    const std::string outcome = again.bed ? "arrival" : "see_staff";
    turnTo(outcome, again.bed, durationOf(outcome, durations_));
    publish();
}

void Terminal::callsBy(const std::string& visit, const std::string& call) {
    if (isShowing(visit)) visit_->call = call;
}

void Terminal::answerCall(const std::string& call, const TapResult* result) {
    if (visit_ && visit_->call == call) {
        visit_->call.clear();
        confirm("help_coming");
        return publish();
    }
    const bool theirs = visit_ && visit_->shown.tap == call;
    if (visit_ && !theirs) return;
    if (result == nullptr) {
        if (theirs) endVisit();
    } else {
        show(*result);
        visit_->shown.tap = call;
        if (!theirs) hideWhose();
    }
    publish();
}

void Terminal::hideWhose() {
    visit_->shown.greeting.clear();
    withdraw("away");
    withdraw("leave");
}

bool Terminal::isShowing(const std::string& visit) {
    return visit_ && visit_->shown.id == visit && clock_.monotonicMs() < visit_->endsMs;
}

bool Terminal::offers(const std::string& action) const {
    const auto& actions = visit_->shown.actions;
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

void Terminal::askForCard() {
    withdraw("leave");
    withdraw("away");
    confirm("leave_asks_card");
    visit_->leaving = true;
}

void Terminal::confirm(const std::string& step) {
    if (visit_->shown.step == "leave_asks_card") {
        // Something else was touched instead of holding the card: leaving has to be asked for anew.
        visit_->leaving = false;
        offerAgain(visit_->shown.id, "leave");
        if (step != "away") offerAgain(visit_->shown.id, "away");
    }
    visit_->shown.step = step;
    restartTime();
}

void Terminal::moreTime() {
    restartTime();
}

void Terminal::endVisit() {
    visit_.reset();
    visitTimer_.cancel();
}

void Terminal::withdraw(const std::string& action) {
    std::erase(visit_->shown.actions, action);
}

void Terminal::offerAgain(const std::string& visit, const std::string& action) {
    if (!visit_ || visit_->shown.id != visit || offers(action)) return;
    const auto order = actionsOf(visit_->shown.outcome);
    auto& actions = visit_->shown.actions;
    actions.push_back(action);
    std::sort(actions.begin(), actions.end(), [&](const std::string& left, const std::string& right) {
        return std::find(order.begin(), order.end(), left) < std::find(order.begin(), order.end(), right);
    });
}

void Terminal::restartTime() {
    visit_->endsMs = clock_.monotonicMs() + visit_->shown.totalMs;
    visitTimer_.after(std::chrono::milliseconds(visit_->shown.totalMs), [this] {
        endVisit();
        publish();
    });
}

api::ScreenState Terminal::state() const {
    auto state = common_();
    state.terminal = settings_.name;
    state.role = settings_.role;
    state.reader = reader_;
    if (visit_) {
        state.visit = visit_->shown;
        state.visit->remainingMs = std::max<std::int64_t>(0, visit_->endsMs - clock_.monotonicMs());
    }
    return state;
}

}  // namespace ostoja::station
