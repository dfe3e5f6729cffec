// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "tests/simulation/random.h"

namespace ostoja::simulation {

/// What the disks of a world did.
struct DiskCounters {
    std::int64_t writes = 0;
    std::int64_t syncs = 0;
    std::int64_t kills = 0;
    std::int64_t powerCuts = 0;
    /// Deaths in the midst of a write, a sync, a truncation or a deletion.
    std::int64_t midOperation = 0;
    /// Writes that a power cut lost wholly, and those of which it left a part.
    std::int64_t lostWrites = 0;
    std::int64_t tornWrites = 0;
};

/// SQLite's memory shared by the connections to one file, with its locks: bit n of a mask is slot n.
struct SharedMemory {
    static constexpr int slots = 8;

    std::vector<std::unique_ptr<char[]>> regions;
    std::array<int, slots> shared{};
    std::array<bool, slots> exclusive{};
};

/// The locks of SQLite's rollback protocol, as the connections of one process hold them among each other.
struct FileLocks {
    int shared = 0;
    const void* reserved = nullptr;
    const void* pending = nullptr;
    const void* exclusive = nullptr;
};

/// One file: what programs see of it, what is on the platter for sure, and the changes between the two.
class DiskFile {
  public:
    static constexpr std::size_t sector = 512;

    DiskFile() = default;
    explicit DiskFile(std::vector<std::uint8_t> content) : seen_(content), durable_(std::move(content)) {}

    const std::vector<std::uint8_t>& seen() const { return seen_; }
    void write(std::size_t offset, const std::uint8_t* bytes, std::size_t count);
    void truncate(std::size_t size);
    void sync();
    /// The power fails: of the changes since the last sync chance leaves some sectors, each whole or not at
    /// all.
    void powerCut(Random& random, DiskCounters& counters);
    /// Its first sector holds other bytes than were written, on the platter, too.
    void spoil();
    /// Nobody holds it any more.
    void forgetLocks();

    FileLocks locks;
    std::shared_ptr<SharedMemory> memory;
    /// Its name in the folder has been synced with it.
    bool nameSynced = false;

  private:
    struct Change {
        std::size_t offset = 0;
        std::vector<std::uint8_t> bytes;
        bool truncates = false;
    };
    static void apply(std::vector<std::uint8_t>& content, std::size_t offset, const std::uint8_t* bytes,
                      std::size_t count);
    void leaveSome(const Change& change, std::int64_t permille, Random& random, DiskCounters& counters);

    std::vector<std::uint8_t> seen_;
    std::vector<std::uint8_t> durable_;
    std::vector<Change> changes_;
};

}  // namespace ostoja::simulation
