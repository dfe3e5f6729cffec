// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/town.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "crypto/crypto.h"
#include "tests/simulation/night.h"
#include "tests/simulation/seeded_entropy.h"
#include "tests/simulation/town_plan.h"
#include "tests/temporary_folder.h"

namespace ostoja::simulation {

namespace {

constexpr std::int64_t dayMs = 86'400'000;
/// 1 September 2026, 16:00 UTC.
constexpr std::int64_t firstStartMs = 1'788'278'400'000;

class FixedClock final : public host::Clock {
  public:
    explicit FixedClock(std::int64_t wallMs) : wallMs_(wallMs) {}
    host::Moment now() const override { return {.wallMs = wallMs_, .monotonicMs = 0, .synchronised = true}; }
    std::string bootId() const override { return "boot-0"; }

  private:
    std::int64_t wallMs_;
};

using Content = std::vector<std::uint8_t>;

/// What a lie makes of the schema; nullptr for nothing.
const char* changeOfSchema(Lie lie) {
    if (lie == Lie::bedsAreForgotten) return "DROP INDEX one_person_in_a_bed";
    if (lie == Lie::personsAreForgotten) return "DROP INDEX one_bed_for_a_person";
    if (lie == Lie::tapsAreForgotten)
        return "CREATE TRIGGER forgetful AFTER INSERT ON tap BEGIN DELETE FROM tap WHERE id = NEW.id; END";
    return nullptr;
}

/// The facility's database, founded as 'ostoja init' founds it. The file stays in its place, too, where the
/// program looks for it.
Content found(const std::string& path, const PlannedStation& station, const crypto::MasterKey& key,
              const host::Clock& clock, Lie lie) {
    const auto founded = station::store::createFacility(path, station.id, station.setup, key, clock);
    if (!founded) throw std::runtime_error(founded.error().message);
    if (const auto* const change = changeOfSchema(lie)) {
        SQLite::Database database(path, SQLite::OPEN_READWRITE);
        database.exec(change);
    }
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void live(World& world, const TemporaryFolder& folder, const TownPlan& plan,
          const std::vector<Content>& founded, const crypto::MasterKey& masterKey, int nights) {
    const auto key = crypto::newSigningPair();
    const auto office = folder.path("office");
    std::filesystem::create_directory(office);
    // ostoja-office makes it empty before SQLite opens it.
    world.disk.install(office + "/office.db", {});
    OfficeBox::Plan officePlan{office, office + "/office.db", key.secretHex, {}};
    std::vector<StationBox::Plan> stations;
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        const auto& station = plan.stations[i];
        const auto home = folder.path(station.setup.key);
        world.disk.install(home + "/facility.db", founded[i]);
        stations.push_back(
            {station.id, home, home + "/facility.db", station.doors, key.publicHex, masterKey});
        officePlan.stations.push_back({station.id, station.setup.name, "key of " + station.setup.key});
    }
    Town town(world, std::move(officePlan), std::move(stations), plan.people);
    for (int night = 0; night < nights; ++night) town.night(night, night + 1 == nights);
}

}  // namespace

TownReport simulateTown(std::uint64_t seed, int nights, Lie lie, bool prints) {
    seedEntropy(seed);
    Random random(seed);
    const auto startMs = firstStartMs + random.between(0, 300) * dayMs;
    const auto plan = planTown(random);
    const TemporaryFolder folder;
    const FixedClock clock(startMs);
    const auto key = crypto::MasterKey::make();
    std::vector<Content> founded;
    for (const auto& station : plan.stations) {
        std::filesystem::create_directory(folder.path(station.setup.key));
        founded.push_back(found(folder.path(station.setup.key + "/facility.db"), station, key, clock, lie));
    }

    World world(random.next(), startMs, lie, prints);
    TownReport report;
    try {
        live(world, folder, plan, founded, key, nights);
    } catch (const Violation& violation) {
        report.broken = Broken{violation.invariant(), violation.what()};
    } catch (const std::exception& surprise) {
        // Whatever else is thrown: the seed has to be told.
        report.broken = Broken{"no_surprise", std::string("no_surprise: ") + surprise.what()};
    }
    report.figures = world.figures;
    report.figures.towns = 1;
    report.figures.stations = static_cast<std::int64_t>(plan.stations.size());
    report.figures.disk = world.disk.counters();
    report.trace = world.trace.hash();
    return report;
}

}  // namespace ostoja::simulation
