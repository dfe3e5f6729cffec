// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "station/recording/record_night.h"
#include "tests/simulation/station_box.h"
#include "tests/simulation/town_plan.h"

/// A station that breaks its promises on purpose.
namespace ostoja::simulation {

namespace {

struct Holder {
    std::string resident;
    std::string bed;
};

/// Somebody with a bed tonight.
std::optional<Holder> someHolder(station::store::WriteStore& store, const std::string& night) {
    for (int person = 0;; ++person) {
        const auto resident = store.residentOfCard(cardOf(person));
        if (!resident) return std::nullopt;
        if (const auto stay = store.stays().of(night, resident->id)) return Holder{resident->id, stay->bed};
    }
}

/// Somebody without one.
std::optional<std::string> someNewcomer(station::store::WriteStore& store, const std::string& night) {
    for (int person = 0;; ++person) {
        const auto resident = store.residentOfCard(cardOf(person));
        if (!resident) return std::nullopt;
        if (!store.stays().of(night, resident->id)) return resident->id;
    }
}

}  // namespace

void StationBox::tellBeforeCommit(std::vector<Work>& works, std::vector<Waiting>& commands) {
    const auto done = std::make_shared<std::vector<bool>>(works.size());
    for (std::size_t i = 0; i < works.size(); ++i) {
        works[i] = [work = std::move(works[i]), done, i](station::store::WriteStore& store) {
            auto result = work(store);
            (*done)[i] = result.has_value();
            return result;
        };
    }
    works.emplace_back([&commands, done](station::store::WriteStore&) -> Expected<void> {
        for (std::size_t i = 0; i < commands.size(); ++i) {
            if (const auto settled = (*done)[i] ? std::exchange(commands[i].settled, nullptr) : nullptr)
                settled({});
        }
        return {};
    });
}

/// A rule that gives away what is taken: now and then a bed once more, or a second bed. Where the schema
/// still has its indexes it refuses both.
void StationBox::giveWhatIsTaken(std::vector<Work>& works) {
    if (!world_.random.permille(20)) return;
    works.emplace_back([this](station::store::WriteStore& store) -> Expected<void> {
        const auto night = station::ensureNight(store);
        const auto holder = someHolder(store, night);
        if (!holder) return {};
        const auto beds = store.house().beds;
        const auto free = std::find_if(beds.begin(), beds.end(), [](const auto& bed) {
            return bed.taken == station::store::BedTonight::Taken::free;
        });
        const auto newcomer = someNewcomer(store, night);
        const bool twoBeds = world_.lie == Lie::personsAreForgotten;
        if (twoBeds ? free == beds.end() : !newcomer) return {};
        const auto& bed = twoBeds ? free->id : holder->bed;
        const auto stay = store.newId();
        const auto sequence =
            store.append("pl.ostoja.bed.taken.v1", {{"night", night},
                                                    {"bed", bed},
                                                    {"segment", "any"},
                                                    {"stay", stay},
                                                    {"tap", world_.witness.tapOf(plan_.id, holder->bed)}});
        store.stays().begin(
            {.id = stay, .night = night, .person = twoBeds ? holder->resident : *newcomer, .bed = bed},
            {.sequence = sequence, .wallMs = store.now().wallMs});
        return {};
    });
}

void StationBox::miscount(api::Snapshot& snapshot) {
    auto& segment = snapshot.segments.front();
    if (segment.free == 0) return;
    ++segment.occupied;
    --segment.free;
}

}  // namespace ostoja::simulation
