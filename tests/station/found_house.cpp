// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string_view>

#include "tests/station/former_house.h"
#include "tests/station/house.h"

/// Creates the tests' facility for the program's own tests: found_house DATABASE MASTER_KEY KIND, with the
/// key that is in that file or a new one. KIND is shelter, twenty_beds, day_centre, or former: a shelter as
/// version 1 kept it.
int main(int argc, char** argv) {
    using namespace ostoja;
    if (argc != 4) return 2;
    const host::SystemClock clock;
    if (std::string_view(argv[3]) == "former") {
        const station::FormerHouse former;
        former.copyTo(argv[1]);
        return former.key.write(argv[2]) ? 0 : 1;
    }
    const std::string_view kind(argv[3]);
    const auto setup = kind == "shelter"       ? station::smallShelter()
                       : kind == "twenty_beds" ? station::twentyBeds()
                                               : station::dayCentre();
    auto key = crypto::MasterKey::read(argv[2]);
    if (!key) key = crypto::MasterKey::make();
    if (!crypto::MasterKey::read(argv[2]) && !key->write(argv[2])) return 1;
    const auto done = station::store::createFacility(argv[1], station::stationId, setup, *key, clock);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}
