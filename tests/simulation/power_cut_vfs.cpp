// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/power_cut_vfs.h"

#include <algorithm>
#include <cstring>

namespace ostoja::simulation {

namespace {

using Handle = PowerCutVfs::Handle;

struct OpenFile {
    sqlite3_file base;
    Handle* handle;
};

PowerCutVfs& vfsOf(sqlite3_vfs* vfs) {
    return *static_cast<PowerCutVfs*>(vfs->pAppData);
}

Handle& handleOf(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file)->handle;
}

const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods all{};
        all.iVersion = 2;
        all.xClose = [](sqlite3_file* file) {
            delete reinterpret_cast<OpenFile*>(file)->handle;
            return SQLITE_OK;
        };
        all.xRead = [](sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
            return handleOf(file).read(into, count, offset);
        };
        all.xWrite = [](sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
            return handleOf(file).write(bytes, count, offset);
        };
        all.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) { return handleOf(file).truncate(size); };
        all.xSync = [](sqlite3_file* file, int) { return handleOf(file).sync(); };
        all.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) { return handleOf(file).size(size); };
        all.xLock = [](sqlite3_file* file, int level) { return handleOf(file).lock(level); };
        all.xUnlock = [](sqlite3_file* file, int level) { return handleOf(file).unlock(level); };
        all.xCheckReservedLock = [](sqlite3_file* file, int* reserved) {
            return handleOf(file).isReserved(reserved);
        };
        all.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        all.xSectorSize = [](sqlite3_file*) { return 4'096; };
        all.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
        all.xShmMap = [](sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
            return handleOf(file).mapShared(region, size, extend != 0, memory);
        };
        all.xShmLock = [](sqlite3_file* file, int slot, int count, int flags) {
            return handleOf(file).lockShared(slot, count, flags);
        };
        all.xShmBarrier = [](sqlite3_file*) {};
        all.xShmUnmap = [](sqlite3_file* file, int) {
            handleOf(file).unmapShared();
            return SQLITE_OK;
        };
        return all;
    }();
    return table;
}

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* opened) {
    auto handle = vfsOf(vfs).open(name, flags);
    file->pMethods = nullptr;
    if (!handle) return SQLITE_CANTOPEN;
    reinterpret_cast<OpenFile*>(file)->handle = handle.release();
    file->pMethods = &methods();
    if (opened != nullptr) *opened = flags;
    return SQLITE_OK;
}

void fillTable(sqlite3_vfs& vfs) {
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 512;
    vfs.zName = "power-cut";
    vfs.xOpen = openFile;
    vfs.xDelete = [](sqlite3_vfs* self, const char* path, int durably) {
        return vfsOf(self).remove(path, durably != 0);
    };
    vfs.xAccess = [](sqlite3_vfs* self, const char* path, int, int* found) {
        *found = vfsOf(self).exists(path) ? 1 : 0;
        return SQLITE_OK;
    };
    vfs.xFullPathname = [](sqlite3_vfs*, const char* path, int space, char* full) {
        sqlite3_snprintf(space, full, "%s", path);
        return SQLITE_OK;
    };
    vfs.xRandomness = [](sqlite3_vfs* self, int count, char* bytes) {
        vfsOf(self).randomBytes(bytes, count);
        return count;
    };
    vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    vfs.xCurrentTime = [](sqlite3_vfs*, double* day) {
        *day = 2'461'000.5;
        return SQLITE_OK;
    };
    vfs.xCurrentTimeInt64 = [](sqlite3_vfs*, sqlite3_int64* ms) {
        *ms = 212'630'443'200'000;
        return SQLITE_OK;
    };
    vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
}

}  // namespace

PowerCutVfs::PowerCutVfs(PowerCutDisk& disk) : disk_(disk) {
    fillTable(vfs_);
    vfs_.pAppData = this;
    sqlite3_vfs_register(&vfs_, 1);
    // SQLite draws its own chance from the default VFS, once: from this one, anew.
    sqlite3_randomness(0, nullptr);
}

