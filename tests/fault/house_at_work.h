// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/station/staffed_house.h"

namespace ostoja::fault {

using boost::json::object;

/// A command to the station, as somebody sends it.
struct Command {
    std::string socket;
    std::string method;
    std::string target;
    object body;
};

/// What stands in the file: how many rows there are of each kind, and the journal's entries.
struct Stand {
    /// By "table", and by "table column=value" for what tells a row's state.
    std::map<std::string, std::int64_t> rows;
    std::vector<std::string> journal;
};

/// What came from one to the other: only what differs.
struct Came {
    std::map<std::string, std::int64_t> rows;
    std::vector<std::string> journal;
    bool operator==(const Came&) const = default;
};
Came between(const Stand& before, const Stand& after);
std::string told(const Came& came);

/// A station on a disk that can fail, behind its sockets: a manager at desk-1, a social worker at desk-2, and
/// what is needed to bring the house to where a command makes sense. What fails here throws.
class HouseAtWork {
  public:
    enum class Staff { atTheirDesks, noneYet };

    explicit HouseAtWork(Staff staff = Staff::atTheirDesks);

    station::Answer ask(const Command& command);
    /// Everybody is signed in again, as after a restart.
    void takeSeats();
    void restart();
    void stop() { open_.stop(); }
    void start() { open_.start(); }

    Stand stand() const;
    /// Whether every page and every entry is whole.
    void requireWhole() const;

    station::OpenHouse& open() { return open_; }
    station::AtDesk& desk() { return desk_; }
    station::AtDesk& other() { return other_; }

    Command atDesk(const std::string& target, object body = {});
    /// Like nobody else's.
    std::string freshName();
    /// A person who was never here; the identifier.
    std::string person();
    std::string guest();
    /// The number of a card that nobody has.
    int freshCard() { return ++cards_; }
    /// Somebody's card; its identifier.
    std::string cardOf(const std::string& person);
    /// Every call is answered.
    void noCalls();
    /// Somebody who has no card calls from door-2; the call's identifier.
    std::string call();
    /// An alert that nobody has seen.
    std::string alert();
    /// The first resident is in the house, with a bed; the visit that their door shows.
    boost::json::value visit();
    /// The first resident has no bed tonight.
    void nobodyInBed();

    /// Those beds that are in this state on the board, in the order of the house.
    std::vector<object> beds(const std::string& state);
    /// The first resident has come; their stay.
    std::string stay();
    /// The third resident's, beside it.
    std::string anotherStay(const std::string& stay);
    /// A bed that is in use, and neither somebody's nor held.
    std::string freeBed();
    /// That bed is held; the hold.
    std::string heldBed();
    /// Nobody has a bed or waits for one.
    void emptyHouse();
    /// A man who was never here; the identifier.
    std::string man();
    /// He waits at admission, with a bed; the arrival.
    std::string arrival();
    /// He was refused, and nobody knows what became of him.
    std::string refusal();
    std::string suspension();
    std::string paper();
    void winterIs(bool on);

  private:
    station::Answer must(station::Answer answer, const std::string& what) const;

    Staff staff_;
    station::OpenHouse open_;
    station::AtDesk desk_{open_, "desk-1"};
    station::AtDesk other_{open_, "desk-2"};
    int cards_ = 5'000;
    std::mt19937_64 random_{7};
};

/// In the house's own time, as the API writes it.
std::string inAnHour(const station::OpenHouse& open);
/// A winter action that ends then.
object winterOfAnHour(const station::OpenHouse& open);

/// The code with which the first administrator of a house without staff comes in.
inline const std::string setupCode = "KRUK-7HQ2-M9TD";

}  // namespace ostoja::fault
