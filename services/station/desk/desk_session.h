// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "station/frame/command_memory.h"
#include "station/frame/settings.h"

namespace ostoja::station {

/// Who is signed in at one staff terminal, and for how long still; in memory only, so that a restart signs
/// everybody out. Times are milliseconds of the clock that nobody can set. What a member may do is asked of
/// their account at each request, not of the session.
class DeskSession {
  public:
    enum class Standing { signedOut, locked, unlocked };

    explicit DeskSession(const Durations& durations) : durations_(durations) {}

    Standing standing(std::int64_t nowMs) const;
    /// Empty when signed out.
    std::string member(std::int64_t nowMs) const;
    const std::string& id() const { return id_; }

    /// Whoever was there is signed out by it.
    void begin(std::string id, std::string member, std::int64_t nowMs);
    /// Of the same member; neither moves the session's end.
    void unlock(std::int64_t nowMs);
    void lock() { locked_ = true; }
    void end();
    /// Whether somebody's time here is over and it wasn't ended yet.
    bool hasRunOut(std::int64_t nowMs) const {
        return !member_.empty() && standing(nowMs) == Standing::signedOut;
    }
    /// Something was asked within it: the idle time starts anew.
    void use(std::int64_t nowMs) { usedMs_ = nowMs; }

    /// When the standing changes by itself next, if it does.
    std::optional<std::int64_t> nextChangeMs(std::int64_t nowMs) const;

    /// What was answered in this session; another one has its own.
    const std::shared_ptr<CommandMemory>& answers() const { return answers_; }

  private:
    std::int64_t endsMs() const { return beganMs_ + durations_.session.count(); }
    std::int64_t locksMs() const { return usedMs_ + durations_.idleLock.count(); }

    Durations durations_;
    std::string id_;
    std::string member_;
    std::int64_t beganMs_ = 0;
    std::int64_t usedMs_ = 0;
    bool locked_ = false;
    std::shared_ptr<CommandMemory> answers_ = std::make_shared<CommandMemory>();
};

}  // namespace ostoja::station
