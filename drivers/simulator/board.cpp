// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/board.h"

#include <algorithm>
#include <utility>

#include "drivers/simulator/command_code.h"

namespace ostoja::simulator {

namespace {

/// Start bit, eight data bits, stop bit.
constexpr Duration::rep bitsOfByte = 10;
/// What the chip's processor takes before it acknowledges, and before it answers.
constexpr Duration toAcknowledge = std::chrono::microseconds(50);
constexpr Duration toAnswer = std::chrono::microseconds(100);

std::int64_t microseconds(Duration duration) {
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

}  // namespace

Board::Board(const Options& options, Field& field, EventLog& log)
    : field_(field),
      log_(log),
      chip_(field, options.timing),
      faults_(options.seed),
      byteTime_(std::chrono::nanoseconds(1'000'000'000) * bitsOfByte / options.baud) {}

void Board::losePower() {
    forgetAnswers();
    arrivals_.clear();
    output_.clear();
    lastAnswer_.clear();
    parser_ = FrameParser{};
    chip_.reset();
}

void Board::receive(ByteView bytes, TimePoint now) {
    wireFree_ = std::max(wireFree_, now);
    for (const Byte byte : bytes) {
        wireFree_ += byteTime_;
        if (std::optional<HostFrame> frame = parser_.feed(byte)) {
            arrivals_.push_back({wireFree_, std::move(*frame)});
        }
    }
}

std::optional<TimePoint> Board::nextDue() const {
    std::optional<TimePoint> next = resumeDue_;
    if (!arrivals_.empty()) next = std::min(next.value_or(TimePoint::max()), arrivals_.front().due);
    if (!departures_.empty()) next = std::min(next.value_or(TimePoint::max()), departures_.front().due);
    return next;
}

void Board::advance(TimePoint now) {
    while (true) {
        const std::optional<TimePoint> next = nextDue();
        if (!next || *next > now || unplug_) return;
        if (!departures_.empty() && departures_.front().due == *next) {
            const Departure departure = std::move(departures_.front());
            departures_.pop_front();
            output_.insert(output_.end(), departure.bytes.begin(), departure.bytes.end());
        } else if (!arrivals_.empty() && arrivals_.front().due == *next) {
            const Arrival arrival = std::move(arrivals_.front());
            arrivals_.pop_front();
            handle(arrival);
        } else {
            resumeDue_.reset();
            take(chip_.resume(), *next);
        }
    }
}

void Board::forgetAnswers() {
    departures_.clear();
    resumeDue_.reset();
    chip_.abort();
}

void Board::handle(const Arrival& arrival) {
    switch (arrival.frame.kind) {
        case HostFrame::Kind::broken:
            log_.write(LogLine(arrival.due, "broken").text("reason", arrival.frame.reason));
            return;
        case HostFrame::Kind::ack:
            forgetAnswers();
            return;
        case HostFrame::Kind::nack:
            if (!lastAnswer_.empty() && !chip_.asleep()) send(lastAnswer_, arrival.due + toAnswer);
            return;
        case HostFrame::Kind::command:
            handleCommand(arrival.frame, arrival.due);
            return;
    }
}

void Board::handleCommand(const HostFrame& frame, TimePoint time) {
    if (chip_.asleep() && !frame.woken) return;
    chip_.wake();
    forgetAnswers();
    ++commands_;
    running_ = {frame.data[0], {}, wireTime(frame.data.size() + 8 + ackFrame().size())};
    const std::optional<FaultOrder> fault = faults_.hitCommand(running_.code, time);
    if (fault) logFault(fault->kind, time);
    if (fault && fault->kind == FaultKind::mute) return;
    if (fault && fault->kind == FaultKind::unplug) {
        unplug_ = fault;
        return;
    }
    if (fault && fault->kind == FaultKind::leave) clearField(time);
    if (fault && fault->kind == FaultKind::nak) {
        send(nackFrame(), time + toAcknowledge);
        return;
    }
    send(ackFrame(), time + toAcknowledge);
    if (fault && fault->kind != FaultKind::leave) return;
    take(chip_.start(frame.data), departures_.back().due);
}

void Board::take(const Step& step, TimePoint from) {
    running_.radio += step.radio;
    const TimePoint done = from + step.busy;
    if (step.answer) {
        answer(step, done + toAnswer);
    } else {
        resumeDue_ = done;
    }
}

void Board::logSelect(const Step& step, TimePoint time) {
    const Placement* placement = field_.placementOf(*step.selectedUid);
    if (placement == nullptr) return;
    log_.write(LogLine(time, "select")
                   .number("placement", placement->id)
                   .number("radio_us", microseconds(step.radio)));
}

void Board::clearField(TimePoint time) {
    for (const unsigned placement : field_.clear())
        log_.write(LogLine(time, "removed").number("placement", placement));
}

void Board::logFault(FaultKind kind, TimePoint time) {
    log_.write(LogLine(time, "fault").text("kind", nameOf(kind)).text("command", commandName(running_.code)));
}

Bytes Board::spoiled(FaultKind fault, const Bytes& said, Bytes frame) {
    switch (fault) {
        case FaultKind::drop:
            return {};
        case FaultKind::garbage:
            return faults_.garbage();
        case FaultKind::half:
            frame.resize(frame.size() / 2);
            return frame;
        default:
            return replyFrame(faults_.spoil(fault, said));
    }
}

void Board::answer(const Step& step, TimePoint time) {
    const Bytes& said = *step.answer;
    Bytes frame = said.empty() ? errorFrame() : replyFrame(said);
    lastAnswer_ = frame;
    const std::optional<FaultOrder> fault = said.empty() ? std::nullopt : faults_.hitAnswer(said, time);
    if (fault) {
        logFault(fault->kind, time);
        frame = spoiled(fault->kind, said, std::move(frame));
    } else if (step.selectedUid) {
        logSelect(step, time);
    }
    running_.wire += wireTime(frame.size());
    log_.write(LogLine(time, "frame")
                   .text("command", commandName(running_.code))
                   .number("radio_us", microseconds(running_.radio))
                   .number("wire_us", microseconds(running_.wire)));
    if (!frame.empty()) send(std::move(frame), time);
}

void Board::send(Bytes bytes, TimePoint from) {
    const TimePoint start = departures_.empty() ? from : std::max(from, departures_.back().due);
    const TimePoint due = start + wireTime(bytes.size());
    departures_.push_back({due, std::move(bytes)});
}

}  // namespace ostoja::simulator
