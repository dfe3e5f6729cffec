// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/night.h"
#include "host/clock.h"
#include "station/store/absences.h"
#include "station/store/apart.h"
#include "station/store/arrivals.h"
#include "station/store/beds.h"
#include "station/store/calls.h"
#include "station/store/holds.h"
#include "station/store/journal_of.h"
#include "station/store/night_places.h"
#include "station/store/records.h"
#include "station/store/refusals.h"
#include "station/store/register.h"
#include "station/store/staff_book.h"
#include "station/store/stays.h"
#include "station/store/terms.h"
#include "station/store/vault.h"
#include "station/store/winters.h"

namespace ostoja::sqlite {
class Connection;
}

namespace ostoja::station::store {

/// The facility's record as one command sees and changes it, on the writer's thread, inside the command's
/// SAVEPOINT. What SQLite throws passes through the command and becomes the command's Error at the Writer.
class WriteStore {
  public:
    WriteStore(sqlite::Connection& connection, const Facility& facility, const Vault& vault,
               const host::Clock& clock);

    /// Whether what begins something may be recorded: not while the disk is full. What ends something always
    /// may.
    bool takesNewWork() const { return takesNewWork_; }
    void takeNewWork(bool take) { takesNewWork_ = take; }

    /// A new command begins: its entries have this moment.
    void begin();
    const host::Moment& now() const { return now_; }
    const std::string& bootId() const { return bootId_; }
    std::string newId() const;
    const Facility& facility() const { return facility_; }

    /// The number of the journal's last entry.
    std::int64_t lastSequence();
    domain::NightPosition nightPosition();
    /// Entries from here on count as of a clock that was believed.
    void believeClock() { believedMs_ = now_.wallMs; }
    /// By the clock if this command believes it, else the time of the last entry that did: what the house's
    /// hours and all that lasts until a time go by.
    std::int64_t believedNowMs();
    void openNight(const std::string& night, std::int64_t sequence);
    void closeNight(const std::string& night, std::int64_t sequence);

    /// The register: who is who, and whose a card is.
    Register& people() { return people_; }
    StaffBook& staff() { return staff_; }
    /// What the doors ask of staff, and what staff are told.
    Calls& calls() { return calls_; }
    std::optional<Resident> residentOfCard(const std::string& hash) { return people_.residentOfCard(hash); }

    /// The house as it is in the night that is open.
    House house();
    /// And who has its beds, or for whom one is held.
    HouseWithPeople houseWithPeople();
    /// Whether an arrival, a hold or a winter action was to last no longer than until now.
    bool isAnythingOver(std::int64_t nowMs);
    Stays& stays() { return stays_; }
    Holds& holds() { return holds_; }
    Beds& beds() { return beds_; }
    Apart& apart() { return apart_; }
    Arrivals& arrivals() { return arrivals_; }
    Refusals& refusals() { return refusals_; }
    Terms& terms() { return terms_; }
    Winters& winters() { return winters_; }
    Absences& absences() { return absences_; }
    NightPlaces& places() { return places_; }

    std::optional<std::string> visitOf(const std::string& resident);
    std::vector<std::string> openVisits();
    void beginVisit(const std::string& id, const std::string& resident, std::int64_t sequence);
    void endVisit(const std::string& id, std::int64_t sequence);

    /// copyOfPerson()'s.
    Expected<boost::json::object> copyOf(const std::string& person);
    /// Whether a stay, a visit or a call of any night names this person.
    bool wasHere(const std::string& person);

    std::optional<RecordedTap> recordedTap(const std::string& id);
    void recordTap(const std::string& id, const RecordedTap& tap);

    std::optional<Town> town();
    void keepTown(const Town& town);

    /// Appends to the journal and returns the entry's number. `body` holds identifiers, never names or cards.
    std::int64_t append(std::string_view type, boost::json::object body);

  private:
    const std::vector<BedTonight>& bedsThatStand();

    sqlite::Connection& connection_;
    const Facility& facility_;
    const Vault& vault_;
    const host::Clock& clock_;
    Register people_;
    StaffBook staff_;
    Calls calls_;
    Stays stays_;
    Holds holds_;
    Beds beds_;
    Apart apart_;
    Arrivals arrivals_;
    Refusals refusals_;
    Terms terms_;
    Winters winters_;
    Absences absences_;
    NightPlaces places_;
    JournalOf journal_;
    host::Moment now_;
    std::string bootId_;
    std::optional<std::int64_t> believedMs_;
    /// As readBeds() tells: what doesn't change while a station runs.
    std::optional<std::vector<BedTonight>> bedsOfHouse_;
    bool takesNewWork_ = true;
};

}  // namespace ostoja::station::store
