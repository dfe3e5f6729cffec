// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/simulator/command.h"

namespace ostoja::simulator {

/// A command and when it is given, counted from the start.
struct ScriptLine {
    std::chrono::milliseconds at{};
    Command command;
    /// As written, and where: for messages.
    std::string text;
    unsigned number = 0;
};

/// Lines such as "at 500ms place ntag213 04A1B2C3D4E5F6" or "at 2s remove"; empty lines and those starting
/// with # are skipped. In order of time. An error's message starts with the file's name and the line's
/// number.
Expected<std::vector<ScriptLine>> parseScript(std::string_view text, const std::string& name);
/// "script_unreadable" too.
Expected<std::vector<ScriptLine>> readScript(const std::string& path);

}  // namespace ostoja::simulator
