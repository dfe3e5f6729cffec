// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <vector>

namespace ostoja::domain {

/// Overwrites memory that held something personal; volatile, so that the compiler keeps it. The standard
/// promises no more: copies in registers or in a kernel's page are out of reach from here.
inline void wipe(std::span<std::byte> memory) {
    for (auto& byte : memory) static_cast<volatile std::byte&>(byte) = std::byte{0};
}

template <class Container>
void wipeContent(Container& container) {
    wipe(std::as_writable_bytes(std::span(container)));
}

/// Memory that is overwritten before it is given back, also when a vector outgrows it.
template <class Value>
struct WipingAllocator {
    using value_type = Value;

    WipingAllocator() = default;
    template <class Other>
    explicit WipingAllocator(const WipingAllocator<Other>& /*other*/) {}

    Value* allocate(std::size_t count) { return std::allocator<Value>{}.allocate(count); }
    void deallocate(Value* memory, std::size_t count) {
        wipe(std::as_writable_bytes(std::span(memory, count)));
        std::allocator<Value>{}.deallocate(memory, count);
    }

    bool operator==(const WipingAllocator&) const = default;
};

template <class Value>
using WipingVector = std::vector<Value, WipingAllocator<Value>>;

}  // namespace ostoja::domain
