// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/night.h"
#include "tests/simulation/town_plan.h"

/// Who comes, and what people do at the door.
namespace ostoja::simulation {

void Town::arrive() {
    auto& place = places_[world_.random.below(places_.size())];
    auto& door = *place.doors[world_.random.below(place.doors.size())];
    const bool unknown = world_.random.permille(40);
    const auto person = static_cast<int>(unknown ? people_ + chance(0, 5) : chance(0, people_ - 1));
    const auto tap = door.hold(cardOf(person), person);
    if (world_.random.permille(120)) {
        // Nothing seemed to happen: once more.
        world_.agenda.after(chance(300, 6'000), [this, &door, person] {
            atTheScreen(door, door.hold(cardOf(person), person), person);
        });
        return;
    }
    atTheScreen(door, tap, person);
}

void Town::atTheScreen(Door& door, const std::string& tap, int person) {
    if (!world_.random.permille(450)) return;
    world_.agenda.after(chance(400, 9'000), [this, &door, tap, person] {
        const auto visit = door.look();
        if (!visit) return;
        // Now and then somebody touches the screen that was shown to another.
        if (visit->tap == tap || world_.random.permille(100)) choose(door, visit->id, person);
    });
}

void Town::choose(Door& door, const std::string& visit, int person) {
    const auto again = [this, &door, person](std::int64_t least, std::int64_t most) {
        world_.agenda.after(chance(least, most), [&door, person] { door.hold(cardOf(person), person); });
    };
    switch (world_.random.below(8)) {
        case 0:
        case 1:
            door.touch(visit, "away");
            if (world_.random.permille(800)) again(5'000, 90'000);
            return;
        case 2:
        case 3:
            door.touch(visit, "leave");
            if (world_.random.permille(850)) again(800, 12'000);
            return;
        case 4:
            return door.touch(visit, "help");
        case 5:
            return door.touch(visit, "more_time");
        case 6:
            door.touch(visit, "leave");
            return world_.agenda.after(chance(300, 3'000),
                                       [this, &door, visit, person] { choose(door, visit, person); });
        default:
            return door.touch(visit, "done");
    }
}

}  // namespace ostoja::simulation
