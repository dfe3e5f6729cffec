// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "api/town.h"
#include "tests/office/journal_maker.h"

namespace ostoja::office {

/// A house in which anything may happen that can happen next; each figure is counted anew by looking at every
/// bed.
class HouseModel {
  public:
    struct Happened {
        std::string type;
        boost::json::object body;
    };

    explicit HouseModel(unsigned seed);

    std::vector<MadeBed> beds() const;
    Happened next();
    std::vector<api::Segment> segments() const;
    std::string windows() const;
    std::int64_t openInFrost() const { return static_cast<std::int64_t>(inFrost_.size()); }

  private:
    struct Bed {
        std::string id, segment;
        bool extra = false;
        std::string state = "in_use", stay, hold;
        bool awaited = false;
    };

    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
    }
    bool likely() { return below(2) == 0; }
    Bed* any(bool (*suits)(const Bed&));
    bool isThere(const Bed& bed) const;
    std::string named(const char* what) { return what + std::to_string(++names_); }
    Happened arrive();
    Happened admit();
    Happened leave();
    Happened refuse();
    Happened settle();
    Happened takeBackRefusal();
    Happened changeBed();
    Happened hold();
    Happened release();
    Happened move();
    Happened swap();
    Happened carry();
    Happened winter();

    std::mt19937 random_;
    std::vector<Bed> beds_;
    std::int64_t allowed_ = 0;
    std::string winter_;
    std::set<std::string> inFrost_;
    std::int64_t turnedAway_ = 0;  ///< all of them men
    std::string refused_;          ///< by a carer, the last; its end isn't known
    int names_ = 0;
};

}  // namespace ostoja::office
