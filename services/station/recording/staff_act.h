// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/staff_people.h"
#include "api/station.h"
#include "api/town.h"
#include "domain/roles.h"
#include "error/error.h"
#include "station/store/calls.h"
#include "station/store/people.h"
#include "station/store/write_store.h"

namespace ostoja::station {

/// Who does something, and where; `by` is empty where nobody of the staff does.
struct Doer {
    std::string by;
    domain::Role role = domain::Role::carer;
    std::string terminal;
};

/// Something that stands in the journal about a person.
struct Happened {
    std::string person;
    /// The entry's type without "pl.ostoja." and ".v1".
    std::string what;
    std::int64_t atMs = 0;
    std::string by;
    /// Everybody else it was about: who may not see them doesn't hear of it.
    std::vector<std::string> others;
};

/// One person as memory has to know them from now on.
struct PersonNow {
    store::Person person;
    /// Newest first.
    std::vector<store::Card> cards;
    /// Of the household, if there is one.
    std::optional<domain::HouseholdKind> householdKind;
};

/// As the record has them now.
PersonNow personNow(const store::Register& people, store::Person person);

/// Where somebody sleeps tonight; nothing: nowhere any more.
struct Sleeps {
    std::string person;
    std::optional<api::TonightsBed> bed;
};

/// An arrival that a carer had answered, and that waits again; without a bed none is held for it.
struct WaitsAgain {
    std::string arrival;
    std::optional<api::BedPlace> bed;
};

/// What memory has to learn after the commit.
struct Learnt {
    std::vector<PersonNow> people;
    std::vector<Happened> happened;
    std::vector<Sleeps> sleeps;
    std::vector<WaitsAgain> waiting;
    /// Set where calls or alerts changed.
    std::optional<std::vector<store::Call>> calls;
    std::optional<std::vector<store::Alert>> alerts;
    std::optional<std::vector<store::StaffMember>> staff;
};

class StaffAct;

/// How the last act is taken back.
struct UndoStep {
    std::string what;
    std::string person;
    std::function<Expected<void>(StaffAct&)> takeBack;
    /// Number on the plate of the bed that it was about; empty for none.
    std::string bed = {};
    /// Where somebody was shown to; empty for nowhere.
    std::string pointsTo = {};
};

/// One act of a staff member on the writer's thread: it changes the record, puts it into the journal with who
/// and where, and notes what memory has to learn of it.
class StaffAct {
  public:
    StaffAct(store::WriteStore& store, const Doer& doer) : store_(store), doer_(doer) {}

    store::WriteStore& store() { return store_; }
    const Doer& doer() const { return doer_; }

    /// Somebody in the register whom this role may see. Error "person_unknown", for one who is erased or whom
    /// it may not see as for one who was never there.
    Expected<store::Person> person(const std::string& id);
    /// A card of somebody whom this role may see. Error "card_unknown".
    Expected<store::Card> card(const std::string& id);

    /// Appends an entry with `by` and `terminal`. `people` are all whom it is about, the first of them
    /// mainly.
    store::EntryAt record(std::string_view type, boost::json::object body,
                          const std::vector<std::string>& people);

    /// Memory learns anew of this person.
    void touch(const std::string& person) { touched_.push_back(person); }
    /// Memory learns where this person sleeps now.
    void touchSleeper(const std::string& person) { sleepers_.push_back(person); }
    void tellWaitsAgain(WaitsAgain again) { waiting_.push_back(std::move(again)); }
    void touchCalls() { calls_ = true; }
    void touchAlerts() { alerts_ = true; }
    void touchStaff() { staff_ = true; }
    void offerUndo(UndoStep step) { undo_ = std::move(step); }
    /// What was done before may still be taken back.
    void leaveUndo() { leavesUndo_ = true; }
    bool leavesUndo() const { return leavesUndo_; }

    /// Members of the answer beside a refusal's words.
    boost::json::object more;

    /// After everything was done.
    Learnt learnt();
    std::optional<UndoStep> undo() { return std::move(undo_); }

  private:
    std::optional<api::TonightsBed> bedOf(const std::string& person);

    store::WriteStore& store_;
    Doer doer_;
    std::vector<std::string> touched_;
    std::vector<Happened> happened_;
    std::vector<std::string> sleepers_;
    std::vector<WaitsAgain> waiting_;
    bool calls_ = false;
    bool alerts_ = false;
    bool staff_ = false;
    std::optional<UndoStep> undo_;
    bool leavesUndo_ = false;
};

/// "card.lost" of "pl.ostoja.card.lost.v1".
std::string shortType(std::string_view type);
/// What an entry of the journal tells about persons: one for each of them.
std::vector<Happened> happenedIn(const api::JournalEvent& event);
/// A text in an entry's body; empty where there is none.
std::string textIn(const boost::json::object& body, std::string_view key);

}  // namespace ostoja::station
