// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/staff_people.h"
#include "error/error.h"

/// What a manager reads, and what a refusal says beside its words. Each record has toJson and a fromJson that
/// tolerates unknown members.
namespace ostoja::api {

/// One entry of the record in plain facts; the screen makes the words.
struct RecordEntry {
    std::string at;  ///< ISO, UTC
    /// The staff member; both empty where nobody of the staff did it.
    std::string who;
    std::string whoName;
    /// The journal's type without "pl.ostoja." and ".v1".
    std::string what;
    std::string person;
    std::string personName;
    std::string terminal;
    /// Number on the plate of the bed that it was about.
    std::string bed;
    std::string why;
    /// The details that changed, by JSON name.
    std::vector<std::string> fields;
};

/// GET /v1/record?before=&limit=, newest first.
struct RecordPage {
    std::vector<RecordEntry> entries;
    /// What `before` asks for the next page; empty when there is none.
    std::string before;
};

/// What is wrong with one of the details.
struct FieldRefusal {
    std::string field;
    std::string words;
};

/// A problem's members beside those of RFC 9457, as far as this one has them.
struct Refusal {
    std::string code;
    std::string detail;
    std::optional<std::int64_t> attemptsLeft;
    std::optional<std::int64_t> retryAfterS;
    /// not_your_right: the details that are another role's.
    std::string field;
    /// details_refused.
    std::vector<FieldRefusal> problems;
    /// likely_duplicate.
    std::vector<LikelyDuplicate> people;
    /// changed_meanwhile: a name, and when.
    std::string by;
    std::string at;
};

boost::json::value toJson(const RecordEntry&);
boost::json::value toJson(const RecordPage&);
Expected<RecordEntry> recordEntryFromJson(const boost::json::value&);
Expected<RecordPage> recordPageFromJson(const boost::json::value&);
/// Of an application/problem+json body.
Expected<Refusal> refusalFromJson(const boost::json::value&);

}  // namespace ostoja::api
