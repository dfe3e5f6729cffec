// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/disk_file.h"

#include <algorithm>

namespace ostoja::simulation {

void DiskFile::apply(std::vector<std::uint8_t>& content, std::size_t offset, const std::uint8_t* bytes,
                     std::size_t count) {
    if (content.size() < offset + count) content.resize(offset + count);
    std::copy(bytes, bytes + count, content.begin() + static_cast<std::ptrdiff_t>(offset));
}

void DiskFile::write(std::size_t offset, const std::uint8_t* bytes, std::size_t count) {
    apply(seen_, offset, bytes, count);
    changes_.push_back({offset, std::vector<std::uint8_t>(bytes, bytes + count), false});
}

void DiskFile::truncate(std::size_t size) {
    seen_.resize(size);
    changes_.push_back({size, {}, true});
}

void DiskFile::sync() {
    for (const auto& change : changes_) {
        if (change.truncates) {
            durable_.resize(change.offset);
        } else {
            apply(durable_, change.offset, change.bytes.data(), change.bytes.size());
        }
    }
    changes_.clear();
}

void DiskFile::powerCut(Random& random, DiskCounters& counters) {
    // Nothing had left for the platter, all of it, or some: disks and kernels write in any order.
    const auto mood = random.below(4);
    const auto permille = mood == 0 ? 0 : mood == 1 ? 1'000 : random.between(50, 950);
    for (const auto& change : changes_) {
        if (!change.truncates) {
            leaveSome(change, permille, random, counters);
        } else if (random.permille(permille)) {
            durable_.resize(change.offset);
        }
    }
    changes_.clear();
    seen_ = durable_;
    forgetLocks();
}

void DiskFile::leaveSome(const Change& change, std::int64_t permille, Random& random,
                         DiskCounters& counters) {
    std::size_t left = 0;
    std::size_t pieces = 0;
    for (std::size_t at = 0; at < change.bytes.size(); ++pieces) {
        const auto offset = change.offset + at;
        const auto count = std::min(sector - offset % sector, change.bytes.size() - at);
        if (random.permille(permille)) {
            apply(durable_, offset, change.bytes.data() + at, count);
            ++left;
        }
        at += count;
    }
    if (left == 0) ++counters.lostWrites;
    if (left > 0 && left < pieces) ++counters.tornWrites;
}

void DiskFile::spoil() {
    for (auto* const content : {&seen_, &durable_}) {
        std::fill_n(content->begin(), std::min(sector, content->size()), std::uint8_t{0xA5});
    }
}

void DiskFile::forgetLocks() {
    locks = {};
    memory.reset();
}

}  // namespace ostoja::simulation