PowerCutVfs::~PowerCutVfs() {
    sqlite3_vfs_unregister(&vfs_);
}

std::unique_ptr<Handle> PowerCutVfs::open(const char* name, int flags) {
    // A nameless file is SQLite's own, gone with its connection.
    if (name == nullptr) return std::make_unique<Handle>(disk_, "/", std::make_shared<DiskFile>(), false);
    auto file = disk_.find(name);
    if (!file && (flags & SQLITE_OPEN_CREATE) == 0) return nullptr;
    if (!file) file = disk_.create(name);
    const bool isLog = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    return std::make_unique<Handle>(disk_, name, std::move(file), isLog);
}

int PowerCutVfs::remove(const std::string& path, bool durably) {
    if (!exists(path)) return SQLITE_IOERR_DELETE_NOENT;
    const auto fate = disk_.fateOfChange(path);
    if (fate != PowerCutDisk::Fate::diesBefore) disk_.remove(path, durably && !disk_.syncLies_);
    if (fate == PowerCutDisk::Fate::lives) return SQLITE_OK;
    disk_.die(path);
    return SQLITE_IOERR_DELETE;
}

void PowerCutVfs::randomBytes(char* bytes, int count) {
    std::generate_n(bytes, count, [this] { return static_cast<char>(disk_.random_.next()); });
}

Handle::Handle(PowerCutDisk& disk, std::string path, std::shared_ptr<DiskFile> file, bool syncsName)
    : disk_(disk),
      path_(std::move(path)),
      file_(std::move(file)),
      syncsName_(syncsName),
      deaths_(disk.deaths(PowerCutDisk::folderOf(path_))) {}

Handle::~Handle() {
    unlock(SQLITE_LOCK_NONE);
    unmapShared();
}

bool Handle::isDead() const {
    return disk_.deaths(PowerCutDisk::folderOf(path_)) != deaths_;
}

template <class Work>
int Handle::change(int error, Work work) {
    if (isDead()) return error;
    const auto fate = disk_.fateOfChange(path_);
    if (fate != PowerCutDisk::Fate::diesBefore) work();
    if (fate == PowerCutDisk::Fate::lives) return SQLITE_OK;
    disk_.die(path_);
    return error;
}

int Handle::read(void* into, int count, sqlite3_int64 offset) const {
    if (isDead()) return SQLITE_IOERR_READ;
    const auto& content = file_->seen();
    const auto from = std::min(static_cast<std::size_t>(offset), content.size());
    const auto there = std::min(static_cast<std::size_t>(count), content.size() - from);
    std::copy_n(content.data() + from, there, static_cast<std::uint8_t*>(into));
    if (there == static_cast<std::size_t>(count)) return SQLITE_OK;
    std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(count) - there);
    return SQLITE_IOERR_SHORT_READ;
}

int Handle::write(const void* bytes, int count, sqlite3_int64 offset) {
    return change(SQLITE_IOERR_WRITE, [&] {
        ++disk_.counters_.writes;
        file_->write(static_cast<std::size_t>(offset), static_cast<const std::uint8_t*>(bytes),
                     static_cast<std::size_t>(count));
    });
}

int Handle::truncate(sqlite3_int64 size) {
    return change(SQLITE_IOERR_TRUNCATE, [&] { file_->truncate(static_cast<std::size_t>(size)); });
}

int Handle::sync() {
    return change(SQLITE_IOERR_FSYNC, [&] {
        ++disk_.counters_.syncs;
        if (disk_.syncLies_) return;
        file_->sync();
        if (syncsName_ && !file_->nameSynced) {
            disk_.syncNames(PowerCutDisk::folderOf(path_));
            file_->nameSynced = true;
        }
    });
}

int Handle::size(sqlite3_int64* size) const {
    if (isDead()) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(file_->seen().size());
    return SQLITE_OK;
}

