// SPDX-License-Identifier: GPL-3.0-or-later
/// Preloaded into a program: its wall clock is off by so much, and is held for synchronised or not, as the
/// file that OSTOJA_OTHER_CLOCK names says at each moment (two 64-bit numbers: milliseconds, and 0 or 1). The
/// monotonic clock stays as it is. libfaketime can't say whether the kernel holds the clock for synchronised,
/// which the night hangs on.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

struct OtherClock {
    std::int64_t aheadMs;
    std::int64_t synchronised;
};

const volatile OtherClock* mapped() {
    const char* path = std::getenv("OSTOJA_OTHER_CLOCK");
    const int file = path == nullptr ? -1 : ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) std::abort();
    void* memory = ::mmap(nullptr, sizeof(OtherClock), PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (memory == MAP_FAILED) std::abort();
    return static_cast<const volatile OtherClock*>(memory);
}

const volatile OtherClock& otherClock() {
    static const volatile OtherClock* const clock = mapped();
    return *clock;
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int clock_gettime(clockid_t id, timespec* time) noexcept {
    const auto failed = ::syscall(SYS_clock_gettime, id, time);
    if (failed != 0 || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)) return static_cast<int>(failed);
    const std::int64_t ms =
        static_cast<std::int64_t>(time->tv_sec) * 1'000 + time->tv_nsec / 1'000'000 + otherClock().aheadMs;
    time->tv_sec = ms / 1'000;
    time->tv_nsec = ms % 1'000 * 1'000'000;
    return 0;
}

__attribute__((visibility("default"))) int gettimeofday(timeval* time, void* /*zone*/) noexcept {
    timespec exact{};
    clock_gettime(CLOCK_REALTIME, &exact);
    time->tv_sec = exact.tv_sec;
    time->tv_usec = exact.tv_nsec / 1'000;
    return 0;
}

__attribute__((visibility("default"))) std::time_t time(std::time_t* told) noexcept {
    timespec exact{};
    clock_gettime(CLOCK_REALTIME, &exact);
    if (told != nullptr) *told = exact.tv_sec;
    return exact.tv_sec;
}

__attribute__((visibility("default"))) int adjtimex(timex* state) noexcept {
    *state = {};
    if (otherClock().synchronised != 0) return TIME_OK;
    state->status = STA_UNSYNC;
    return TIME_ERROR;
}
}
