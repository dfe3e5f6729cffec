// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/desk_session.h"

#include <algorithm>
#include <utility>

namespace ostoja::station {

DeskSession::Standing DeskSession::standing(std::int64_t nowMs) const {
    if (member_.empty() || nowMs >= endsMs()) return Standing::signedOut;
    return locked_ || nowMs >= locksMs() ? Standing::locked : Standing::unlocked;
}

std::string DeskSession::member(std::int64_t nowMs) const {
    return standing(nowMs) == Standing::signedOut ? std::string() : member_;
}

void DeskSession::begin(std::string id, std::string member, std::int64_t nowMs) {
    id_ = std::move(id);
    member_ = std::move(member);
    beganMs_ = nowMs;
    usedMs_ = nowMs;
    locked_ = false;
    answers_ = std::make_shared<CommandMemory>();
}

void DeskSession::unlock(std::int64_t nowMs) {
    locked_ = false;
    usedMs_ = nowMs;
}

void DeskSession::end() {
    id_.clear();
    member_.clear();
    answers_ = std::make_shared<CommandMemory>();
}

std::optional<std::int64_t> DeskSession::nextChangeMs(std::int64_t nowMs) const {
    switch (standing(nowMs)) {
        case Standing::signedOut:
            return std::nullopt;
        case Standing::locked:
            return endsMs();
        case Standing::unlocked:
            break;
    }
    return std::min(endsMs(), locksMs());
}

}  // namespace ostoja::station
