// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ostoja {

/// Waits until it is so; false when it isn't within the time, which is generous because the machine may be
/// busy.
bool eventually(const std::function<bool()>& so, std::chrono::seconds within = std::chrono::seconds(30));

/// A program that runs beside the test and ends with it. What it writes goes to a file.
class Process {
  public:
    Process(std::vector<std::string> commandLine, std::string output);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void signal(int number) const;
    /// Waits for its end; its exit code, or -n when signal n ended it; nothing when it goes on.
    std::optional<int> end(std::chrono::seconds within = std::chrono::seconds(30));
    std::string output() const;
    pid_t pid() const { return pid_; }

  private:
    pid_t pid_ = -1;
    std::string output_;
    std::optional<int> ended_;
};

}  // namespace ostoja
