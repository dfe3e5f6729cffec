// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace ostoja::fault {

/// What SQLite asks of the machine and what can be made to fail.
enum class Request { open, read, write, truncate, sync, sharedMemory, lock, remove, memory };
inline constexpr std::array allRequests{Request::open,     Request::read,   Request::write,
                                        Request::truncate, Request::sync,   Request::sharedMemory,
                                        Request::lock,     Request::remove, Request::memory};
std::string nameOf(Request request);

/// How a request fails.
enum class Fault {
    /// It is refused: an I/O error, or no memory.
    error,
    /// A write finds the disk full after half of its bytes.
    full,
    /// The power goes before the request is carried out; nothing is carried out after it.
    powerCut,
};

/// What of the writes that were never synced is on the disk after a power cut: nothing, all, or some
/// sectors of 512 bytes of each, chosen by the seed.
enum class Unsynced { lost, kept, torn };

/// Which request fails.
struct Plan {
    Request request = Request::write;
    /// The n-th of its kind since arm(), from 1.
    std::int64_t nth = 1;
    Fault fault = Fault::error;
    /// Every one after it, too, until disarm().
    bool andAllAfter = false;
};

/// The disk and the memory under SQLite in this process: passes everything on to the real ones (without the
/// real fsync: what a sync promises is kept by this disk itself), and fails what the plan says. One for the
/// process, since SQLite has one list of them. Requests may come from any thread.
class FaultDisk {
  public:
    /// Under SQLite from here on; call before SQLite's first use.
    static FaultDisk& instance();

    void arm(const Plan& plan);
    void disarm();
    /// Requests failed since arm().
    std::int64_t hits() const;
    /// Requests of all arms that were failed, for the figures.
    std::int64_t hitsInAll() const;

    /// The power goes now.
    void cutPower();
    /// After a power cut, when every connection is closed: the files become what the disk would hold.
    void restorePower(Unsynced unsynced, std::uint64_t seed);
    /// From here on syncs do nothing, as with synchronous=OFF or a disk that lies.
    void ignoreSyncs(bool ignore);

  private:
    FaultDisk() = default;
};

}  // namespace ostoja::fault
