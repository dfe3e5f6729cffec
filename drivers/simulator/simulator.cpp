// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/simulator.h"

#include <algorithm>
#include <utility>

#include "drivers/simulator/json_text.h"

namespace ostoja::simulator {

namespace {

std::string refused(const Error& error) {
    return "error: " + error.message;
}

std::string removedAnswer(const std::vector<unsigned>& placements) {
    std::string answer = "ok removed";
    for (const unsigned placement : placements) answer += " " + std::to_string(placement);
    return placements.empty() ? "ok nothing to remove" : answer;
}

}  // namespace

Simulator::Simulator(const Board::Options& options, std::string link, EventLog log)
    : log_(std::move(log)), board_(options, field_, log_), port_(std::move(link)) {}

void Simulator::readPort(TimePoint now) {
    board_.receive(port_.read(), now);
}

void Simulator::advance(TimePoint now) {
    board_.advance(now);
    const Bytes output = board_.takeOutput();
    if (port_.plugged()) port_.write(output);
    if (const std::optional<FaultOrder> fault = board_.takeUnplug()) {
        unplug(now);
        if (fault->lasting) replugDue_ = now + *fault->lasting;
    }
    if (!replugDue_ || *replugDue_ > now) return;
    // No pseudo-terminal to be had just now: the next try comes with the same pause.
    if (!replug(now)) replugDue_ = now + std::chrono::seconds(1);
}

std::optional<TimePoint> Simulator::nextDue() const {
    const std::optional<TimePoint> due = board_.nextDue();
    if (!due || !replugDue_) return due ? due : replugDue_;
    return std::min(*due, *replugDue_);
}

std::string Simulator::obey(const Command& command, TimePoint now) {
    return std::visit([&](const auto& each) { return run(each, now); }, command);
}

void Simulator::logEnd(unsigned placement, TimePoint now) {
    log_.write(LogLine(now, "removed").number("placement", placement));
}

std::vector<unsigned> Simulator::clearField(TimePoint now) {
    std::vector<unsigned> ended = field_.clear();
    for (const unsigned placement : ended) logEnd(placement, now);
    return ended;
}

std::string Simulator::run(const PlaceCard& command, TimePoint now) {
    const Expected<unsigned> placement = field_.place(command.kind, command.uid);
    if (!placement) return refused(placement.error());
    log_.write(LogLine(now, "placed").number("placement", *placement).text("type", nameOf(command.kind)));
    return "ok placement " + std::to_string(*placement);
}

std::string Simulator::run(const RemoveCard& command, TimePoint now) {
    if (!command.uid) return removedAnswer(clearField(now));
    const Expected<unsigned> placement = field_.remove(*command.uid);
    if (!placement) return refused(placement.error());
    logEnd(*placement, now);
    return removedAnswer({*placement});
}

std::string Simulator::run(const SwapCard& command, TimePoint now) {
    clearField(now);
    return run(PlaceCard{command.kind, command.uid}, now);
}

std::string Simulator::run(const FaultOrder& command, TimePoint now) {
    if (command.kind == FaultKind::unplug && command.after == 0 && !command.rate && !command.at) {
        if (!port_.plugged()) return "error: the reader is unplugged already";
        unplug(now);
        if (command.lasting) replugDue_ = now + *command.lasting;
        return "ok fault unplug";
    }
    board_.faults().order(command);
    return "ok fault " + std::string(nameOf(command.kind));
}

std::string Simulator::run(const EndFaults&, TimePoint) {
    board_.faults().clear();
    return "ok no faults";
}

void Simulator::unplug(TimePoint now) {
    port_.unplug();
    board_.losePower();
    replugDue_.reset();
    log_.write(LogLine(now, "unplugged"));
}

Expected<void> Simulator::replug(TimePoint now) {
    auto plugged = port_.plug();
    if (!plugged) return plugged;
    replugDue_.reset();
    log_.write(LogLine(now, "replugged"));
    return {};
}

std::string Simulator::run(const Unplug&, TimePoint now) {
    if (!port_.plugged()) return "error: the reader is unplugged already";
    unplug(now);
    return "ok unplugged";
}

std::string Simulator::run(const Replug&, TimePoint now) {
    if (port_.plugged()) return "error: the reader is plugged in already";
    if (const auto plugged = replug(now); !plugged) return refused(plugged.error());
    return "ok replugged";
}

std::string Simulator::run(const ShowStatus&, TimePoint) {
    std::string cards;
    for (const Placement& placement : field_.placements()) {
        cards += std::string(cards.empty() ? "" : ",") + "{\"placement\":" + std::to_string(placement.id) +
                 ",\"type\":" + jsonText(nameOf(placement.kind)) +
                 ",\"uid\":" + jsonText(toHex(placement.card->uid())) + "}";
    }
    std::string faults;
    for (const FaultKind kind : board_.faults().kinds()) {
        faults += (faults.empty() ? "" : ",") + jsonText(nameOf(kind));
    }
    return "ok {\"plugged\":" + std::string(port_.plugged() ? "true" : "false") +
           ",\"link\":" + jsonText(port_.link()) + ",\"cards\":[" + cards + "],\"faults\":[" + faults +
           "],\"commands\":" + std::to_string(board_.commands()) + "}";
}

}  // namespace ostoja::simulator
