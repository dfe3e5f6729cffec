// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cstddef>
#include <memory>
#include <vector>

namespace ostoja::kiosk {

void useLargePages() {
    constexpr std::size_t page = 2 << 20;
    constexpr int piece = 16 << 20;
    constexpr std::size_t block = 64 << 10;
    mallopt(M_TOP_PAD, piece);
    auto* const before = static_cast<char*>(sbrk(0));
    std::vector<std::unique_ptr<char[]>> rest;
    while (sbrk(0) == before && rest.size() * block < piece) {
        rest.push_back(std::make_unique_for_overwrite<char[]>(block));
    }
    auto size = static_cast<std::size_t>(static_cast<char*>(sbrk(0)) - before);
    void* start = before;
    if (std::align(page, page, start, size)) madvise(start, size / page * page, MADV_HUGEPAGE);
}

}  // namespace ostoja::kiosk
