// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/once_an_hour.h"

namespace ostoja::office {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
/// Whoever comes from ever new addresses must not fill the memory; the log then repeats itself sooner.
constexpr std::size_t mostRemembered = 4'096;

}  // namespace

bool OnceAnHour::isNews(const std::string& complaint, std::int64_t nowMs) {
    const auto known = toldAtMs_.find(complaint);
    if (known != toldAtMs_.end() && nowMs - known->second < hourMs) return false;
    if (toldAtMs_.size() >= mostRemembered) toldAtMs_.clear();
    toldAtMs_[complaint] = nowMs;
    return true;
}

}  // namespace ostoja::office
