// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "api/town.h"

namespace ostoja::simulation {

namespace invariant {

inline constexpr std::string_view nobodyInTwoBeds = "nobody_in_two_beds";
inline constexpr std::string_view noBedForTwo = "no_bed_for_two";
/// What was confirmed stands in the journal, under the number that was told, whatever happened since.
inline constexpr std::string_view confirmedIsStored = "confirmed_is_stored";
/// A repeated tap changes nothing and gets the same answer.
inline constexpr std::string_view repeatChangesNothing = "repeat_changes_nothing";
/// What the office acknowledged it still holds after it died.
inline constexpr std::string_view acknowledgedIsKept = "acknowledged_is_kept";
/// When the network is quiet the office holds each entry of each journal, once, and nothing else.
inline constexpr std::string_view storedIsDeliveredOnce = "stored_is_delivered_once";
/// When the network is quiet both have the same beds, figures and night.
inline constexpr std::string_view officeEqualsStations = "office_equals_stations";
/// Where the disk is sound, whatever people do can be recorded: no rule runs into the schema's guard.
inline constexpr std::string_view aSoundDiskRecords = "a_sound_disk_records";
/// A station, an office that died starts again by itself.
inline constexpr std::string_view whatDiedStartsAgain = "what_died_starts_again";
/// Once nothing breaks any more, everything arrives.
inline constexpr std::string_view everythingArrives = "everything_arrives";

}  // namespace invariant

/// A promise was broken.
class Violation : public std::runtime_error {
  public:
    Violation(std::string_view invariant, const std::string& detail)
        : std::runtime_error(std::string(invariant) + ": " + detail), invariant_(invariant) {}
    const std::string& invariant() const { return invariant_; }

  private:
    std::string invariant_;
};

/// Stands beside the programs and remembers what people were told and what every journal has said, by means
/// of its own: beds and persons are told from the entries alone, not from any table.
class Witness {
  public:
    struct Entry {
        std::string hash;
        std::string type;
        std::string tap;
        std::string bed;
    };

    /// A person held a card to a reader, which made this tap of it.
    void tapped(const std::string& tap, int person) { persons_[tap] = person; }
    /// A station told what became of a tap.
    void told(const std::string& station, const std::string& tap, const std::string& outcome,
              std::int64_t sequence);
    /// The journal's next entries, committed.
    void stored(const std::string& station, const std::vector<api::JournalEvent>& entries);
    /// The station's program began anew: `last` are the entries from the last known number on.
    void startedAgain(const std::string& station, const std::vector<api::JournalEvent>& last);

    std::int64_t lastOf(const std::string& station) const;
    const std::vector<Entry>& entriesOf(const std::string& station) const {
        return records_.at(station).entries;
    }
    /// The tap that last took the bed; empty for none.
    std::string tapOf(const std::string& station, const std::string& bed) const;
    /// Beds in which somebody is.
    std::set<std::string> takenBeds(const std::string& station) const;

  private:
    struct Stay {
        std::string bed;
        int person = -1;
    };
    struct Told {
        std::string tap;
        std::string outcome;
        std::int64_t sequence = 0;
    };
    struct Record {
        std::vector<Entry> entries;
        std::map<std::string, Stay> stays;
        std::vector<Told> unproved;
        /// What was told of each tap.
        std::map<std::string, Told> told;
    };

    void fold(const std::string& station, Record& record, const api::JournalEvent& event);
    void beginStay(const std::string& station, Record& record, const api::JournalEvent& event);
    void prove(const std::string& station, Record& record);

    std::map<std::string, int> persons_;
    std::map<std::string, Record> records_;
};

}  // namespace ostoja::simulation
