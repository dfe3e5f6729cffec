// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/person_fields.h"

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace ostoja::station {

namespace {

using api::PersonFields;
using domain::PersonDetails;

struct TextField {
    std::string_view name;
    std::optional<std::string> PersonFields::*told;
    std::string PersonDetails::*kept;
};
constexpr std::array textFields{
    TextField{"name", &PersonFields::name, &PersonDetails::name},
    TextField{"greeting", &PersonFields::greeting, &PersonDetails::greeting},
    TextField{"legal_name", &PersonFields::legalName, &PersonDetails::legalName},
    TextField{"born", &PersonFields::born, &PersonDetails::born},
    TextField{"last_registration", &PersonFields::lastRegistration, &PersonDetails::lastRegistration},
    TextField{"liable_commune", &PersonFields::liableCommune, &PersonDetails::liableCommune},
    TextField{"contact", &PersonFields::contact, &PersonDetails::contact},
    TextField{"pesel", &PersonFields::pesel, &PersonDetails::pesel},
    TextField{"remark", &PersonFields::remark, &PersonDetails::remark},
    TextField{"health_remark", &PersonFields::healthRemark, &PersonDetails::healthRemark},
    TextField{"privacy_notice", &PersonFields::privacyNotice, &PersonDetails::privacyNotice},
    TextField{"house_rules", &PersonFields::houseRules, &PersonDetails::houseRules}};

/// All that is kept, in the words of JSON.
PersonFields everything(const PersonDetails& details) {
    PersonFields all;
    for (const auto& [name, told, kept] : textFields) all.*told = details.*kept;
    all.estimatedAge = details.estimatedAge.value_or(-1);
    all.sex = details.sex ? (*details.sex == domain::Sex::woman ? "f" : "m") : "";
    all.languages = details.languages;
    all.needs.emplace();
    for (const auto need : details.needs) all.needs->emplace_back(domain::name(need));
    all.identity = domain::name(details.identity);
    all.broughtBy = domain::name(details.broughtBy);
    all.isProtected = details.isProtected;
    return all;
}

/// One word into one value; an unknown one is a problem of its field.
class Words {
  public:
    template <class Value>
    Value read(std::string_view field, const std::string& word, Expected<Value> (*fromName)(std::string_view),
               Value otherwise) {
        const auto value = fromName(word);
        if (value) return *value;
        problems_.push_back(
            {.field = std::string(field), .words = value.error().message, .code = "unknown_word"});
        return otherwise;
    }
    std::vector<domain::FieldProblem> problems() { return std::move(problems_); }

  private:
    std::vector<domain::FieldProblem> problems_;
};

bool tells(const PersonFields& told, std::string_view field) {
    const auto object = api::toJson(told);
    return object.as_object().contains(boost::json::string_view(field.data(), field.size()));
}

}  // namespace

const std::vector<FieldRights>& restrictedFields() {
    using domain::Right;
    static const std::vector<FieldRights> restricted{
        {"pesel", Right::seePesel, Right::seePesel},
        {"liable_commune", Right::seeDecisions, Right::seeDecisions},
        {"remark", Right::seeRemarks, Right::seeRemarks},
        {"health_remark", Right::readHealth, Right::writeHealth},
        {"protected", Right::seeProtected, Right::protect},
    };
    return restricted;
}

std::string_view forbiddenChange(domain::Role role, const PersonFields& told) {
    for (const auto& rights : restrictedFields()) {
        if (!domain::may(role, rights.change) && tells(told, rights.field)) return rights.field;
    }
    return {};
}

std::vector<domain::FieldProblem> putFields(const PersonFields& told, PersonDetails& details) {
    Words words;
    for (const auto& [name, from, to] : textFields) {
        if (told.*from) details.*to = *(told.*from);
    }
    if (told.estimatedAge) {
        details.estimatedAge = *told.estimatedAge < 0 ? std::nullopt : std::optional(*told.estimatedAge);
    }
    if (told.sex) {
        details.sex =
            told.sex->empty()
                ? std::nullopt
                : std::optional(words.read("sex", *told.sex, domain::sexFromLetter, domain::Sex::man));
    }
    if (told.languages) details.languages = *told.languages;
    if (told.needs) {
        details.needs.clear();
        for (const auto& need : *told.needs) {
            details.needs.push_back(words.read("needs", need, domain::needFromName, domain::Need::quiet));
        }
    }
    if (told.identity) {
        details.identity =
            words.read("identity", *told.identity, domain::identityFromName, domain::Identity::none);
    }
    if (told.broughtBy) {
        details.broughtBy =
            words.read("brought_by", *told.broughtBy, domain::broughtByFromName, domain::BroughtBy::self);
    }
    if (told.isProtected) details.isProtected = *told.isProtected;
    return words.problems();
}

PersonFields fieldsFor(domain::Role role, const PersonDetails& details) {
    auto shown = everything(details);
    shown.healthRemark.reset();
    if (!details.estimatedAge) shown.estimatedAge.reset();
    if (!domain::may(role, domain::Right::seePesel)) shown.pesel.reset();
    if (!domain::may(role, domain::Right::seeDecisions)) shown.liableCommune.reset();
    if (!domain::may(role, domain::Right::seeRemarks)) shown.remark.reset();
    if (!domain::may(role, domain::Right::seeProtected)) shown.isProtected.reset();
    return shown;
}

std::vector<std::string> differingFields(const PersonDetails& one, const PersonDetails& other) {
    std::vector<std::string> names;
    const auto before = api::toJson(everything(one));
    const auto after = api::toJson(everything(other));
    for (const auto& member : before.as_object()) {
        if (after.as_object().at(member.key()) != member.value()) names.emplace_back(member.key());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace ostoja::station
