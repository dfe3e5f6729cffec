// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/comparison.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <set>

#include "station/tonight/figures.h"

namespace ostoja::simulation {

namespace {

constexpr std::int64_t sequencesOfAnEpoch = std::int64_t{1} << 40;

std::string wordsOf(const std::vector<api::Segment>& segments) {
    std::string words;
    for (const auto& each : segments) {
        words += each.name + ' ' + std::to_string(each.occupied) + '/' + std::to_string(each.actual) +
                 " free " + std::to_string(each.free) + " away " + std::to_string(each.turnedAway) + "; ";
    }
    return words;
}

bool same(const std::vector<api::Segment>& left, std::vector<api::Segment> right) {
    if (left.size() != right.size()) return false;
    for (const auto& each : left) {
        const auto found =
            std::find_if(right.begin(), right.end(), [&](const auto& other) { return each == other; });
        if (found == right.end()) return false;
        right.erase(found);
    }
    return true;
}

}  // namespace

void Comparison::figures(StationBox& station) const {
    const auto house = station.reads().house();
    if (!house) throw Violation(invariant::officeEqualsStations, house.error().message);
    std::set<std::string> taken;
    for (const auto& bed : house->beds) {
        if (bed.taken != station::store::BedTonight::Taken::free) taken.insert(bed.id);
    }
    if (taken != world_.witness.takenBeds(station.id())) {
        throw Violation(invariant::confirmedIsStored,
                        station.id() + ": its tables hold other beds for taken than its journal");
    }
    const auto view = office_.view(station.id());
    const auto own = station::segmentsOf(station.facility(), *house);
    const bool equal = view && same(own, view->segments) && view->night == house->night &&
                       view->windows == station::windowsOf(station.facility(), *house) &&
                       view->receivedThrough == house->sequence && view->highest == house->sequence &&
                       view->notUnderstood.empty() && view->conflicts.count == 0 && view->snapshot &&
                       view->snapshot->agrees == true;
    if (equal) return;
    throw Violation(invariant::officeEqualsStations,
                    station.id() + " in the night " + house->night + " has " + wordsOf(own) + "the office " +
                        (view ? wordsOf(view->segments) + "night " + view->night : "nothing"));
}

void Comparison::stays(const StationBox& station) {
    SQLite::Database database(station.database(), SQLite::OPEN_READWRITE);
    const auto open = [&](const std::string& by) {
        return database
            .execAndGet("SELECT count(*) FROM (SELECT 1 FROM stay WHERE state <> 'ended' GROUP BY " + by +
                        " HAVING count(*) > 1)")
            .getInt64();
    };
    if (open("resident") > 0) {
        throw Violation(invariant::nobodyInTwoBeds, station.id() + ": somebody has two open stays");
    }
    if (open("bed") > 0) throw Violation(invariant::noBedForTwo, station.id() + ": a bed has two open stays");
}

void Comparison::rows(const std::map<std::string, std::string>& epochs, bool whole) {
    SQLite::Database database(office_.database(), SQLite::OPEN_READWRITE);
    SQLite::Statement keys(database, "SELECT id FROM epoch WHERE station = ? AND epoch = ?");
    SQLite::Statement rows(database, "SELECT key, hash FROM entry WHERE key > ? AND key < ? ORDER BY key");
    std::int64_t expected = 0;
    for (const auto& [station, epoch] : epochs) {
        const auto& entries = world_.witness.entriesOf(station);
        expected += static_cast<std::int64_t>(entries.size());
        keys.reset();
        keys.bind(1, station);
        keys.bind(2, epoch);
        if (!keys.executeStep()) {
            throw Violation(invariant::storedIsDeliveredOnce, station + " is unknown to the office");
        }
        const auto first = keys.getColumn(0).getInt64() * sequencesOfAnEpoch;
        auto& through = compared_[station];
        if (whole) through = 0;
        rows.reset();
        rows.bind(1, first + through);
        rows.bind(2, first + sequencesOfAnEpoch);
        while (rows.executeStep()) {
            const auto sequence = rows.getColumn(0).getInt64() - first;
            const auto index = static_cast<std::size_t>(through);
            const bool stands = sequence == through + 1 && index < entries.size() &&
                                rows.getColumn(1).getString() == entries[index].hash;
            if (!stands) {
                throw Violation(invariant::storedIsDeliveredOnce,
                                station + ": the office's row " + std::to_string(sequence) + " after " +
                                    std::to_string(through) + " of " + std::to_string(entries.size()) +
                                    " is not the station's next entry");
            }
            ++through;
        }
        if (through != static_cast<std::int64_t>(entries.size())) {
            throw Violation(invariant::storedIsDeliveredOnce, station + ": the office has " +
                                                                  std::to_string(through) + " of " +
                                                                  std::to_string(entries.size()));
        }
    }
    const auto held = database.execAndGet("SELECT count(*) FROM entry").getInt64();
    const auto conflicts = database.execAndGet("SELECT count(*) FROM conflict").getInt64();
    if (held != expected || conflicts != 0) {
        throw Violation(invariant::storedIsDeliveredOnce,
                        "the office has " + std::to_string(held) + " entries of " + std::to_string(expected) +
                            " and " + std::to_string(conflicts) + " conflicts");
    }
}

void Comparison::chain(StationBox& station) const {
    const auto verified = station.reads().verifyJournal();
    if (verified && *verified == world_.witness.lastOf(station.id())) return;
    throw Violation(
        invariant::confirmedIsStored,
        station.id() + ": " + (verified ? "its journal is of another length" : verified.error().message));
}

}  // namespace ostoja::simulation
