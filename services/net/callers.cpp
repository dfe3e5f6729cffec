// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "net/callers_impl.h"

namespace ostoja::net {

namespace {

constexpr std::size_t fewCallers = 64;

}  // namespace

Callers::Callers(const Limits& limits)
    : most_(limits.connectionsPerCaller),
      perSecond_(limits.requestsPerSecond),
      burst_(limits.burst),
      sweepAt_(fewCallers) {}

bool Callers::enter(const std::string& caller, Time now) {
    if (known_.size() >= sweepAt_) sweep(now);
    auto& known =
        known_.try_emplace(caller, Known{.connections = 0, .tokens = burst_, .at = now}).first->second;
    if (known.connections >= most_) return false;
    ++known.connections;
    return true;
}

void Callers::leave(const std::string& caller, Time now) {
    const auto found = known_.find(caller);
    if (found == known_.end()) return;
    --found->second.connections;
    if (forgettable(found->second, now)) known_.erase(found);
}

bool Callers::takeToken(const std::string& caller, Time now) {
    const auto found = known_.find(caller);
    if (found == known_.end()) return false;
    auto& known = found->second;
    known.tokens = tokensAt(known, now);
    known.at = now;
    if (known.tokens < 1) return false;
    known.tokens -= 1;
    return true;
}

double Callers::tokensAt(const Known& known, Time now) const {
    const std::chrono::duration<double> passed = now - known.at;
    return std::min(burst_, known.tokens + passed.count() * perSecond_);
}

bool Callers::forgettable(const Known& known, Time now) const {
    return known.connections == 0 && tokensAt(known, now) >= burst_;
}

void Callers::sweep(Time now) {
    std::erase_if(known_, [&](const auto& each) { return forgettable(each.second, now); });
    sweepAt_ = std::max(fewCallers, 2 * known_.size());
}

}  // namespace ostoja::net
