// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string_view>

#include "tests/station/house.h"

/// Creates the tests' facility for the program's own tests: found_house DATABASE MASTER_KEY
/// shelter|day_centre, with the key that is in that file or a new one.
int main(int argc, char** argv) {
    using namespace ostoja;
    if (argc != 4) return 2;
    const host::SystemClock clock;
    const auto setup =
        std::string_view(argv[3]) == "shelter" ? station::smallShelter() : station::dayCentre();
    auto key = crypto::MasterKey::read(argv[2]);
    if (!key) key = crypto::MasterKey::make();
    if (!crypto::MasterKey::read(argv[2]) && !key->write(argv[2])) return 1;
    const auto done = station::store::createFacility(argv[1], station::stationId, setup, *key, clock);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}
