// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/writer.h"

#include <algorithm>
#include <iterator>

namespace ostoja::station::store {

Expected<std::unique_ptr<Writer>> Writer::open(const std::string& path, const crypto::MasterKey& key,
                                               const host::Clock& clock, Options options) {
    auto recorder = Recorder::open(path, key, clock, options.ballastBytes);
    if (!recorder) return tl::make_unexpected(recorder.error());
    return std::unique_ptr<Writer>(new Writer(std::move(*recorder), std::move(options)));
}

Writer::Writer(std::unique_ptr<Recorder> recorder, Options options)
    : recorder_(std::move(recorder)), options_(std::move(options)) {
    thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
    {
        const std::lock_guard guard(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Writer::submit(Work work, Settled settled) {
    {
        const std::lock_guard guard(mutex_);
        if (waiting_.size() < options_.queue) {
            waiting_.push_back({std::move(work), std::move(settled)});
            wake_.notify_one();
            return;
        }
    }
    settled(failure("busy", "too many commands are waiting for the disk; try again in a moment"));
}

Writer::Counters Writer::counters() const {
    const std::lock_guard guard(mutex_);
    return counters_;
}

void Writer::run() {
    for (;;) {
        auto commands = take();
        if (options_.pulse && options_.pulsePeriod.count() > 0) options_.pulse();
        if (!commands.empty()) {
            runTogether(std::move(commands));
            continue;
        }
        const std::lock_guard guard(mutex_);
        if (stopping_ && waiting_.empty()) return;
    }
}

std::vector<Writer::Command> Writer::take() {
    std::unique_lock guard(mutex_);
    const auto awake = [this] { return stopping_ || !waiting_.empty(); };
    if (options_.pulsePeriod.count() > 0) {
        wake_.wait_for(guard, options_.pulsePeriod, awake);
    } else {
        wake_.wait(guard, awake);
    }
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), options_.batch));
    const auto end = waiting_.begin() + count;
    std::vector<Command> commands(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    return commands;
}

void Writer::runTogether(std::vector<Command> commands) {
    std::vector<Work> works;
    works.reserve(commands.size());
    for (auto& command : commands) works.push_back(std::move(command.work));
    auto outcome = recorder_->run(works);
    {
        const std::lock_guard guard(mutex_);
        counters_.commits += outcome.committed ? 1 : 0;
        counters_.commands += static_cast<std::int64_t>(commands.size());
    }

    Batch batch;
    if (outcome.committed) batch.committedNs = outcome.committedNs;
    batch.takesNewWork = outcome.takesNewWork;
    batch.house = std::move(outcome.house);
    for (std::size_t i = 0; i < commands.size(); ++i) {
        batch.settled.push_back([settled = std::move(commands[i].settled),
                                 result = std::move(outcome.results[i])] { settled(result); });
    }
    if (options_.deliver) {
        options_.deliver(std::move(batch));
    } else {
        for (const auto& settled : batch.settled) settled();
    }
}

}  // namespace ostoja::station::store
