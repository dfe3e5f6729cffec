// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "drivers/simulator/chip.h"

// The chip's two commands that look for cards and may take any time: InListPassiveTarget and InAutoPoll.

namespace ostoja::simulator {

namespace {

constexpr Byte listed = 0x4B;
constexpr Byte polled = 0x61;
constexpr Byte forEverRetries = 0xFF;
constexpr Byte typeA = 0x00;
constexpr Byte anyTypeA = 0x00;
constexpr Byte memoryCard = 0x10;
constexpr Byte protocolCard = 0x20;
constexpr Duration pollUnit = std::chrono::milliseconds(150);

/// A UID as the host gives it: with the cascade tags that it has on the air.
std::optional<Bytes> withoutCascadeTags(ByteView data) {
    if (data.size() == 4) return Bytes(data.begin(), data.end());
    if (data.size() != 8 && data.size() != 12) return std::nullopt;
    Bytes uid;
    for (std::size_t at = 0; at < data.size(); at += 4) {
        const bool last = at + 4 == data.size();
        if (!last && data[at] != 0x88) return std::nullopt;
        const ByteView level = data.subspan(at, 4);
        uid.insert(uid.end(), level.begin() + (last ? 0 : 1), level.end());
    }
    return uid;
}

void describe(Bytes& answer, std::size_t number, const Target& target) {
    // SENS_RES goes out with its high byte first.
    answer.insert(answer.end(), {static_cast<Byte>(number), target.atqa[1], target.atqa[0], target.sak,
                                 static_cast<Byte>(target.uid.size())});
    answer.insert(answer.end(), target.uid.begin(), target.uid.end());
    answer.insert(answer.end(), target.ats.begin(), target.ats.end());
}

bool matches(Byte type, const Target& target) {
    const bool protocol = (target.sak & 0x20) != 0;
    return type == anyTypeA || (type == protocolCard && protocol) || (type == memoryCard && !protocol);
}

}  // namespace

bool Chip::startListing(ByteView parameters) {
    if (parameters.size() < 2 || parameters[0] < 1 || parameters[0] > 2 || parameters[1] > 4) return false;
    Listing listing;
    listing.maximum = parameters[0];
    listing.modulation = parameters[1];
    listing.forEver = selectionRetries_ == forEverRetries;
    listing.triesLeft = selectionRetries_ + 1U;
    if (listing.modulation == typeA && parameters.size() > 2) {
        std::optional<Bytes> uid = withoutCascadeTags(parameters.subspan(2));
        if (!uid) return false;
        listing.wantedUid = std::move(*uid);
    }
    dropTargets();
    work_ = std::move(listing);
    return true;
}

Step Chip::step(Listing& listing) {
    if (listing.modulation != typeA) {
        field_.power(true);
    } else {
        while (targets_.size() < listing.maximum) {
            std::optional<Target> target = initiator_.select(listing.wantedUid, asksAts_);
            const bool known =
                target && std::any_of(targets_.begin(), targets_.end(),
                                      [&](const Target& other) { return other.uid == target->uid; });
            if (!target || known) break;
            targets_.push_back(std::move(*target));
            if (targets_.size() < listing.maximum) initiator_.release(targets_.back());
        }
    }
    if (!targets_.empty()) {
        Bytes answer{listed, static_cast<Byte>(targets_.size())};
        for (std::size_t i = 0; i < targets_.size(); ++i) describe(answer, i + 1, targets_[i]);
        return found(std::move(answer));
    }
    Duration time = initiator_.takeTime();
    if (listing.modulation != typeA) time = std::chrono::milliseconds(5);
    if (!listing.forEver) --listing.triesLeft;
    if (listing.forEver || listing.triesLeft > 0) return {std::nullopt, time, time, {}};
    abort();
    return {Bytes{listed, 0x00}, time, time, {}};
}

bool Chip::startPolling(ByteView parameters) {
    if (parameters.size() < 3 || parameters.size() > 17) return false;
    if (parameters[0] == 0 || parameters[1] == 0 || parameters[1] > 15) return false;
    Polling polling;
    polling.roundsLeft = parameters[0];
    polling.forEver = parameters[0] == 0xFF;
    polling.period = pollUnit * parameters[1];
    polling.types.assign(parameters.begin() + 2, parameters.end());
    dropTargets();
    work_ = std::move(polling);
    return true;
}

Step Chip::step(Polling& polling) {
    const Byte type = polling.types[polling.next];
    if (type == anyTypeA || type == memoryCard || type == protocolCard) {
        std::optional<Target> target = initiator_.select({}, type != memoryCard && asksAts_);
        if (target && matches(type, *target)) {
            targets_.push_back(std::move(*target));
            const bool protocol = targets_.back().speaksProtocol();
            Bytes description;
            describe(description, 1, targets_.back());
            Bytes answer{polled, 0x01, protocol ? protocolCard : memoryCard,
                         static_cast<Byte>(description.size())};
            answer.insert(answer.end(), description.begin(), description.end());
            return found(std::move(answer));
        }
        if (target) initiator_.release(*target);
    }
    const Duration radio = initiator_.takeTime();
    polling.next = (polling.next + 1) % polling.types.size();
    if (polling.next == 0 && !polling.forEver) --polling.roundsLeft;
    if (polling.roundsLeft > 0) return {std::nullopt, polling.period, radio, {}};
    const Duration period = polling.period;
    abort();
    return {Bytes{polled, 0x00}, period, radio, {}};
}

Step Chip::found(Bytes answer) {
    abort();
    registers_.prepareForCards();
    const Duration time = initiator_.takeTime();
    return {std::move(answer), time, time, targets_.back().uid};
}

}  // namespace ostoja::simulator
