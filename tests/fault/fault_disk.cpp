// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/fault_disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <random>
#include <stdexcept>
#include <vector>

namespace ostoja::fault {

namespace {

constexpr std::int64_t sectorBytes = 512;

/// A change of a file that no sync has brought to the disk yet.
struct Unsettled {
    std::int64_t offset = 0;
    std::int64_t sizeBefore = 0;
    std::vector<char> before;
    /// Empty for a truncation to `offset`.
    std::vector<char> after;
};

struct State {
    std::mutex mutex;
    bool armed = false;
    Plan plan;
    std::int64_t seen = 0;
    std::int64_t hits = 0;
    std::int64_t hitsInAll = 0;
    bool powerless = false;
    bool syncsIgnored = false;
    std::map<std::string, std::vector<Unsettled>> unsettled;
};

State& state() {
    static State state;
    return state;
}

enum class Verdict { pass, fail, half };

Verdict judge(Request request) {
    auto& now = state();
    const std::lock_guard guard(now.mutex);
    if (now.powerless) return request == Request::memory ? Verdict::pass : Verdict::fail;
    if (!now.armed || now.plan.request != request) return Verdict::pass;
    ++now.seen;
    if (now.seen < now.plan.nth || (now.seen > now.plan.nth && !now.plan.andAllAfter)) return Verdict::pass;
    ++now.hits;
    ++now.hitsInAll;
    if (now.plan.fault == Fault::powerCut) now.powerless = true;
    return now.plan.fault == Fault::full ? Verdict::half : Verdict::fail;
}

// The file: SQLite's header, our notes, then the real file in the bytes behind.

struct File {
    sqlite3_file base;
    sqlite3_file* real;
    const char* path;
    /// The database and its logs survive a power cut; temporary files don't matter.
    bool lasting;
};

sqlite3_vfs* realVfs = nullptr;

File* mine(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return mine(file)->real;
}

const sqlite3_io_methods* methods(sqlite3_file* file) {
    return real(file)->pMethods;
}

std::vector<char> contentOf(sqlite3_file* file, std::int64_t from, std::int64_t to) {
    std::vector<char> content(static_cast<std::size_t>(std::max<std::int64_t>(0, to - from)));
    if (content.empty()) return content;
    const int got = methods(file)->xRead(real(file), content.data(), static_cast<int>(content.size()), from);
    if (got != SQLITE_OK) throw std::runtime_error("the fault disk can't read back what it is to remember");
    return content;
}

std::int64_t sizeOf(sqlite3_file* file) {
    sqlite3_int64 size = 0;
    methods(file)->xFileSize(real(file), &size);
    return size;
}

void remember(sqlite3_file* file, std::int64_t offset, const void* bytes, int count) {
    if (!mine(file)->lasting) return;
    Unsettled change;
    change.offset = offset;
    change.sizeBefore = sizeOf(file);
    const auto end = bytes == nullptr ? change.sizeBefore : std::min(change.sizeBefore, offset + count);
    change.before = contentOf(file, offset, end);
    const auto* first = static_cast<const char*>(bytes);
    if (bytes != nullptr) change.after.assign(first, first + count);
    const std::lock_guard guard(state().mutex);
    state().unsettled[mine(file)->path].push_back(std::move(change));
}

int close(sqlite3_file* file) {
    const int done = methods(file)->xClose(real(file));
    mine(file)->base.pMethods = nullptr;
    return done;
}

int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    if (judge(Request::read) != Verdict::pass) return SQLITE_IOERR_READ;
    return methods(file)->xRead(real(file), into, count, offset);
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const auto verdict = judge(Request::write);
    if (verdict == Verdict::fail) return SQLITE_IOERR_WRITE;
    const int written = verdict == Verdict::half ? count / 2 : count;
    remember(file, offset, bytes, written);
    const int done = methods(file)->xWrite(real(file), bytes, written, offset);
    return verdict == Verdict::half ? SQLITE_FULL : done;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (judge(Request::truncate) != Verdict::pass) return SQLITE_IOERR_TRUNCATE;
    remember(file, size, nullptr, 0);
    return methods(file)->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int) {
    if (judge(Request::sync) != Verdict::pass) return SQLITE_IOERR_FSYNC;
    const std::lock_guard guard(state().mutex);
    if (!state().syncsIgnored) state().unsettled.erase(mine(file)->path);
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return methods(file)->xFileSize(real(file), size);
}

int lock(sqlite3_file* file, int level) {
    if (judge(Request::lock) != Verdict::pass) return SQLITE_IOERR_LOCK;
    return methods(file)->xLock(real(file), level);
}

int unlock(sqlite3_file* file, int level) {
    return methods(file)->xUnlock(real(file), level);
}

int checkReservedLock(sqlite3_file* file, int* held) {
    return methods(file)->xCheckReservedLock(real(file), held);
}

int fileControl(sqlite3_file* file, int operation, void* argument) {
    return methods(file)->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file* file) {
    return methods(file)->xSectorSize(real(file));
}

int deviceCharacteristics(sqlite3_file* file) {
    return methods(file)->xDeviceCharacteristics(real(file));
}

int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    if (judge(Request::sharedMemory) != Verdict::pass) return SQLITE_IOERR_SHMMAP;
    return methods(file)->xShmMap(real(file), region, size, extend, memory);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    const bool taking = (flags & SQLITE_SHM_LOCK) != 0;
    if (taking && judge(Request::lock) != Verdict::pass) return SQLITE_IOERR_SHMLOCK;
    return methods(file)->xShmLock(real(file), offset, count, flags);
}

void shmBarrier(sqlite3_file* file) {
    methods(file)->xShmBarrier(real(file));
}

