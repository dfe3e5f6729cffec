// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/town_plan.h"

#include <array>

#include "crypto/crypto.h"

namespace ostoja::simulation {

namespace {

using station::store::FacilitySetup;
using station::store::ResidentSetup;
using station::store::RoomSetup;

std::string uuid(int number) {
    auto digits = std::to_string(number);
    return "01936f2e-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

std::vector<RoomSetup> wards(Random& random) {
    static constexpr std::array segments{"men", "men", "women", "any"};
    std::vector<RoomSetup> rooms;
    int bed = 0;
    const auto count = random.between(1, 5);
    for (std::int64_t room = 1; room <= count; ++room) {
        RoomSetup setup{.number = std::to_string(room),
                        .segment = segments[random.below(segments.size())],
                        .colour = "#9CC9F2",
                        .colourName = "blue",
                        .sign = "anchor",
                        .way = {"enter", "room"},
                        .beds = {}};
        const auto beds = random.between(1, 8);
        for (std::int64_t n = 0; n < beds; ++n) {
            setup.beds.push_back({.number = std::to_string(++bed),
                                  .position = "single",
                                  .state = n > 0 && random.permille(80) ? "out_of_service" : "in_use"});
        }
        rooms.push_back(std::move(setup));
    }
    return rooms;
}

FacilitySetup facility(int number, const std::string& kind, Random& random) {
    FacilitySetup setup;
    setup.key = "dom-" + std::to_string(number);
    setup.name = "Dom " + std::to_string(number);
    setup.kind = kind;
    setup.address = "ul. Zmyślona " + std::to_string(number);
    setup.hours = "18–8";
    setup.rules.tap = "admits";
    if (kind == "night_shelter") {
        setup.rooms = wards(random);
    } else {
        setup.seats = kind == "bathhouse" ? random.between(1, 5) : random.between(5, 25);
    }
    return setup;
}

std::vector<ResidentSetup> residents(int people, Random& random) {
    std::vector<ResidentSetup> all;
    all.reserve(static_cast<std::size_t>(people));
    for (int n = 0; n < people; ++n) {
        all.push_back({.id = uuid(1'000 + n),
                       .details = {.name = "Osoba " + std::to_string(n),
                                   .sex = random.permille(300) ? domain::Sex::woman : domain::Sex::man},
                       .cards = {{.hash = cardOf(n), .kind = "ntag"}},
                       .household = ""});
    }
    return all;
}

}  // namespace

std::string cardOf(int number) {
    return "v1:" + crypto::sha256Hex("card " + std::to_string(number));
}

TownPlan planTown(Random& random) {
    static constexpr std::array kinds{"night_shelter", "night_shelter", "night_shelter", "bathhouse",
                                      "day_centre"};
    TownPlan plan;
    plan.people = static_cast<int>(random.between(40, 80));
    const auto people = residents(plan.people, random);
    const auto count = static_cast<int>(random.between(3, 5));
    for (int n = 1; n <= count; ++n) {
        const auto* const kind = n == 1 ? "night_shelter" : kinds[random.below(kinds.size())];
        PlannedStation station{.id = uuid(n), .setup = facility(n, kind, random), .doors = {"door-1"}};
        if (random.permille(400)) station.doors.emplace_back("door-2");
        station.setup.residents = people;
        plan.stations.push_back(std::move(station));
    }
    return plan;
}

}  // namespace ostoja::simulation
