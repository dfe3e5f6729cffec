// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/disk_limit.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "office/store/office_store.h"
#include "tests/bench/journals.h"

namespace ostoja::bench {

namespace {

constexpr std::int64_t receivedMs = 1'795'000'000'000;

template <class T>
T sound(Expected<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Calls `store(first, count)` batch by batch until the journal or the time is through.
template <class Store>
Run inBatches(const DiskLoad& load, std::size_t entries, Store store) {
    Run run;
    const double cpuBefore = ownCpuSeconds();
    const auto began = Clock::now();
    auto before = began;
    for (std::size_t first = 0; first < entries && before - began < load.most; first += load.batch) {
        const auto count = std::min(load.batch, entries - first);
        store(first, count);
        const auto now = Clock::now();
        run.latency.add(now - before);
        before = now;
        run.events += static_cast<std::int64_t>(count);
        ++run.requests;
    }
    run.seconds = std::chrono::duration<double>(before - began).count();
    run.clientCpuSeconds = ownCpuSeconds() - cpuBefore;
    return run;
}

}  // namespace

Run runStoreLimit(const DiskLoad& load) {
    const auto journal = journalOf(stationId(0), load.events);
    const auto store = sound(office::OfficeStore::open(load.folder + "/limit.db"));
    auto epoch = sound(store->addEpoch(stationId(0), "epoch"));
    return inBatches(load, journal.size(), [&](std::size_t first, std::size_t count) {
        sound(store->begin());
        for (std::size_t i = first; i < first + count; ++i) {
            const auto& entry = journal[i];
            sound(store->addEntry(epoch.id, {.sequence = entry.sequence,
                                             .hash = entry.hash,
                                             .previousHash = entry.previousHash,
                                             .type = entry.type,
                                             .receivedMs = receivedMs,
                                             .raw = entry.raw}));
            epoch.highest = epoch.receivedThrough = entry.sequence;
            epoch.lastHash = entry.hash;
        }
        sound(store->putEpoch(epoch));
        sound(store->commit());
    });
}

Run runAppendLimit(const DiskLoad& load) {
    const auto journal = journalOf(stationId(0), load.events);
    const auto path = load.folder + "/limit.log";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error(path + " can't be opened");
    auto run = inBatches(load, journal.size(), [&](std::size_t first, std::size_t count) {
        std::string bytes;
        for (std::size_t i = first; i < first + count; ++i) bytes += journal[i].raw;
        if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
            ::fdatasync(file) != 0) {
            throw std::runtime_error(path + " can't be written");
        }
    });
    ::close(file);
    return run;
}

}  // namespace ostoja::bench