int shmUnmap(sqlite3_file* file, int remove) {
    return methods(file)->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods ours{.iVersion = 2,
                              .xClose = close,
                              .xRead = read,
                              .xWrite = write,
                              .xTruncate = truncate,
                              .xSync = sync,
                              .xFileSize = fileSize,
                              .xLock = lock,
                              .xUnlock = unlock,
                              .xCheckReservedLock = checkReservedLock,
                              .xFileControl = fileControl,
                              .xSectorSize = sectorSize,
                              .xDeviceCharacteristics = deviceCharacteristics,
                              .xShmMap = shmMap,
                              .xShmLock = shmLock,
                              .xShmBarrier = shmBarrier,
                              .xShmUnmap = shmUnmap,
                              .xFetch = nullptr,
                              .xUnfetch = nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto* opened = new (file) File{};
    if (judge(Request::open) != Verdict::pass) return SQLITE_CANTOPEN;
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    opened->path = path;
    opened->lasting =
        path != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    const int done = realVfs->xOpen(realVfs, path, opened->real, flags, outFlags);
    if (done == SQLITE_OK) opened->base.pMethods = &ours;
    return done;
}

int remove(sqlite3_vfs*, const char* path, int syncFolder) {
    if (judge(Request::remove) != Verdict::pass) return SQLITE_IOERR_DELETE;
    const int done = realVfs->xDelete(realVfs, path, syncFolder);
    const std::lock_guard guard(state().mutex);
    if (done == SQLITE_OK) state().unsettled.erase(path);
    return done;
}

// Memory: SQLite's own allocator, with a request in between that can fail.

sqlite3_mem_methods realMemory;

void* allocate(int bytes) {
    return judge(Request::memory) == Verdict::pass ? realMemory.xMalloc(bytes) : nullptr;
}

void* reallocate(void* memory, int bytes) {
    return judge(Request::memory) == Verdict::pass ? realMemory.xRealloc(memory, bytes) : nullptr;
}

void putUnderSqlite() {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &realMemory);
    auto memory = realMemory;
    memory.xMalloc = allocate;
    memory.xRealloc = reallocate;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) != SQLITE_OK) {
        throw std::logic_error("the fault disk came after SQLite's first use");
    }
    sqlite3_initialize();
    realVfs = sqlite3_vfs_find("unix");
    static sqlite3_vfs vfs = *realVfs;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    vfs.zName = "ostoja-fault";
    vfs.xOpen = open;
    vfs.xDelete = remove;
    sqlite3_vfs_register(&vfs, 1);
}

// After the power cut.

void writeAt(int descriptor, const std::vector<char>& bytes, std::int64_t offset) {
    if (::pwrite(descriptor, bytes.data(), bytes.size(), offset) != static_cast<ssize_t>(bytes.size())) {
        throw std::runtime_error("the fault disk can't write");
    }
}

void cut(int descriptor, std::int64_t size) {
    if (::ftruncate(descriptor, size) != 0) throw std::runtime_error("the fault disk can't truncate");
}

/// Some of the change's sectors reach the disk.
void applySome(int descriptor, const Unsettled& change, std::mt19937_64& random) {
    for (std::size_t from = 0; from < change.after.size();) {
        const auto position = change.offset + static_cast<std::int64_t>(from);
        const auto rest = static_cast<std::size_t>(sectorBytes - position % sectorBytes);
        const auto count = std::min(rest, change.after.size() - from);
        const auto first = change.after.begin() + static_cast<std::ptrdiff_t>(from);
        if (random() % 2 == 0) {
            writeAt(descriptor, {first, first + static_cast<std::ptrdiff_t>(count)}, position);
        }
        from += count;
    }
}

void settle(const std::string& path, const std::vector<Unsettled>& changes, Unsynced unsynced,
            std::mt19937_64& random) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return;
    if (unsynced != Unsynced::kept) {
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            writeAt(descriptor, change->before, change->offset);
            cut(descriptor, change->sizeBefore);
        }
    }
    if (unsynced == Unsynced::torn) {
        for (const auto& change : changes) applySome(descriptor, change, random);
    }
    ::close(descriptor);
}

}  // namespace

std::string nameOf(Request request) {
    static constexpr std::array names{"open",          "read", "write",  "truncate", "sync",
                                      "shared memory", "lock", "remove", "memory"};
    return names.at(static_cast<std::size_t>(request));
}

FaultDisk& FaultDisk::instance() {
    static FaultDisk disk;
    static const bool placed = [] {
        putUnderSqlite();
        return true;
    }();
    (void)placed;
    return disk;
}

void FaultDisk::arm(const Plan& plan) {
    const std::lock_guard guard(state().mutex);
    state().armed = true;
    state().plan = plan;
    state().seen = 0;
    state().hits = 0;
}

void FaultDisk::disarm() {
    const std::lock_guard guard(state().mutex);
    state().armed = false;
}

std::int64_t FaultDisk::hits() const {
    const std::lock_guard guard(state().mutex);
    return state().hits;
}

std::int64_t FaultDisk::hitsInAll() const {
    const std::lock_guard guard(state().mutex);
    return state().hitsInAll;
}

void FaultDisk::cutPower() {
    const std::lock_guard guard(state().mutex);
    state().powerless = true;
}

void FaultDisk::restorePower(Unsynced unsynced, std::uint64_t seed) {
    const std::lock_guard guard(state().mutex);
    std::mt19937_64 random(seed);
    for (const auto& [path, changes] : state().unsettled) settle(path, changes, unsynced, random);
    state().unsettled.clear();
    state().powerless = false;
    state().armed = false;
}

void FaultDisk::ignoreSyncs(bool ignore) {
    const std::lock_guard guard(state().mutex);
    state().syncsIgnored = ignore;
}

}  // namespace ostoja::fault
