// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "error/error.h"
#include "office/ledger.h"

namespace ostoja::office {

/// The one thread that writes. Batches that wait share a transaction (group commit); nobody is answered, and
/// nothing is published, before it is durable. A failed commit fails all of its batches.
class Writer {
  public:
    using Done = std::function<void(const Expected<Receipt>&)>;
    /// What one transaction settled: the stations that it changed, then each batch's Done with its receipt.
    struct Group {
        std::vector<StationView> changed;
        std::vector<std::function<void()>> settled;
    };
    /// Runs on the writer's thread, once for each transaction: whoever answers on another posts it there as a
    /// whole.
    using Deliver = std::function<void(Group)>;

    Writer(std::unique_ptr<Ledger> ledger, Deliver deliver);
    /// Finishes what waits and stores the derivations.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Any thread. False, and nothing done, when too much waits already.
    bool submit(Batch batch, Done done);

  private:
    struct Job {
        Batch batch;
        Done done;
    };

    void run();
    Group write(std::vector<Job> jobs);
    void tell(const std::string& trouble);
    Expected<std::vector<Receipt>> writeTogether(const std::vector<Job>& jobs);

    std::unique_ptr<Ledger> ledger_;
    Deliver deliver_;
    /// Why nothing can be stored, as it was told last; empty while all is well. Of the writer's thread.
    std::string trouble_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::vector<Job> waiting_;
    std::size_t waitingEntries_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace ostoja::office
