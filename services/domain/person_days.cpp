// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_days.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace ostoja::domain {

namespace {

using PersonAndNight = std::pair<std::string, std::string>;

std::string monthOf(const std::string& night) {
    return night.substr(0, 7);
}

bool covers(const Contract& contract, const std::string& night) {
    return contract.from <= night && (contract.until.empty() || night <= contract.until);
}

/// From the month's first night on: what a contract has paid for before the period counts, too.
std::string startOfMonth(Night from) {
    return monthOf(formatNight(from)) + "-01";
}

class Counting {
  public:
    Counting(const Presence& presence, Night from, Night until)
        : presence_(presence),
          from_(formatNight(from)),
          until_(formatNight(until)),
          monthFrom_(startOfMonth(from)) {}

    std::vector<PersonDays> run() {
        const auto absent = absentNights();
        for (const auto& slept : presence_.nights) {
            const PersonAndNight key{slept.person, formatNight(slept.night)};
            if (slept.seen || !absent.contains(key)) slept_.insert(key);
        }
        for (const auto& [person, night] : slept_) {
            if (isAsked(night)) ++rowOf(person, night).present;
        }
        for (const auto& [person, night] : absent) {
            if (!slept_.contains({person, night})) countAbsence(person, night);
        }
        std::vector<PersonDays> rows;
        rows.reserve(rows_.size());
        for (auto& [key, row] : rows_) rows.push_back(std::move(row));
        return rows;
    }

  private:
    bool isAsked(const std::string& night) const { return from_ <= night && night <= until_; }

    /// In the order of the nights, each once.
    std::set<PersonAndNight> absentNights() const {
        std::set<PersonAndNight> nights;
        for (const auto& absence : presence_.absences) {
            const auto first = parseNight(std::max(absence.from, monthFrom_));
            const auto last = parseNight(std::min(absence.until, until_));
            if (!first || !last) continue;
            for (auto night = *first; night <= *last; night.evening += date::days{1}) {
                nights.emplace(absence.person, formatNight(night));
            }
        }
        return nights;
    }

    void countAbsence(const std::string& person, const std::string& night) {
        const auto* const contract = contractFor(person, night);
        const auto id = contract == nullptr ? std::string() : contract->id;
        auto& used = used_[{person, id, monthOf(night)}];
        const bool paid = contract != nullptr && used < contract->absenceDays;
        if (paid) ++used;
        if (!isAsked(night)) return;
        auto& row = rowOf(person, night);
        ++(paid ? row.absentPaid : row.absentUnpaid);
    }

    std::string communeOf(const std::string& person) const {
        const auto known = presence_.communes.find(person);
        return known == presence_.communes.end() ? std::string() : known->second;
    }

    /// The commune's own contract, or the one for all others.
    const Contract* contractFor(const std::string& person, const std::string& night) const {
        const auto commune = communeOf(person);
        for (const auto& of : {commune, std::string()}) {
            const auto found =
                std::find_if(presence_.contracts.begin(), presence_.contracts.end(),
                             [&](const Contract& each) { return each.commune == of && covers(each, night); });
            if (found != presence_.contracts.end()) return &*found;
        }
        return nullptr;
    }

    PersonDays& rowOf(const std::string& person, const std::string& night) {
        const auto* const contract = contractFor(person, night);
        const auto id = contract == nullptr ? std::string() : contract->id;
        const auto commune = communeOf(person);
        auto& row = rows_[{commune, id, person}];
        row.person = person;
        row.commune = commune;
        row.contract = id;
        return row;
    }

    const Presence& presence_;
    std::string from_;
    std::string until_;
    std::string monthFrom_;
    std::set<PersonAndNight> slept_;
    std::map<std::tuple<std::string, std::string, std::string>, int> used_;
    std::map<std::tuple<std::string, std::string, std::string>, PersonDays> rows_;
};

}  // namespace

std::vector<PersonDays> personDays(const Presence& presence, Night from, Night until) {
    return Counting(presence, from, until).run();
}

}  // namespace ostoja::domain
