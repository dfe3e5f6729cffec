// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/field.h"

#include <algorithm>
#include <utility>

namespace ostoja::simulator {

Expected<unsigned> Field::place(CardKind kind, const Bytes& uid) {
    if (auto checked = checkUid(kind, uid); !checked) return tl::make_unexpected(checked.error());
    if (placementOf(uid))
        return failure("already_placed", "card " + toHex(uid) + " is on the reader already");
    auto known = known_.find(uid);
    if (known == known_.end()) known = known_.emplace(uid, Known{kind, makeCard(kind, uid)}).first;
    if (known->second.kind != kind) {
        return failure("another_card",
                       "card " + toHex(uid) + " is a " + std::string(nameOf(known->second.kind)) + " card");
    }
    placements_.push_back({++lastId_, kind, known->second.card.get()});
    return lastId_;
}

Expected<unsigned> Field::remove(const Bytes& uid) {
    const auto found = std::find_if(placements_.begin(), placements_.end(),
                                    [&](const Placement& placement) { return placement.card->uid() == uid; });
    if (found == placements_.end())
        return failure("not_placed", "card " + toHex(uid) + " isn't on the reader");
    found->card->losePower();
    const unsigned id = found->id;
    placements_.erase(found);
    return id;
}

std::vector<unsigned> Field::clear() {
    std::vector<unsigned> ended;
    for (const Placement& placement : std::exchange(placements_, {})) {
        placement.card->losePower();
        ended.push_back(placement.id);
    }
    return ended;
}

const Placement* Field::placementOf(const Bytes& uid) const {
    for (const Placement& placement : placements_) {
        if (placement.card->uid() == uid) return &placement;
    }
    return nullptr;
}

void Field::power(bool on) {
    powered_ = on;
    if (on) return;
    for (const Placement& placement : placements_) placement.card->losePower();
}

Field::Heard Field::transmit(const RadioFrame& frame) {
    Heard heard;
    if (!powered_ || frame.bits == 0) return heard;
    for (const Placement& placement : placements_) {
        const std::optional<RadioFrame> said = placement.card->hear(frame);
        if (!said) continue;
        if (!heard.frame) {
            heard.frame = said;
            continue;
        }
        RadioFrame common;
        const std::size_t shorter = std::min(said->bits, heard.frame->bits);
        while (common.bits < shorter && said->bit(common.bits) == heard.frame->bit(common.bits)) {
            common.append(said->bit(common.bits));
        }
        if (common.bits == said->bits && common.bits == heard.frame->bits) continue;
        heard.collision = true;
        heard.frame = std::move(common);
    }
    return heard;
}

}  // namespace ostoja::simulator
