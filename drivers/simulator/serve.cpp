// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/serve.h"

#include <poll.h>
#include <sys/prctl.h>

#include <csignal>
#include <iostream>
#include <optional>
#include <utility>

#include "drivers/simulator/control.h"
#include "drivers/simulator/simulator.h"

namespace ostoja::simulator {

namespace {

volatile std::sig_atomic_t asked = 0;

/// Blocks SIGTERM and SIGINT except while waiting, so that none is lost between the look and the wait.
class StopSignals {
  public:
    StopSignals() {
        sigset_t stopping;
        sigemptyset(&stopping);
        sigaddset(&stopping, SIGTERM);
        sigaddset(&stopping, SIGINT);
        sigprocmask(SIG_BLOCK, &stopping, &whileWaiting_);
        sigdelset(&whileWaiting_, SIGTERM);
        sigdelset(&whileWaiting_, SIGINT);
        struct sigaction action {};
        action.sa_handler = [](int) { asked = 1; };
        sigaction(SIGTERM, &action, nullptr);
        sigaction(SIGINT, &action, nullptr);
    }

    const sigset_t* whileWaiting() const { return &whileWaiting_; }

  private:
    sigset_t whileWaiting_{};
};

TimePoint now() {
    return std::chrono::steady_clock::now();
}

class Loop {
  public:
    Loop(Simulator& simulator, ControlServer& control, const std::vector<ScriptLine>& script)
        : simulator_(simulator), control_(control), script_(script), start_(now()) {}

    void run(const StopSignals& signals) {
        while (asked == 0) {
            std::vector<pollfd> waiting{{simulator_.descriptor(), POLLIN, 0}};
            control_.addTo(waiting);
            const std::optional<timespec> pause = untilNext();
            ppoll(waiting.data(), waiting.size(), pause ? &*pause : nullptr, signals.whileWaiting());
            if (waiting.front().revents != 0) simulator_.readPort(now());
            control_.serve(waiting, [&](const std::string& line) { return answer(line); });
            playScript();
            simulator_.advance(now());
        }
    }

  private:
    std::optional<TimePoint> nextLine() const {
        if (next_ == script_.size()) return std::nullopt;
        return start_ + script_[next_].at;
    }

    std::optional<timespec> untilNext() const {
        std::optional<TimePoint> due = simulator_.nextDue();
        if (const auto line = nextLine(); line && (!due || *line < *due)) due = line;
        if (!due) return std::nullopt;
        const auto left =
            std::max(std::chrono::nanoseconds(*due - now()), std::chrono::nanoseconds(0)).count();
        return timespec{left / 1'000'000'000, left % 1'000'000'000};
    }

    std::string answer(const std::string& line) {
        const Expected<Command> command = parseCommand(line);
        if (!command) return "error: " + command.error().message;
        return simulator_.obey(*command, now());
    }

    void playScript() {
        for (auto due = nextLine(); due && *due <= now(); due = nextLine()) {
            const ScriptLine& line = script_[next_++];
            const std::string said = simulator_.obey(line.command, now());
            if (said.starts_with("error")) {
                std::cerr << "ostoja-cards: script line " << line.number << ", " << line.text << ": " << said
                          << std::endl;
            }
        }
    }

    Simulator& simulator_;
    ControlServer& control_;
    const std::vector<ScriptLine>& script_;
    TimePoint start_;
    std::size_t next_ = 0;
};

}  // namespace

Expected<void> serve(const ServeOptions& options) {
    // A byte takes 87 µs: the usual slack of 50 µs in waits would show.
    prctl(PR_SET_TIMERSLACK, 1000UL);
    const StopSignals signals;
    EventLog log;
    if (!options.log.empty()) {
        Expected<EventLog> opened = EventLog::open(options.log);
        if (!opened) return tl::make_unexpected(opened.error());
        log = std::move(*opened);
    }
    Expected<ControlServer> control = ControlServer::open(options.control);
    if (!control) return tl::make_unexpected(control.error());
    Simulator simulator(options.board, options.link, std::move(log));
    if (auto plugged = simulator.plug(); !plugged) return plugged;
    std::cerr << "ostoja-cards: ready, reader at " << options.link << ", control at " << options.control
              << std::endl;
    Loop(simulator, *control, options.script).run(signals);
    return {};
}

}  // namespace ostoja::simulator
