// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace ostoja::bench {

namespace {

constexpr std::size_t enoughForP99 = 1'000;

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

double Samples::percentile(double share) const {
    if (us_.empty()) return 0;
    auto sorted = us_;
    const auto at =
        std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end());
    return sorted[at];
}

boost::json::object Samples::told() const {
    boost::json::object told{{"n", us_.size()}, {"p50_us", percentile(0.5)}, {"max_us", percentile(1.0)}};
    if (us_.size() >= enoughForP99) told["p99_us"] = percentile(0.99);
    return told;
}

boost::json::object Run::told() const {
    auto told = latency.told();
    told["events"] = events;
    told["requests"] = requests;
    told["seconds"] = seconds;
    told["per_second"] = seconds > 0 ? static_cast<double>(events) / seconds : 0.0;
    told["client_cpu_s"] = clientCpuSeconds;
    if (serverCpuSeconds) told["server_cpu_s"] = *serverCpuSeconds;
    if (!tls.empty()) told["tls"] = tls;
    return told;
}

double ownCpuSeconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double cpuSecondsOf(pid_t process) {
    double total = 0;
    std::error_code gone;
    const auto threads = std::filesystem::path("/proc") / std::to_string(process) / "task";
    for (const auto& thread : std::filesystem::directory_iterator(threads, gone)) {
        std::ifstream file(thread.path() / "schedstat");
        double nanoseconds = 0;
        if (file >> nanoseconds) total += nanoseconds / 1e9;
        std::ifstream children(thread.path() / "children");
        for (pid_t child = 0; children >> child;) total += cpuSecondsOf(child);
    }
    return total;
}

Meter::Meter(pid_t server)
    : server_(server),
      ownBefore_(ownCpuSeconds()),
      serverBefore_(server == 0 ? 0 : cpuSecondsOf(server)),
      began_(Clock::now()) {}

void Meter::read(Run& run) const {
    run.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    run.clientCpuSeconds = ownCpuSeconds() - ownBefore_;
    if (server_ != 0) run.serverCpuSeconds = cpuSecondsOf(server_) - serverBefore_;
}

}  // namespace ostoja::bench