int Handle::lock(int level) {
    if (isDead()) return SQLITE_IOERR_LOCK;
    if (level <= level_) return SQLITE_OK;
    auto& locks = file_->locks;
    const auto othersHold = [this](const void* holder) { return holder != nullptr && holder != this; };
    if (othersHold(locks.exclusive)) return SQLITE_BUSY;
    if (level == SQLITE_LOCK_SHARED) {
        if (othersHold(locks.pending)) return SQLITE_BUSY;
        ++locks.shared;
        level_ = level;
        return SQLITE_OK;
    }
    if (othersHold(locks.reserved) || othersHold(locks.pending)) return SQLITE_BUSY;
    locks.reserved = this;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        locks.pending = this;
        level_ = SQLITE_LOCK_PENDING;
        if (locks.shared > 1) return SQLITE_BUSY;
        locks.exclusive = this;
    }
    level_ = level;
    return SQLITE_OK;
}

int Handle::unlock(int level) {
    if (isDead() || level >= level_) return SQLITE_OK;
    auto& locks = file_->locks;
    for (auto* const holder : {&locks.reserved, &locks.pending, &locks.exclusive}) {
        if (*holder == this) *holder = nullptr;
    }
    if (level == SQLITE_LOCK_NONE) --locks.shared;
    level_ = level;
    return SQLITE_OK;
}

int Handle::isReserved(int* reserved) const {
    if (isDead()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
    *reserved = file_->locks.reserved != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int Handle::mapShared(int region, int size, bool extend, void volatile** memory) {
    *memory = nullptr;
    if (isDead()) return SQLITE_IOERR_SHMMAP;
    if (!file_->memory) file_->memory = std::make_shared<SharedMemory>();
    memory_ = file_->memory;
    const auto index = static_cast<std::size_t>(region);
    while (extend && memory_->regions.size() <= index) {
        memory_->regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    }
    if (index < memory_->regions.size()) *memory = memory_->regions[index].get();
    return SQLITE_OK;
}

int Handle::lockShared(int slot, int count, int flags) {
    if (isDead()) return (flags & SQLITE_SHM_UNLOCK) != 0 ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
    if (!memory_) return SQLITE_IOERR_SHMLOCK;
    auto& memory = *memory_;
    const bool wantsShared = (flags & SQLITE_SHM_SHARED) != 0;
    for (int at = slot; (flags & SQLITE_SHM_LOCK) != 0 && at < slot + count; ++at) {
        const auto index = static_cast<std::size_t>(at);
        const auto bit = 1U << index;
        const int othersShare = memory.shared[index] - ((sharedSlots_ & bit) != 0 ? 1 : 0);
        const bool othersExclude = memory.exclusive[index] && (exclusiveSlots_ & bit) == 0;
        if (othersExclude || (!wantsShared && othersShare > 0)) return SQLITE_BUSY;
    }
    for (int at = slot; at < slot + count; ++at) {
        const auto index = static_cast<std::size_t>(at);
        const auto bit = 1U << index;
        auto& mine = wantsShared ? sharedSlots_ : exclusiveSlots_;
        const bool locks = (flags & SQLITE_SHM_LOCK) != 0;
        if (((mine & bit) != 0) == locks) continue;
        mine ^= bit;
        if (wantsShared) {
            memory.shared[index] += locks ? 1 : -1;
        } else {
            memory.exclusive[index] = locks;
        }
    }
    return SQLITE_OK;
}

void Handle::unmapShared() {
    if (!memory_) return;
    if (!isDead()) {
        lockShared(0, SharedMemory::slots, SQLITE_SHM_UNLOCK | SQLITE_SHM_SHARED);
        lockShared(0, SharedMemory::slots, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
        if (file_->memory == memory_ && file_->memory.use_count() == 2) file_->memory.reset();
    }
    memory_.reset();
}

}  // namespace ostoja::simulation
