// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/fault/house_at_work.h"

namespace ostoja::fault {

/// A command of docs/api/station.yaml, and how a house is brought to where it makes sense.
struct CommandRow {
    /// "POST /v1/taps", as the page has it.
    std::string route;
    /// Which of its uses.
    std::string what;
    /// Everything that it needs, done on a whole disk; the command itself isn't sent yet.
    std::function<Command(HouseAtWork&)> ready;
    HouseAtWork::Staff staff = HouseAtWork::Staff::atTheirDesks;
    /// It hashes a PIN, which takes its time: fewer points are tried.
    bool hashes = false;
    /// It ends the session it was asked in, recorded or not: then it can't be asked again.
    bool endsSession = false;
};

/// One or more for each command of the page.
const std::vector<CommandRow>& commandRows();

/// "POST /v1/taps" and so on: all POST and PUT of the page.
std::vector<std::string> commandsOf(const std::string& page);

}  // namespace ostoja::fault
