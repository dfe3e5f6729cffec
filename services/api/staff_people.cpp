// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_people.h"

#include <array>

#include "api/json_fields.h"
#include "api/json_lists.h"
#include "api/staff_people_parts.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::size_t mostListed = 64;
constexpr std::size_t mostPeople = 1'000;
constexpr std::int64_t mostResults = 50;
constexpr std::int64_t oldest = 130;

struct TextField {
    std::string_view name;
    std::optional<std::string> PersonFields::*member;
};
constexpr std::array textFields{TextField{"name", &PersonFields::name},
                                TextField{"greeting", &PersonFields::greeting},
                                TextField{"legal_name", &PersonFields::legalName},
                                TextField{"born", &PersonFields::born},
                                TextField{"sex", &PersonFields::sex},
                                TextField{"last_registration", &PersonFields::lastRegistration},
                                TextField{"liable_commune", &PersonFields::liableCommune},
                                TextField{"contact", &PersonFields::contact},
                                TextField{"identity", &PersonFields::identity},
                                TextField{"brought_by", &PersonFields::broughtBy},
                                TextField{"pesel", &PersonFields::pesel},
                                TextField{"remark", &PersonFields::remark},
                                TextField{"health_remark", &PersonFields::healthRemark},
                                TextField{"privacy_notice", &PersonFields::privacyNotice},
                                TextField{"house_rules", &PersonFields::houseRules}};

std::optional<std::vector<std::string>> textsIfThere(Fields& fields, std::string_view key) {
    if (fields.optional(key) == nullptr) return std::nullopt;
    return fields.textsOr(key, mostListed);
}

PersonFields detailsIn(Fields& outer) {
    Fields fields(outer.member("details"), "details");
    auto read = readFields(fields);
    outer.takeOver(fields);
    return read;
}

}  // namespace

PersonFields readFields(Fields& fields) {
    PersonFields read;
    for (const auto& [name, member] : textFields) {
        if (fields.optional(name) != nullptr) read.*member = fields.text(name, longText);
    }
    if (fields.optional("estimated_age") != nullptr) {
        read.estimatedAge = fields.number("estimated_age", -1, oldest);
    }
    read.languages = textsIfThere(fields, "languages");
    read.needs = textsIfThere(fields, "needs");
    if (fields.optional("protected") != nullptr) read.isProtected = fields.flagOr("protected", false);
    return read;
}

void writeFields(const PersonFields& from, json::object& object) {
    for (const auto& [name, member] : textFields) {
        if (from.*member) object[name] = *(from.*member);
    }
    if (from.estimatedAge) object["estimated_age"] = *from.estimatedAge;
    if (from.languages) object["languages"] = arrayOf(*from.languages);
    if (from.needs) object["needs"] = arrayOf(*from.needs);
    if (from.isProtected) object["protected"] = *from.isProtected;
}

json::object summaryObject(const PersonSummary& person) {
    json::object object{{"person", person.person}, {"kind", person.kind},
                        {"name", person.name},     {"greeting", person.greeting},
                        {"sex", person.sex},       {"needs", arrayOf(person.needs)},
                        {"card", person.card},     {"tonight", nullptr}};
    if (!person.born.empty()) object["born"] = person.born;
    if (person.age) object["age"] = *person.age;
    if (person.isProtected) object["protected"] = *person.isProtected;
    if (person.tonight) object["tonight"] = {{"bed", person.tonight->bed}, {"room", person.tonight->room}};
    if (person.guestNumber) object["guest_number"] = *person.guestNumber;
    return object;
}

