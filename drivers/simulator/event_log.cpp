// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/event_log.h"

#include <array>
#include <cerrno>
#include <cstring>

#include "drivers/simulator/json_text.h"

namespace ostoja::simulator {

LogLine::LogLine(TimePoint time, std::string_view event) {
    const auto t = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
    text_ = "{\"t\":" + std::to_string(t);
    text("event", event);
}

LogLine& LogLine::number(std::string_view key, std::int64_t value) {
    text_ += "," + jsonText(key) + ":" + std::to_string(value);
    return *this;
}

LogLine& LogLine::text(std::string_view key, std::string_view value) {
    text_ += "," + jsonText(key) + ":" + jsonText(value);
    return *this;
}

Expected<EventLog> EventLog::open(const std::string& path) {
    EventLog log;
    log.file_.reset(std::fopen(path.c_str(), "we"));
    if (!log.file_) return failure("log_unwritable", path + ": can't be written: " + std::strerror(errno));
    return log;
}

void EventLog::write(const LogLine& line) {
    if (!file_) return;
    const std::string text = line.finish() + "\n";
    std::fwrite(text.data(), 1, text.size(), file_.get());
    std::fflush(file_.get());
}

}  // namespace ostoja::simulator
