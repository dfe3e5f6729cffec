// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/simulated_clock.h"

#include <sys/stat.h>

#include <algorithm>

#include "host/file_content.h"

namespace ostoja::host {

namespace {

constexpr std::int64_t fastest = 3'600;
/// The year 9999: room for what is added.
constexpr std::int64_t latest = 253'370'764'800'000;

/// Another one when another file stands there.
std::string stampOf(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return {};
    return std::to_string(facts.st_ino) + '/' + std::to_string(facts.st_mtim.tv_sec) + '.' +
           std::to_string(facts.st_mtim.tv_nsec);
}

Moment momentOf(const SimulatedTime& time, std::int64_t machineMs) {
    const auto gone = std::max<std::int64_t>(0, machineMs - time.machineMs) * time.pace;
    return {.wallMs = time.wallMs + gone, .monotonicMs = time.monotonicMs + gone, .synchronised = true};
}

}  // namespace

Expected<SimulatedTime> readSimulatedTime(const std::string& text, const std::string& name) {
    auto config = Config::parse(text, name);
    if (!config) return tl::make_unexpected(config.error());
    auto root = config->root();
    constexpr const char* milliseconds = "milliseconds";
    const SimulatedTime time{.machineMs = root.number("machine_ms", milliseconds, 0, latest),
                             .wallMs = root.number("wall_ms", milliseconds, 0, latest),
                             .monotonicMs = root.number("monotonic_ms", milliseconds, 0, latest),
                             .pace = root.number("pace", "1 to 3600", 1, fastest)};
    if (auto right = config->finish(); !right) return tl::make_unexpected(right.error());
    return time;
}

Expected<std::unique_ptr<SimulatedClock>> SimulatedClock::open(const std::string& path) {
    if (stampOf(path).empty()) {
        return failure("config_unreadable",
                       path + " can't be read: it has to tell the time of the demonstration");
    }
    const auto time = readSimulatedTime(contentOf(path), path);
    if (!time) return tl::make_unexpected(time.error());
    return std::unique_ptr<SimulatedClock>(new SimulatedClock(path, *time));
}

void SimulatedClock::readAgain() const {
    auto stamp = stampOf(path_);
    if (stamp.empty() || stamp == stamp_) return;
    const auto time = readSimulatedTime(contentOf(path_), path_);
    if (!time) return;
    stamp_ = std::move(stamp);
    time_ = *time;
}

Moment SimulatedClock::now() const {
    const auto machineMs = machine_.monotonicMs();
    const std::lock_guard lock(mutex_);
    readAgain();
    const auto now = momentOf(time_, machineMs);
    last_ = {.wallMs = std::max(last_.wallMs, now.wallMs),
             .monotonicMs = std::max(last_.monotonicMs, now.monotonicMs),
             .synchronised = true};
    return last_;
}

std::string simulatedTime(ConfigTable& root) {
    if (!root.has("demo")) return {};
    return root.table("demo").readableFile("clock", "path of the file that tells a demonstration's time");
}

Expected<std::unique_ptr<Clock>> openClock(const std::string& simulatedBy) {
    if (simulatedBy.empty()) return std::make_unique<SystemClock>();
    auto clock = SimulatedClock::open(simulatedBy);
    if (!clock) return tl::make_unexpected(clock.error());
    return std::move(*clock);
}

}  // namespace ostoja::host
