// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/every_fault.h"

#include <cstdio>
#include <stdexcept>

namespace ostoja::fault {

namespace {

/// No use case asks for so much: a sweep that gets there doesn't end.
constexpr std::int64_t mostRequests = 100'000;

std::vector<Sweep> makeSweeps() {
    std::vector<Sweep> sweeps;
    for (const auto request : allRequests) {
        for (const bool forGood : {false, true})
            sweeps.push_back({.request = request, .andAllAfter = forGood});
    }
    for (const bool forGood : {false, true}) {
        sweeps.push_back({.request = Request::write, .fault = Fault::full, .andAllAfter = forGood});
    }
    for (const auto request : {Request::write, Request::sync}) {
        for (const auto unsynced : {Unsynced::lost, Unsynced::kept, Unsynced::torn}) {
            sweeps.push_back({.request = request, .fault = Fault::powerCut, .unsynced = unsynced});
        }
    }
    return sweeps;
}

}  // namespace

std::string nameOf(const Sweep& sweep) {
    if (sweep.fault == Fault::powerCut) {
        const std::string rest = sweep.unsynced == Unsynced::lost   ? "lost"
                                 : sweep.unsynced == Unsynced::kept ? "kept"
                                                                    : "torn";
        return "power cut at a " + nameOf(sweep.request) + ", what was not synced " + rest;
    }
    return nameOf(sweep.request) + (sweep.fault == Fault::full ? ", disk full" : ", error") +
           (sweep.andAllAfter ? ", from then on" : ", once");
}

bool isCertainlyAsked(Request request) {
    return request == Request::write || request == Request::sync || request == Request::memory;
}

const std::vector<Sweep>& allSweeps() {
    static const std::vector<Sweep> sweeps = makeSweeps();
    return sweeps;
}

std::int64_t everyFault(const Sweep& sweep, const std::function<void(const Plan&)>& round) {
    for (std::int64_t n = 1; n < mostRequests; ++n) {
        round({.request = sweep.request, .nth = n, .fault = sweep.fault, .andAllAfter = sweep.andAllAfter});
        if (FaultDisk::instance().hits() == 0) return n - 1;
    }
    throw std::runtime_error("there is always one request more: " + nameOf(sweep));
}

void printFigures(const std::string& useCase, std::int64_t rounds, std::int64_t injected) {
    std::printf("figures: use_case=%s rounds=%lld injected=%lld\n", useCase.c_str(),
                static_cast<long long>(rounds), static_cast<long long>(injected));
}

}  // namespace ostoja::fault
