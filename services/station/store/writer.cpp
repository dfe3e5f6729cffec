// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/writer.h"

#include <algorithm>
#include <iterator>

#include "station/store/connection.h"
#include "station/store/reading.h"

namespace ostoja::station::store {

Expected<std::unique_ptr<Writer>> Writer::open(const std::string& path, const host::Clock& clock,
                                               Options options) {
    if (auto there = checkFile(path); !there) return tl::make_unexpected(there.error());
    auto lock = FileLock::take(path);
    if (!lock) return tl::make_unexpected(lock.error());
    auto opened = openForWriting(path);
    if (!opened) return tl::make_unexpected(opened.error());
    return std::unique_ptr<Writer>(
        new Writer(std::move(*lock), std::move(*opened), clock, std::move(options)));
}

Writer::Writer(FileLock lock, Opened opened, const host::Clock& clock, Options options)
    : lock_(std::move(lock)),
      connection_(std::move(opened.connection)),
      facility_(std::move(opened.facility)),
      store_(*connection_, facility_, clock),
      options_(std::move(options)) {
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
    std::vector<Expected<void>> results;
    const auto committed = commitAll(commands, results);
    if (!committed) {
        connection_->giveUp();
        results.assign(commands.size(), tl::make_unexpected(committed.error()));
    }
    {
        const std::lock_guard guard(mutex_);
        counters_.commits += committed ? 1 : 0;
        counters_.commands += static_cast<std::int64_t>(commands.size());
    }

    Batch batch;
    if (committed) batch.house = houseNow();
    for (std::size_t i = 0; i < commands.size(); ++i) {
        batch.settled.push_back(
            [settled = std::move(commands[i].settled), result = std::move(results[i])] { settled(result); });
    }
    if (options_.deliver) {
        options_.deliver(std::move(batch));
    } else {
        for (const auto& settled : batch.settled) settled();
    }
}

Expected<void> Writer::commitAll(std::vector<Command>& commands, std::vector<Expected<void>>& results) {
    try {
        connection_->execute("BEGIN IMMEDIATE");
        for (const auto& command : commands) {
            results.push_back(runOne(command.work));
            // A full disk and the like end the whole transaction, not only the savepoint.
            if (!connection_->inTransaction()) return tl::make_unexpected(results.back().error());
        }
        connection_->execute("COMMIT");
        return {};
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception));
    }
}

Expected<void> Writer::runOne(const Work& work) {
    Expected<void> result;
    connection_->execute("SAVEPOINT command");
    try {
        store_.begin();
        result = work(store_);
    } catch (const SQLite::Exception& exception) {
        result = tl::make_unexpected(storageError(exception));
        if (!connection_->inTransaction()) return result;
    }
    if (!result) connection_->execute("ROLLBACK TO command");
    connection_->execute("RELEASE command");
    return result;
}

std::optional<House> Writer::houseNow() {
    if (connection_->changedSinceAsked()) houseIsNews_ = true;
    if (!houseIsNews_) return std::nullopt;
    try {
        auto house = readHouse(*connection_, facility_);
        houseIsNews_ = false;
        return house;
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

}  // namespace ostoja::station::store
