// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "drivers/simulator/board.h"
#include "drivers/simulator/script.h"

namespace ostoja::simulator {

struct ServeOptions {
    std::string link;
    std::string control;
    /// Empty: no log.
    std::string log;
    std::vector<ScriptLine> script;
    Board::Options board;
};

/// Runs the reader until SIGTERM or SIGINT; then link and socket are gone. Errors are those of start-up.
Expected<void> serve(const ServeOptions& options);

}  // namespace ostoja::simulator
