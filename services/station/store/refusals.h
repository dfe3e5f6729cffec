// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/people.h"

namespace ostoja::station::store {

/// Somebody who got no place. No diagnosis stands here: `why` is one of a few words.
struct Refusal {
    std::string id;
    std::string night;
    /// Empty: nobody knows who.
    std::string person;
    std::string segment;
    std::string why;
    /// Stays open until it is known what became of the person.
    bool frost = false;
    std::string pointsTo;
    std::int64_t atMs = 0;
    /// Empty: not known.
    std::string outcome;
};

/// Of the connection's thread; what SQLite throws passes through.
class Refusals {
  public:
    explicit Refusals(sqlite::Connection& connection) : connection_(connection) {}

    /// It counts among those turned away tonight.
    void begin(const Refusal& refusal, const EntryAt& entry);
    std::optional<Refusal> refusal(const std::string& id) const;
    /// The person's of that night for the same reason, whose outcome nobody knows; empty: none.
    std::string tonights(const std::string& night, const std::string& person, const std::string& why) const;
    /// Each of that night's refusals of the person that has this outcome; empty: not known.
    std::vector<std::string> withOutcome(const std::string& night, const std::string& person,
                                         const std::string& outcome) const;
    /// The last one of that night by which a carer said no to the person themselves, unless they were
    /// admitted after it; nothing: there is none.
    std::optional<Refusal> byCarer(const std::string& night, const std::string& person) const;
    /// Without an outcome it is open again.
    void settle(const std::string& refusal, const std::string& outcome, std::int64_t sequence);
    /// It was none: nothing of it counts.
    void takeBack(const Refusal& refusal);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
