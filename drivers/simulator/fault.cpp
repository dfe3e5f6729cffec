// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/fault.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 11> names{{{"mute", FaultKind::mute},
                                                                        {"hang", FaultKind::hang},
                                                                        {"drop", FaultKind::drop},
                                                                        {"garbage", FaultKind::garbage},
                                                                        {"half", FaultKind::half},
                                                                        {"nak", FaultKind::nak},
                                                                        {"noise", FaultKind::noise},
                                                                        {"unplug", FaultKind::unplug},
                                                                        {"leave", FaultKind::leave},
                                                                        {"abort-bit", FaultKind::abortBit},
                                                                        {"ats-zero", FaultKind::atsZero}}};

constexpr Byte afterPowerDown = 0x17;
constexpr Byte afterDataExchange = 0x41;
constexpr Byte afterCommunicateThru = 0x43;
constexpr Byte afterList = 0x4B;
constexpr Byte afterSelect = 0x55;
constexpr Byte afterPoll = 0x61;

bool isCommandFault(FaultKind kind) {
    return kind == FaultKind::mute || kind == FaultKind::hang || kind == FaultKind::nak ||
           kind == FaultKind::unplug || kind == FaultKind::leave;
}

bool lastsByItself(FaultKind kind) {
    return kind == FaultKind::mute || kind == FaultKind::hang;
}

bool isFind(ByteView answer) {
    return answer.size() > 1 && (answer[0] == afterList || answer[0] == afterPoll) && answer[1] > 0;
}

bool isExchange(ByteView answer) {
    return answer.size() > 1 && (answer[0] == afterDataExchange || answer[0] == afterCommunicateThru);
}

bool canHit(FaultKind kind, ByteView answer) {
    switch (kind) {
        case FaultKind::drop:
        case FaultKind::garbage:
        case FaultKind::half:
            return true;
        case FaultKind::noise:
            return isFind(answer) || isExchange(answer);
        case FaultKind::abortBit:
            return isExchange(answer) ||
                   (answer.size() > 1 && (answer[0] == afterPowerDown || answer[0] == afterSelect));
        case FaultKind::atsZero:
            return isFind(answer);
        default:
            return false;
    }
}

bool meets(const FaultOrder& order, Byte code) {
    return order.at.value_or(code) == code;
}

/// The first found card's answer to select gets the length 0; a card without one gets an empty one.
void emptyAts(Bytes& answer) {
    const std::size_t card = answer[0] == afterPoll ? 4 : 2;
    const std::size_t lengthOfUid = card + 4;
    if (answer.size() <= lengthOfUid) return;
    const std::size_t ats = lengthOfUid + 1 + answer[lengthOfUid];
    if (ats < answer.size()) {
        answer[ats] = 0;
        return;
    }
    answer.push_back(0);
    if (answer[0] == afterPoll) ++answer[3];
}

}  // namespace

std::string_view nameOf(FaultKind kind) {
    return names[static_cast<std::size_t>(kind)].first;
}

Expected<FaultKind> faultKind(std::string_view name) {
    std::string known;
    for (const auto& [each, kind] : names) {
        if (each == name) return kind;
        known += std::string(each) + ", ";
    }
    return failure("unknown_fault",
                   "unknown fault '" + std::string(name) + "'; expected " + known + "or none");
}

void FaultPlan::order(const FaultOrder& order) {
    std::erase_if(waiting_, [&](const Waiting& other) { return other.order.kind == order.kind; });
    waiting_.push_back({order, {}});
}

std::vector<FaultKind> FaultPlan::kinds() const {
    std::vector<FaultKind> kinds;
    kinds.reserve(waiting_.size());
    for (const Waiting& waiting : waiting_) kinds.push_back(waiting.order.kind);
    return kinds;
}

bool FaultPlan::happens(Waiting& waiting, TimePoint now) {
    FaultOrder& order = waiting.order;
    if (order.after > 0) {
        --order.after;
        return false;
    }
    if (order.rate && std::uniform_real_distribution<double>(0, 1)(random_) >= *order.rate) return false;
    if (order.lasting && !waiting.until) waiting.until = now + *order.lasting;
    return true;
}

template <class Applies>
std::optional<FaultOrder> FaultPlan::hit(Applies applies, TimePoint now) {
    std::erase_if(waiting_, [&](const Waiting& waiting) {
        return waiting.order.kind != FaultKind::unplug && waiting.until && *waiting.until <= now;
    });
    for (auto waiting = waiting_.begin(); waiting != waiting_.end(); ++waiting) {
        if (!applies(waiting->order) || !happens(*waiting, now)) continue;
        const FaultOrder order = waiting->order;
        const bool lasts = lastsByItself(order.kind) || (order.lasting && order.kind != FaultKind::unplug);
        if (!order.rate && !lasts) waiting_.erase(waiting);
        return order;
    }
    return std::nullopt;
}

std::optional<FaultOrder> FaultPlan::hitCommand(Byte code, TimePoint now) {
    return hit([&](const FaultOrder& order) { return isCommandFault(order.kind) && meets(order, code); },
               now);
}

std::optional<FaultOrder> FaultPlan::hitAnswer(ByteView answer, TimePoint now) {
    return hit(
        [&](const FaultOrder& order) {
            return canHit(order.kind, answer) && meets(order, static_cast<Byte>(answer[0] - 1));
        },
        now);
}

Bytes FaultPlan::spoil(FaultKind kind, Bytes answer) {
    if (kind == FaultKind::abortBit) answer[1] |= 0x80;
    if (kind == FaultKind::atsZero) emptyAts(answer);
    if (kind != FaultKind::noise) return answer;
    if (isFind(answer)) return {answer[0], 0x00};
    constexpr std::array<Byte, 4> statuses{0x01, 0x02, 0x03, 0x05};
    return {answer[0], statuses[random_() % statuses.size()]};
}

Bytes FaultPlan::garbage() {
    Bytes bytes(8 + random_() % 32);
    for (Byte& byte : bytes) byte = static_cast<Byte>(random_());
    return bytes;
}

}  // namespace ostoja::simulator
