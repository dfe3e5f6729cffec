// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>

#include "tests/simulation/power_cut_disk.h"

namespace ostoja::simulation {

/// A PowerCutDisk as SQLite asks for it, registered as the default for as long as this lives. What it
/// promises of sectors and overwriting is what SQLite's own VFS for Unix promises, so that SQLite writes the
/// same.
class PowerCutVfs {
  public:
    explicit PowerCutVfs(PowerCutDisk& disk);
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs&) = delete;
    PowerCutVfs& operator=(const PowerCutVfs&) = delete;

    /// One open file.
    class Handle {
      public:
        Handle(PowerCutDisk& disk, std::string path, std::shared_ptr<DiskFile> file, bool syncsName);
        ~Handle();
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;

        int read(void* into, int count, sqlite3_int64 offset) const;
        int write(const void* bytes, int count, sqlite3_int64 offset);
        int truncate(sqlite3_int64 size);
        int sync();
        int size(sqlite3_int64* size) const;
        int lock(int level);
        int unlock(int level);
        int isReserved(int* reserved) const;
        int mapShared(int region, int size, bool extend, void volatile** memory);
        int lockShared(int slot, int count, int flags);
        void unmapShared();

      private:
        bool isDead() const;
        template <class Work>
        int change(int error, Work work);

        PowerCutDisk& disk_;
        std::string path_;
        std::shared_ptr<DiskFile> file_;
        bool syncsName_;
        std::int64_t deaths_;
        int level_ = SQLITE_LOCK_NONE;
        /// Kept alive for a dead connection, which may look once more.
        std::shared_ptr<SharedMemory> memory_;
        unsigned sharedSlots_ = 0;
        unsigned exclusiveSlots_ = 0;
    };

    std::unique_ptr<Handle> open(const char* name, int flags);
    int remove(const std::string& path, bool durably);
    bool exists(const std::string& path) const { return disk_.find(path) != nullptr; }
    void randomBytes(char* bytes, int count);

  private:
    PowerCutDisk& disk_;
    sqlite3_vfs vfs_{};
};

}  // namespace ostoja::simulation
