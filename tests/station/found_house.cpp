// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string_view>

#include "tests/station/house.h"

/// Creates the tests' facility for the program's own tests: found_house DATABASE shelter|day_centre.
int main(int argc, char** argv) {
    using namespace ostoja;
    if (argc != 3) return 2;
    const host::SystemClock clock;
    const auto setup =
        std::string_view(argv[2]) == "shelter" ? station::smallShelter() : station::dayCentre();
    const auto done = station::store::createFacility(argv[1], station::stationId, setup, clock);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}
