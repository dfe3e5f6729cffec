// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/simulator/fault.h"
#include "error/error.h"

namespace ostoja::simulator {

/// One line of the log: a JSON object with `t` (nanoseconds of CLOCK_MONOTONIC) and `event` first.
class LogLine {
  public:
    LogLine(TimePoint time, std::string_view event);
    LogLine& number(std::string_view key, std::int64_t value);
    LogLine& text(std::string_view key, std::string_view value);
    std::string finish() const { return text_ + "}"; }

  private:
    std::string text_;
};

/// What happened on the reader and how long the radio took, a JSON object a line, each line written at once.
class EventLog {
  public:
    /// Writes nothing.
    EventLog() = default;
    /// Starts the file anew; "log_unwritable".
    static Expected<EventLog> open(const std::string& path);

    void write(const LogLine& line);

  private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, &std::fclose};
};

}  // namespace ostoja::simulator
