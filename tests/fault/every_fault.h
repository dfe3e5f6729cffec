// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/fault/fault_disk.h"

namespace ostoja::fault {

/// One way to fail, tried with every n.
struct Sweep {
    Request request = Request::write;
    Fault fault = Fault::error;
    bool andAllAfter = false;
    /// After a power cut.
    Unsynced unsynced = Unsynced::lost;
};

std::string nameOf(const Sweep& sweep);

/// Whether no use case gets by without it: a sweep that never hit one tried nothing.
bool isCertainlyAsked(Request request);

/// Errors of every kind of request, once and for good; full disks; power cuts at each write and sync with
/// what was not synced lost, kept and torn.
const std::vector<Sweep>& allSweeps();

/// Calls `round` with the n-th request failing, n from 1, until a round passes in which nothing failed.
/// Returns how many rounds had a fault in them.
std::int64_t everyFault(const Sweep& sweep, const std::function<void(const Plan&)>& round);

/// Prints "figures: use_case=... injected=... rounds=...".
void printFigures(const std::string& useCase, std::int64_t rounds, std::int64_t injected);

}  // namespace ostoja::fault
