// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/writer.h"

#include <spdlog/spdlog.h>

#include <set>
#include <string>

namespace ostoja::office {

namespace {

constexpr std::size_t mostWaitingEntries = 50'000;
constexpr std::size_t mostWaitingBatches = 5'000;

}  // namespace

Writer::Writer(std::unique_ptr<Ledger> ledger, Deliver deliver)
    : ledger_(std::move(ledger)), deliver_(std::move(deliver)), thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    something_.notify_one();
    thread_.join();
}

bool Writer::submit(Batch batch, Done done) {
    {
        const std::lock_guard lock(mutex_);
        const auto entries = batch.entries.size();
        const bool full =
            waiting_.size() >= mostWaitingBatches || waitingEntries_ + entries > mostWaitingEntries;
        if (stopping_ || full) return false;
        waitingEntries_ += entries;
        waiting_.push_back({std::move(batch), std::move(done)});
    }
    something_.notify_one();
    return true;
}

void Writer::run() {
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            something_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) break;
            jobs.swap(waiting_);
            waitingEntries_ = 0;
        }
        deliver_(write(std::move(jobs)));
    }
    if (auto stored = ledger_->checkpoint(); !stored) spdlog::warn("{}", stored.error().message);
}

Writer::Group Writer::write(std::vector<Job> jobs) {
    Expected<std::vector<Receipt>> receipts =
        failure("storage_full", "the disk is full; nothing new is taken until there is room");
    if (ledger_->takesNewWork()) receipts = writeTogether(jobs);
    if (!receipts) {
        if (receipts.error().code == "storage_full") ledger_->giveUpBallast();
    }
    tell(receipts ? std::string() : receipts.error().message);
    Group group;
    std::set<std::string> changed;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        auto receipt =
            receipts ? Expected<Receipt>(std::move((*receipts)[i])) : tl::make_unexpected(receipts.error());
        group.settled.push_back(
            [done = std::move(jobs[i].done), receipt = std::move(receipt)] { done(receipt); });
        if (receipts) changed.insert(std::move(jobs[i].batch.station));
    }
    for (const auto& station : changed) {
        if (auto view = ledger_->view(station)) group.changed.push_back(std::move(*view));
    }
    return group;
}

/// Once, not for each of the batches that come again and again.
void Writer::tell(const std::string& trouble) {
    if (trouble == trouble_) return;
    trouble_ = trouble;
    if (trouble.empty()) {
        spdlog::info("what comes is stored again");
    } else {
        spdlog::error("nothing is stored: {}", trouble);
    }
}

Expected<std::vector<Receipt>> Writer::writeTogether(const std::vector<Job>& jobs) {
    if (auto begun = ledger_->begin(); !begun) return tl::make_unexpected(begun.error());
    std::vector<Receipt> receipts;
    for (const auto& job : jobs) {
        auto receipt = ledger_->take(job.batch);
        if (!receipt) {
            if (auto undone = ledger_->abandon(); !undone) spdlog::error("{}", undone.error().message);
            return tl::make_unexpected(receipt.error());
        }
        receipts.push_back(std::move(*receipt));
    }
    if (auto committed = ledger_->commit(); !committed) return tl::make_unexpected(committed.error());
    return receipts;
}

}  // namespace ostoja::office
