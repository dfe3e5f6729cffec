// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/json_fields.h"
#include "api/json_lists.h"
#include "api/staff_people.h"
#include "api/staff_people_parts.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::size_t mostPeople = 1'000;

template <class Read>
auto listIn(Fields& fields, std::string_view key, Read read) {
    std::vector<decltype(read(json::value(), fields))> records;
    for (const auto& element : fields.arrayOr(key, mostPeople)) records.push_back(read(element, fields));
    return records;
}

json::value toJson(const HouseholdShown& household) {
    json::array members;
    for (const auto& member : household.members) {
        members.push_back({{"person", member.person}, {"name", member.name}});
    }
    return {{"household", household.household}, {"kind", household.kind}, {"members", std::move(members)}};
}

HouseholdShown householdFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "household");
    HouseholdShown household{
        .household = fields.text("household"), .kind = fields.text("kind"), .members = {}};
    for (const auto& element : fields.array("members", mostPeople)) {
        Fields member(element, "members");
        household.members.push_back({.person = member.text("person"), .name = member.text("name", longText)});
        fields.takeOver(member);
    }
    outer.takeOver(fields);
    return household;
}

json::value toJson(const Happening& one) {
    return {{"at", one.at}, {"what", one.what}};
}

Happening readHappening(const json::value& value, Fields& outer) {
    Fields fields(value, "lately");
    Happening one{.at = fields.text("at"), .what = fields.text("what")};
    outer.takeOver(fields);
    return one;
}

json::value toJson(const StayShown& stay) {
    return {{"stay", stay.stay},   {"state", stay.state},       {"bed", stay.bed},  {"room", stay.room},
            {"since", stay.since}, {"presence", stay.presence}, {"kept", stay.kept}};
}

StayShown readStay(const json::value& value, Fields& outer) {
    Fields fields(value, "stay");
    StayShown stay{.stay = fields.text("stay"),
                   .state = fields.text("state"),
                   .bed = fields.text("bed"),
                   .room = fields.textOr("room", {}),
                   .since = fields.textOr("since", {}),
                   .presence = fields.textOr("presence", {}),
                   .kept = fields.flagOr("kept", false)};
    outer.takeOver(fields);
    return stay;
}

json::value toJson(const SuspensionShown& suspension) {
    json::object object{{"suspension", suspension.suspension},
                        {"from", suspension.from},
                        {"until", suspension.until},
                        {"lifted", suspension.lifted}};
    if (!suspension.why.empty()) object["why"] = suspension.why;
    return object;
}

SuspensionShown readSuspension(const json::value& value, Fields& outer) {
    Fields fields(value, "suspensions");
    SuspensionShown suspension{.suspension = fields.text("suspension"),
                               .from = fields.text("from"),
                               .until = fields.text("until"),
                               .why = fields.textOr("why", {}, longText),
                               .lifted = fields.flagOr("lifted", false)};
    outer.takeOver(fields);
    return suspension;
}

json::value toJson(const PaperShown& paper) {
    return {{"paper", paper.paper}, {"kind", paper.kind}, {"from", paper.from}, {"until", paper.until}};
}

PaperShown readPaper(const json::value& value, Fields& outer) {
    Fields fields(value, "papers");
    PaperShown paper{.paper = fields.text("paper"),
                     .kind = fields.text("kind"),
                     .from = fields.text("from"),
                     .until = fields.textOr("until", {})};
    outer.takeOver(fields);
    return paper;
}

json::value toJson(const AbsenceShown& absence) {
    return {{"absence", absence.absence}, {"from", absence.from}, {"until", absence.until}};
}

AbsenceShown readAbsence(const json::value& value, Fields& outer) {
    Fields fields(value, "absences");
    AbsenceShown absence{
        .absence = fields.text("absence"), .from = fields.text("from"), .until = fields.text("until")};
    outer.takeOver(fields);
    return absence;
}

json::value toJson(const ApartShown& apart) {
    return {{"person", apart.person}, {"name", apart.name}};
}

ApartShown readApart(const json::value& value, Fields& outer) {
    Fields fields(value, "apart");
    ApartShown apart{.person = fields.text("person"), .name = fields.textOr("name", {}, longText)};
    outer.takeOver(fields);
    return apart;
}

/// Of records that nobody else tells.
constexpr auto tellOne = [](const auto& record) { return toJson(record); };

}  // namespace

json::value toJson(const PersonShown& person) {
    auto object = summaryObject(person.summary);
    writeFields(person.fields, object);
    object["version"] = person.version;
    if (!person.linkedTo.empty()) object["linked_to"] = person.linkedTo;
    if (person.hasHealthRemark) object["has_health_remark"] = *person.hasHealthRemark;
    object["household"] = nullptr;
    if (person.household) object["household"] = toJson(*person.household);
    object["cards"] = listOf(person.cards, tellOne);
    object["lately"] = listOf(person.lately, tellOne);
    object["stay"] = nullptr;
    if (person.stay) object["stay"] = toJson(*person.stay);
    object["arrival"] = person.arrival;
    object["suspensions"] = listOf(person.suspensions, tellOne);
    object["papers"] = listOf(person.papers, tellOne);
    object["absences"] = listOf(person.absences, tellOne);
    object["apart"] = listOf(person.apart, tellOne);
    return object;
}

Expected<PersonShown> personShownFromJson(const json::value& value) {
    Fields fields(value, "person");
    PersonShown person;
    person.summary = readSummary(fields);
    person.fields = readFields(fields);
    person.version = fields.number("version", 1, INT64_MAX);
    person.linkedTo = fields.textOr("linked_to", {});
    if (fields.optional("has_health_remark") != nullptr) {
        person.hasHealthRemark = fields.flagOr("has_health_remark", false);
    }
    if (const auto* told = fields.optional("household")) person.household = householdFromJson(*told, fields);
    for (const auto& element : fields.arrayOr("cards", mostPeople)) {
        auto card = cardShownFromJson(element);
        if (!card) return tl::make_unexpected(card.error());
        person.cards.push_back(std::move(*card));
    }
    person.lately = listIn(fields, "lately", readHappening);
    if (const auto* told = fields.optional("stay")) person.stay = readStay(*told, fields);
    person.arrival = fields.textOr("arrival", {});
    person.suspensions = listIn(fields, "suspensions", readSuspension);
    person.papers = listIn(fields, "papers", readPaper);
    person.absences = listIn(fields, "absences", readAbsence);
    person.apart = listIn(fields, "apart", readApart);
    return fields.whole(std::move(person));
}

}  // namespace ostoja::api
