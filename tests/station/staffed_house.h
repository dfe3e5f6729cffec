// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "domain/roles.h"
#include "tests/station/open_house.h"

namespace ostoja::station {

/// Of everybody of the staff in these tests.
inline const std::string pin = "739154";
inline const std::string wrongPin = "739155";

/// A staff member of each role; the number of their card.
inline constexpr int anna = 101;   ///< carer
inline constexpr int sara = 102;   ///< social worker
inline constexpr int marta = 103;  ///< manager
inline constexpr int adam = 104;   ///< administrator
inline constexpr int olek = 105;   ///< outreach worker
inline constexpr int ewa = 106;    ///< another carer
int cardOf(domain::Role role);

/// The small shelter with them.
store::FacilitySetup staffedShelter();
/// The same, made once for all tests; each test gets a copy.
const House& staffedHouse();

/// One of the staff at a desk.
class AtDesk {
  public:
    explicit AtDesk(OpenHouse& open, std::string desk = "desk-1") : open_(open), desk_(std::move(desk)) {}

    /// Holds a card to the desk's reader; the tap's id.
    std::string hold(int card);
    Answer signIn(int card, const std::string& withPin = pin);
    /// With an id of its own where the body has none.
    Answer post(const std::string& target, boost::json::object body = {});
    Answer get(const std::string& target);
    boost::json::value state();
    boost::json::value session() { return state().at("session"); }

    /// Registers somebody; their identifier.
    std::string registered(boost::json::object details, const std::string& kind = "resident");
    /// Gives them the card of that number; its identifier.
    std::string given(const std::string& person, int card, const std::string& use = "own");

  private:
    OpenHouse& open_;
    std::string desk_;
};

/// A text in an answer's JSON.
std::string textOf(const boost::json::value& json, std::string_view member);

}  // namespace ostoja::station
