// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/staff_cards.h"
#include "error/error.h"

/// The register as a staff terminal asks for it and changes it. Each record has toJson and a fromJson that
/// tolerates unknown members.
namespace ostoja::api {

/// What is told about a person, as far as it is told: in an answer what the role may see, in a request what
/// is to change. An empty text or list takes back what was told.
struct PersonFields {
    std::optional<std::string> name;
    /// As the person wants to be greeted at the door.
    std::optional<std::string> greeting;
    std::optional<std::string> legalName;
    /// "1968-03-02"
    std::optional<std::string> born;
    /// Years, at registration; -1 takes it back.
    std::optional<std::int64_t> estimatedAge;
    /// "f", "m": for the ward.
    std::optional<std::string> sex;
    /// ISO 639-1.
    std::optional<std::vector<std::string>> languages;
    std::optional<std::string> lastRegistration;
    std::optional<std::string> liableCommune;
    std::optional<std::string> contact;
    /// "lower_bunk", "near_toilet", "wheelchair", "dog", "quiet".
    std::optional<std::vector<std::string>> needs;
    /// "none", "document", "police", "declaration".
    std::optional<std::string> identity;
    /// "self", "city_guard", "police", "ambulance", "outreach", "other".
    std::optional<std::string> broughtBy;
    std::optional<std::string> pesel;
    std::optional<std::string> remark;
    /// Only in requests; it is read by a request of its own, which goes on the record.
    std::optional<std::string> healthRemark;
    std::optional<bool> isProtected;
    /// Dates.
    std::optional<std::string> privacyNotice;
    std::optional<std::string> houseRules;

