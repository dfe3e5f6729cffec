// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "net/server.h"

namespace ostoja::station {

/// What was answered to the last commands of one screen: a command that comes twice is done once and answered
/// twice.
class CommandMemory {
  public:
    /// Whether the command was seen before; then `responder` is or will be answered as the first one.
    bool answersRepeat(const std::string& id, net::Responder responder);
    /// Remembers a command that is being done.
    void begin(const std::string& id, net::Responder responder);
    /// Answers everybody who asked.
    void finish(const std::string& id, const net::Response& answer);
    /// The same, and forgets it: it may be tried again.
    void giveUp(const std::string& id, const net::Response& answer);
    /// Forgets what was told: of a command that comes again the record says what became of it.
    void forgetTold();

  private:
    static constexpr std::size_t remembered = 64;

    struct Command {
        std::string id;
        std::optional<net::Response> answer;
        std::vector<net::Responder> waiting;
    };

    Command* find(const std::string& id);

    std::deque<Command> commands_;
};

}  // namespace ostoja::station