PersonSummary readSummary(Fields& fields) {
    PersonSummary person{.person = fields.text("person"),
                         .kind = fields.text("kind"),
                         .name = fields.text("name", longText),
                         .greeting = fields.textOr("greeting", {}, longText),
                         .born = fields.textOr("born", {}),
                         .age = std::nullopt,
                         .sex = fields.textOr("sex", {}),
                         .needs = fields.textsOr("needs", mostListed),
                         .isProtected = std::nullopt,
                         .card = fields.textOr("card", "none"),
                         .tonight = std::nullopt,
                         .guestNumber = std::nullopt};
    if (fields.optional("age") != nullptr) person.age = fields.number("age", 0, 1'000);
    if (fields.optional("protected") != nullptr) person.isProtected = fields.flagOr("protected", false);
    if (fields.optional("guest_number") != nullptr) {
        person.guestNumber = fields.number("guest_number", 0, INT64_MAX);
    }
    if (const auto* told = fields.optional("tonight")) {
        Fields tonight(*told, "tonight");
        person.tonight = TonightsBed{.bed = tonight.text("bed"), .room = tonight.text("room")};
        fields.takeOver(tonight);
    }
    return person;
}

json::value toJson(const PersonFields& from) {
    json::object object;
    writeFields(from, object);
    return object;
}

Expected<PersonFields> personFieldsFromJson(const json::value& value) {
    Fields fields(value, "details");
    auto read = readFields(fields);
    return fields.whole(std::move(read));
}

json::value toJson(const PersonSummary& person) {
    return summaryObject(person);
}

Expected<PersonSummary> personSummaryFromJson(const json::value& value) {
    Fields fields(value, "person");
    auto person = readSummary(fields);
    return fields.whole(std::move(person));
}

json::value toJson(const PeopleSearch& search) {
    return {{"query", search.query}, {"limit", search.limit}};
}

Expected<PeopleSearch> peopleSearchFromJson(const json::value& value) {
    Fields fields(value, "search");
    PeopleSearch search{.query = fields.text("query", longText),
                        .limit = fields.numberOr("limit", 20, 1, mostResults)};
    return fields.whole(std::move(search));
}

json::value toJson(const PeopleFound& found) {
    json::array people;
    for (const auto& person : found.people) people.push_back(toJson(person));
    return {{"people", std::move(people)}, {"total", found.total}};
}

Expected<PeopleFound> peopleFoundFromJson(const json::value& value) {
    Fields fields(value, "found");
    PeopleFound found;
    found.total = fields.number("total", 0, INT64_MAX);
    for (const auto& element : fields.array("people", mostPeople)) {
        auto person = personSummaryFromJson(element);
        if (!person) return tl::make_unexpected(person.error());
        found.people.push_back(std::move(*person));
    }
    return fields.whole(std::move(found));
}

json::value toJson(const DuplicatesSearch& search) {
    return {{"details", toJson(search.details)}};
}

Expected<DuplicatesSearch> duplicatesSearchFromJson(const json::value& value) {
    Fields fields(value, "search");
    DuplicatesSearch search{.details = detailsIn(fields)};
    return fields.whole(std::move(search));
}

json::value toJson(const LikelyDuplicate& duplicate) {
    auto object = summaryObject(duplicate.person);
    object["why"] = duplicate.why;
    return object;
}

Expected<LikelyDuplicate> likelyDuplicateFromJson(const json::value& value) {
    Fields fields(value, "duplicate");
    LikelyDuplicate duplicate{.person = readSummary(fields), .why = fields.text("why")};
    return fields.whole(std::move(duplicate));
}

json::value toJson(const DuplicatesFound& found) {
    json::array people;
    for (const auto& person : found.people) people.push_back(toJson(person));
    return {{"people", std::move(people)}};
}

Expected<DuplicatesFound> duplicatesFoundFromJson(const json::value& value) {
    Fields fields(value, "found");
    DuplicatesFound found;
    for (const auto& element : fields.array("people", mostPeople)) {
        auto person = likelyDuplicateFromJson(element);
        if (!person) return tl::make_unexpected(person.error());
        found.people.push_back(std::move(*person));
    }
    return fields.whole(std::move(found));
}

json::value toJson(const Registration& registration) {
    return {{"id", registration.id},
            {"person", registration.person},
            {"kind", registration.kind},
            {"details", toJson(registration.details)},
            {"despite", arrayOf(registration.despite)}};
}

Expected<Registration> registrationFromJson(const json::value& value) {
    Fields fields(value, "registration");
    Registration registration{.id = fields.uuid("id"),
                              .person = fields.uuid("person"),
                              .kind = fields.text("kind", 16),
                              .details = detailsIn(fields),
                              .despite = fields.textsOr("despite", mostListed)};
    if (registration.kind != "resident" && registration.kind != "guest") {
        fields.complain("kind: resident or guest was expected");
    }
    return fields.whole(std::move(registration));
}

json::value toJson(const DetailsChange& change) {
    return {{"id", change.id}, {"version", change.version}, {"details", toJson(change.details)}};
}

Expected<DetailsChange> detailsChangeFromJson(const json::value& value) {
    Fields fields(value, "change");
    DetailsChange change{.id = fields.uuid("id"),
                         .version = fields.number("version", 1, INT64_MAX),
                         .details = detailsIn(fields)};
    return fields.whole(std::move(change));
}

json::value toJson(const HealthReading& reading) {
    return {{"id", reading.id}, {"why", reading.why}};
}

Expected<HealthReading> healthReadingFromJson(const json::value& value) {
    Fields fields(value, "reading");
    HealthReading reading{.id = fields.uuid("id"), .why = fields.textOr("why", {}, longText)};
    return fields.whole(std::move(reading));
}

json::value toJson(const HealthRemark& remark) {
    return {{"health_remark", remark.healthRemark}};
}

Expected<HealthRemark> healthRemarkFromJson(const json::value& value) {
    Fields fields(value, "remark");
    HealthRemark remark{.healthRemark = fields.text("health_remark", longText)};
    return fields.whole(std::move(remark));
}

json::value toJson(const HouseholdChange& change) {
    json::object object{{"id", change.id}};
    if (change.leave) {
        object["leave"] = true;
    } else {
        object["with"] = change.with;
        object["kind"] = change.kind;
    }
    return object;
}

Expected<HouseholdChange> householdChangeFromJson(const json::value& value) {
    Fields fields(value, "household");
    HouseholdChange change;
    change.id = fields.uuid("id");
    change.leave = fields.flagOr("leave", false);
    if (!change.leave) {
        change.with = fields.uuid("with");
        change.kind = fields.text("kind", 16);
    }
    return fields.whole(std::move(change));
}

json::value toJson(const GuestLink& link) {
    return {{"id", link.id}, {"to", link.to}};
}

Expected<GuestLink> guestLinkFromJson(const json::value& value) {
    Fields fields(value, "link");
    GuestLink link{.id = fields.uuid("id"), .to = fields.uuid("to")};
    return fields.whole(std::move(link));
}

json::value toJson(const Erasure& erasure) {
    return {{"id", erasure.id}, {"pin", erasure.pin}, {"why", erasure.why}};
}

Expected<Erasure> erasureFromJson(const json::value& value) {
    Fields fields(value, "erasure");
    Erasure erasure{
        .id = fields.uuid("id"), .pin = fields.text("pin", 64), .why = fields.textOr("why", {}, longText)};
    return fields.whole(std::move(erasure));
}

}  // namespace ostoja::api
