// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/person_fields.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace ostoja::station::store {

namespace {

using domain::PersonDetails;

template <std::string PersonDetails::*member>
constexpr PersonField plain(const char* column) {
    return {.column = column,
            .text = [](const PersonDetails& details) { return details.*member; },
            .read =
                [](PersonDetails& details, const std::string& text) {
                    details.*member = text;
                    return true;
                }};
}

std::string joined(const auto& items, auto text) {
    std::string all;
    for (const auto& item : items) {
        if (!all.empty()) all += ',';
        all += text(item);
    }
    return all;
}

std::vector<std::string> split(const std::string& all) {
    std::vector<std::string> items;
    for (std::size_t from = 0; from < all.size();) {
        const auto to = std::min(all.find(',', from), all.size());
        items.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return items;
}

/// Into `target`, unless it is none of the words.
template <class Value>
bool take(Expected<Value> read, Value& target) {
    if (read) target = *read;
    return read.has_value();
}

std::string sexText(const PersonDetails& details) {
    if (!details.sex) return "";
    return details.sex == domain::Sex::woman ? "f" : "m";
}

bool readSex(PersonDetails& details, const std::string& text) {
    if (text.empty()) return true;
    return take(domain::sexFromLetter(text), details.sex.emplace());
}

std::string ageText(const PersonDetails& details) {
    return details.estimatedAge ? std::to_string(*details.estimatedAge) : "";
}

bool readAge(PersonDetails& details, const std::string& text) {
    if (text.empty()) return true;
    const auto* const end = text.data() + text.size();
    return std::from_chars(text.data(), end, details.estimatedAge.emplace()).ptr == end;
}

std::string languagesText(const PersonDetails& details) {
    return joined(details.languages, [](const std::string& language) { return language; });
}

bool readLanguages(PersonDetails& details, const std::string& text) {
    details.languages = split(text);
    return true;
}

std::string needsText(const PersonDetails& details) {
    return joined(details.needs, [](domain::Need need) { return domain::name(need); });
}

bool readNeeds(PersonDetails& details, const std::string& text) {
    const auto words = split(text);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return take(domain::needFromName(word), details.needs.emplace_back());
    });
}

std::string identityText(const PersonDetails& details) {
    return std::string(domain::name(details.identity));
}

bool readIdentity(PersonDetails& details, const std::string& text) {
    return take(domain::identityFromName(text), details.identity);
}

std::string broughtByText(const PersonDetails& details) {
    return std::string(domain::name(details.broughtBy));
}

bool readBroughtBy(PersonDetails& details, const std::string& text) {
    return take(domain::broughtByFromName(text), details.broughtBy);
}

std::string protectedText(const PersonDetails& details) {
    return details.isProtected ? "1" : "0";
}

bool readProtected(PersonDetails& details, const std::string& text) {
    details.isProtected = text == "1";
    return text == "0" || text == "1";
}

}  // namespace

const std::array<PersonField, personFieldCount>& personFields() {
    static constexpr std::array<PersonField, personFieldCount> fields{
        {plain<&PersonDetails::greeting>("greeting"),
         {"sex", sexText, readSex},
         {"is_protected", protectedText, readProtected},
         plain<&PersonDetails::name>("name"),
         plain<&PersonDetails::legalName>("legal_name"),
         plain<&PersonDetails::born>("born"),
         {"estimated_age", ageText, readAge},
         {"languages", languagesText, readLanguages},
         plain<&PersonDetails::lastRegistration>("last_registration"),
         plain<&PersonDetails::liableCommune>("liable_commune"),
         plain<&PersonDetails::contact>("contact"),
         {"needs", needsText, readNeeds},
         {"identity", identityText, readIdentity},
         {"brought_by", broughtByText, readBroughtBy},
         plain<&PersonDetails::pesel>("pesel"),
         plain<&PersonDetails::remark>("remark"),
         plain<&PersonDetails::healthRemark>("health_remark"),
         plain<&PersonDetails::privacyNotice>("privacy_notice"),
         plain<&PersonDetails::houseRules>("house_rules")}};
    return fields;
}

}  // namespace ostoja::station::store
