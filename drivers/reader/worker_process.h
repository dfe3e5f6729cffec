// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/nfc/connection_string.h"
#include "error/error.h"
#include "net/loop.h"

namespace ostoja::reader {

/// The hidden first argument with which ostoja-reader runs as its own worker.
inline constexpr std::string_view workerArgument = "--worker";
/// Where a worker finds the channel to its parent.
inline constexpr int workerChannel = 3;

/// The worker as its parent has it: this same program, started anew so that nothing of the parent's memory
/// (the town's card key) is in it. It holds /dev/null as 0 and 1, standard error, its channel and what libnfc
/// opens, and it dies with its parent.
class WorkerProcess {
  public:
    struct Callbacks {
        std::function<void(std::string_view)> message;
        /// Its process has ended: "exit code 1", "signal 6". Called once; it may not destroy this object.
        std::function<void(std::string)> ended;
    };

    static Expected<std::unique_ptr<WorkerProcess>> start(net::Loop& loop,
                                                          const nfc::ConnectionString& connection,
                                                          Callbacks callbacks);
    /// Asks the worker to close the reader and end, waits for half a second, then kills it.
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    void kill();
    pid_t pid() const { return pid_; }

  private:
    WorkerProcess(net::Loop& loop, pid_t pid, int pidDescriptor, int channel, Callbacks callbacks);
    void receive();
    void reap();
    void hangUp();

    pid_t pid_;
    int pidDescriptor_;
    int channel_;
    Callbacks callbacks_;
    std::unique_ptr<net::ReadWatch> channelWatch_;
    std::unique_ptr<net::ReadWatch> endWatch_;
    bool ended_ = false;
};

/// The other side: what `ostoja-reader --worker CONNSTRING` does. Not for people: without a channel it says
/// so and returns 2.
int runAsWorker(int argc, char** argv);

}  // namespace ostoja::reader
