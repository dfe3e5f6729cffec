// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/seeded_entropy.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "tests/simulation/random.h"

namespace ostoja::simulation {

namespace {

Random& source() {
    static Random random(0);
    return random;
}

std::uint32_t draw() {
    return static_cast<std::uint32_t>(source().next());
}

void fill(void* into, std::size_t size) {
    std::generate_n(static_cast<std::uint8_t*>(into), size, [] { return static_cast<std::uint8_t>(draw()); });
}

}  // namespace

void seedEntropy(std::uint64_t seed) {
    static randombytes_implementation implementation = {.implementation_name = [] { return "seeded"; },
                                                        .random = draw,
                                                        .stir = nullptr,
                                                        .uniform = nullptr,
                                                        .buf = fill,
                                                        .close = nullptr};
    randombytes_set_implementation(&implementation);
    // Its start, the first time, draws too.
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
    source() = Random(seed);
}

}  // namespace ostoja::simulation