    bool operator==(const PersonFields&) const = default;
};

struct TonightsBed {
    std::string bed;   ///< number on its plate
    std::string room;  ///< number on the door
};

/// A person in a list.
struct PersonSummary {
    std::string person;
    std::string kind;  ///< "resident", "guest"
    std::string name;
    std::string greeting;
    /// Either, both empty when neither is known.
    std::string born;
    std::optional<std::int64_t> age;
    std::string sex;
    std::vector<std::string> needs;
    /// Only for a role that may see it.
    std::optional<bool> isProtected;
    std::string card;  ///< "valid", "lost", "none"
    std::optional<TonightsBed> tonight;
    /// Of a guest, to tell one from another: four digits.
    std::optional<std::int64_t> guestNumber;
};

struct HouseholdMember {
    std::string person;
    std::string name;
};

struct HouseholdShown {
    std::string household;
    std::string kind;  ///< "family", "couple", "siblings"
    std::vector<HouseholdMember> members;
};

/// Where the person is tonight.
struct StayShown {
    std::string stay;
    std::string state;  ///< "held" until a carer's word, "here", "away"
    std::string bed;    ///< number on its plate
    std::string room;   ///< number on the door
    std::string since;
    std::string presence;  ///< "tapped", "round", "assumed"
    bool kept = false;
};

struct SuspensionShown {
    std::string suspension;
    /// Days, both inclusive.
    std::string from;
    std::string until;
    /// Only for a role that may read it.
    std::string why;
    bool lifted = false;
};

struct PaperShown {
    std::string paper;
    std::string kind;  ///< domain::PaperKind's name
    std::string from;
    std::string until;  ///< empty when it has no end
};

/// Days away as the contract counts them.
struct AbsenceShown {
    std::string absence;
    std::string from;
    std::string until;
};

/// Somebody who isn't put into one room with the person.
struct ApartShown {
    std::string person;
    std::string name;
};

/// Something that was recorded about a person.
struct Happening {
    std::string at;    ///< ISO, UTC
    std::string what;  ///< a journal entry's type without "pl.ostoja." and ".v1"
};

/// One person in the panel at the right. In JSON the summary's and the fields' members stand side by side.
struct PersonShown {
    PersonSummary summary;
    PersonFields fields;
    std::int64_t version = 0;
    /// Of a guest: the resident who it turned out to be.
    std::string linkedTo;
    /// Only for a role that may read it.
    std::optional<bool> hasHealthRemark;
    std::optional<HouseholdShown> household;
    std::vector<CardShown> cards;
    std::vector<Happening> lately;
    std::optional<StayShown> stay;
    /// Waits for a carer's word; empty otherwise.
    std::string arrival;
    std::vector<SuspensionShown> suspensions;
    std::vector<PaperShown> papers;
    std::vector<AbsenceShown> absences;
    std::vector<ApartShown> apart;
};

/// POST /v1/people/search
struct PeopleSearch {
    /// Empty for those seen lately.
    std::string query;
    std::int64_t limit = 20;
};
struct PeopleFound {
    std::vector<PersonSummary> people;
    /// How many there are in all.
    std::int64_t total = 0;
};

/// POST /v1/people/duplicates
struct DuplicatesSearch {
    PersonFields details;
};
struct LikelyDuplicate {
    PersonSummary person;
    std::string why;  ///< domain's word: "pesel", "name_and_birth", "name" ...
};
struct DuplicatesFound {
    std::vector<LikelyDuplicate> people;
};

/// POST /v1/people
struct Registration {
    std::string id;
    /// UUID, made by the caller.
    std::string person;
    std::string kind;
    PersonFields details;
    /// Likely duplicates that the carer looked at and that are somebody else.
    std::vector<std::string> despite;
};

/// POST /v1/people/{person}/details
struct DetailsChange {
    std::string id;
    /// That the change was made upon.
    std::int64_t version = 0;
    PersonFields details;
};

/// POST /v1/people/{person}/health-remark
struct HealthReading {
    std::string id;
    std::string why;
};
struct HealthRemark {
    std::string healthRemark;
};

/// POST /v1/people/{person}/household
struct HouseholdChange {
    std::string id;
    /// Whose household the person joins; empty when they leave theirs.
    std::string with;
    std::string kind;
    bool leave = false;
};

/// POST /v1/people/{person}/link
struct GuestLink {
    std::string id;
    std::string to;
};

/// POST /v1/people/{person}/erase
struct Erasure {
    std::string id;
    std::string pin;
    std::string why;
};

boost::json::value toJson(const PersonFields&);
boost::json::value toJson(const PersonSummary&);
boost::json::value toJson(const PersonShown&);
boost::json::value toJson(const PeopleSearch&);
boost::json::value toJson(const PeopleFound&);
boost::json::value toJson(const DuplicatesSearch&);
boost::json::value toJson(const LikelyDuplicate&);
boost::json::value toJson(const DuplicatesFound&);
boost::json::value toJson(const Registration&);
boost::json::value toJson(const DetailsChange&);
boost::json::value toJson(const HealthReading&);
boost::json::value toJson(const HealthRemark&);
boost::json::value toJson(const HouseholdChange&);
boost::json::value toJson(const GuestLink&);
boost::json::value toJson(const Erasure&);

Expected<PersonFields> personFieldsFromJson(const boost::json::value&);
Expected<PersonSummary> personSummaryFromJson(const boost::json::value&);
Expected<PersonShown> personShownFromJson(const boost::json::value&);
Expected<PeopleSearch> peopleSearchFromJson(const boost::json::value&);
Expected<PeopleFound> peopleFoundFromJson(const boost::json::value&);
Expected<DuplicatesSearch> duplicatesSearchFromJson(const boost::json::value&);
Expected<LikelyDuplicate> likelyDuplicateFromJson(const boost::json::value&);
Expected<DuplicatesFound> duplicatesFoundFromJson(const boost::json::value&);
Expected<Registration> registrationFromJson(const boost::json::value&);
Expected<DetailsChange> detailsChangeFromJson(const boost::json::value&);
Expected<HealthReading> healthReadingFromJson(const boost::json::value&);
Expected<HealthRemark> healthRemarkFromJson(const boost::json::value&);
Expected<HouseholdChange> householdChangeFromJson(const boost::json::value&);
Expected<GuestLink> guestLinkFromJson(const boost::json::value&);
Expected<Erasure> erasureFromJson(const boost::json::value&);

}  // namespace ostoja::api
