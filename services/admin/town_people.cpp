// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/town_people.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace ostoja::admin {

namespace {

using host::ConfigTable;

struct CardType {
    std::string_view type;
    std::string_view kind;
    std::size_t numberBytes;
};
constexpr std::array<CardType, 5> cardTypes{{{"ntag213", "ntag", 7},
                                             {"ntag215", "ntag", 7},
                                             {"ntag216", "ntag", 7},
                                             {"classic1k", "classic", 4},
                                             {"desfire", "desfire", 7}}};

station::store::CardSetup readCard(ConfigTable& table, const crypto::Key32& cardKey) {
    const auto type = table.text("type", "a card's type");
    const auto digits = table.text("uid", "the card's number in hex");
    const auto* const known = std::find_if(cardTypes.begin(), cardTypes.end(),
                                           [&](const CardType& candidate) { return candidate.type == type; });
    if (known == cardTypes.end()) {
        if (!type.empty())
            table.complain("type", "expected one of ntag213, ntag215, ntag216, classic1k, desfire");
        return {};
    }
    const auto number = crypto::fromHex(digits);
    if (!number || number->size() != known->numberBytes) {
        table.complain("uid", "expected " + std::to_string(known->numberBytes * 2) + " hex digits");
        return {};
    }
    return {crypto::cardHash(cardKey, known->kind, *number), std::string(known->kind)};
}

/// A word of the domain's, required or with a fallback.
template <class Value>
Value word(ConfigTable& table, std::string_view key, Expected<Value> (*read)(std::string_view),
           std::optional<Value> fallback) {
    if (fallback && !table.has(key)) return *fallback;
    const auto text = table.text(key, "a word");
    const auto value = read(text);
    if (!value && !text.empty()) table.complain(key, value.error().message);
    return value.value_or(Value{});
}

std::vector<domain::Need> readNeeds(ConfigTable& table) {
    std::vector<domain::Need> needs;
    for (const auto& text : table.texts("needs", "needs", {})) {
        const auto need = domain::needFromName(text);
        if (!need) table.complain("needs", need.error().message);
        if (need) needs.push_back(*need);
    }
    return needs;
}

domain::PersonDetails readDetails(ConfigTable& table) {
    constexpr std::int64_t oldest = 120;
    const auto optional = [&](std::string_view key) { return table.text(key, "text", ""); };
    domain::PersonDetails details;
    details.name = table.text("name", "the resident's name");
    details.greeting = optional("greeting");
    details.legalName = optional("legal_name");
    details.born = optional("born");
    if (table.has("estimated_age")) details.estimatedAge = table.number("estimated_age", "years,", 0, oldest);
    if (table.has("sex")) details.sex = word<domain::Sex>(table, "sex", domain::sexFromLetter, std::nullopt);
    details.languages = table.texts("languages", "languages by two letters", {});
    details.lastRegistration = optional("last_registration");
    details.liableCommune = optional("liable_commune");
    details.contact = optional("contact");
    details.needs = readNeeds(table);
    details.identity =
        word<domain::Identity>(table, "identity", domain::identityFromName, domain::Identity::none);
    details.broughtBy =
        word<domain::BroughtBy>(table, "brought_by", domain::broughtByFromName, domain::BroughtBy::self);
    details.pesel = optional("pesel");
    details.remark = optional("remark");
    details.healthRemark = optional("health_remark");
    details.isProtected = table.flag("protected", false);
    details.privacyNotice = optional("privacy_notice");
    details.houseRules = optional("house_rules");
    return details;
}

station::store::ResidentSetup readResident(ConfigTable& table, const crypto::Key32& cardKey,
                                           const host::Clock& clock) {
    station::store::ResidentSetup resident;
    table.text("key", "a short word for the simulator's command line");
    resident.id = crypto::newUuid(clock.now().wallMs);
    resident.details = readDetails(table);
    resident.household = table.text("household", "a household's key", "");
    if (!table.has("card")) return resident;
    ConfigTable card = table.table("card");
    resident.cards.push_back(readCard(card, cardKey));
    return resident;
}

station::store::StaffSetup readMember(ConfigTable& table, const crypto::Key32& cardKey,
                                      const host::Clock& clock) {
    station::store::StaffSetup member;
    table.text("key", "a short word for the simulator's command line");
    member.id = crypto::newUuid(clock.now().wallMs);
    member.name = table.text("name", "the staff member's name");
    member.role = word<domain::Role>(table, "role", domain::roleFromName, std::nullopt);
    ConfigTable card = table.table("card");
    member.card = readCard(card, cardKey);
    member.pin = table.text("pin", "a PIN of 6 to 12 digits");
    return member;
}

}  // namespace

void readPeople(host::ConfigTable& root, const crypto::Key32& cardKey, const host::Clock& clock,
                station::store::FacilitySetup& setup) {
    for (ConfigTable& table : root.tables("household")) {
        auto key = table.text("key", "a short word");
        setup.households.push_back(
            {std::move(key),
             word<domain::HouseholdKind>(table, "kind", domain::householdKindFromName, std::nullopt)});
    }
    for (ConfigTable& table : root.tables("resident"))
        setup.residents.push_back(readResident(table, cardKey, clock));
    for (ConfigTable& table : root.tables("staff")) setup.staff.push_back(readMember(table, cardKey, clock));
}

}  // namespace ostoja::admin
