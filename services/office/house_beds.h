// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/json_fields.h"

namespace ostoja::office {

/// The beds of one segment. Extra ones are those that a winter action has opened, and those in use.
struct BedCounts {
    std::string segment;
    std::int64_t registered = 0;
    std::int64_t outOfService = 0;
    std::int64_t extra = 0;
    std::int64_t occupied = 0;
    std::int64_t held = 0;
};

/// Who lies where in one facility, and which bed is kept for whom. Counted as it changes: a house has many
/// beds and each entry changes one. A step that can't be taken changes nothing and says so (false).
class HouseBeds {
  public:
    /// Whether whoever has a stay lies in the bed, or waits at the door for a carer's word.
    enum class Stay { awaited, here };

    bool add(const std::string& id, const std::string& segment, bool extra, const std::string& state);
    /// A stay in a bed; it leaves the one that it had.
    bool lay(const std::string& bed, const std::string& stay, Stay how);
    bool move(const std::string& stay, const std::string& to);
    bool swap(const std::string& stay, const std::string& with);
    bool end(const std::string& stay);
    bool hold(const std::string& bed, const std::string& hold);
    bool release(const std::string& bed, const std::string& hold);
    /// "in_use", "cleaning" or "out_of_service".
    bool setState(const std::string& bed, const std::string& state);
    /// As many extra beds as a winter action agreed to; 0 without one.
    void allowExtra(std::int64_t beds) { allowedExtra_ = beds; }
    /// Who lies where, and what is held, from another description of the house.
    void takeGuestsOf(const HouseBeds& former);

    bool empty() const { return beds_.empty(); }
    /// Whether the bed is known, can be slept in and is nobody's.
    bool isFree(const std::string& bed) const;
    std::vector<BedCounts> counts() const;
    /// A letter for each bed in the house's order: 'f', 'h' held, 'o', 'e' occupied and extra, 'x'.
    std::string windows() const;

    boost::json::array toJson() const;
    /// Complains to `fields` of what it can't read.
    static HouseBeds fromJson(api::Fields& fields, const boost::json::array& rows);

  private:
    struct Bed {
        std::string id;
        /// Among counts_.
        std::size_t segment = 0;
        bool extra = false;
        std::string state;
        std::string stay;  ///< empty: nobody's
        bool awaited = false;
        std::string hold;

        bool isGiven() const { return !stay.empty() || !hold.empty(); }
        bool isHeld() const { return stay.empty() ? !hold.empty() : awaited; }
        bool inUse() const { return state == "in_use"; }
    };

    Bed* bed(const std::string& id);
    /// Where somebody's stay is; null when nowhere.
    Bed* bedOf(const std::string& stay);
    void occupy(Bed& bed, const std::string& stay, bool awaited);
    void vacate(Bed& bed);
    void tally(const Bed& bed, std::int64_t by);
    /// Of the extra beds, in the house's order: those in use, and the free ones that a winter action opened.
    std::vector<std::size_t> extraThere() const;

    std::vector<Bed> beds_;
    /// Without the extra beds, of which there are few.
    std::vector<BedCounts> counts_;
    std::vector<std::size_t> extras_;
    std::int64_t allowedExtra_ = 0;
    std::unordered_map<std::string, std::size_t> placeOfBed_;
    std::unordered_map<std::string, std::size_t> placeOfStay_;
};

}  // namespace ostoja::office
