// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/house_rules.h"

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<TapRule, 2> tapRules = {{
    {TapRule::arrives, "arrives"},
    {TapRule::admits, "admits"},
}};

constexpr WordTable<Form, 5> forms = {{
    {Form::nightShelter, "night_shelter"},
    {Form::shelter, "shelter"},
    {Form::warmingRoom, "warming_room"},
    {Form::bathhouse, "bathhouse"},
    {Form::dayCentre, "day_centre"},
}};

}  // namespace

std::string_view name(TapRule rule) {
    return wordFor(tapRules, rule);
}

std::string_view name(Form form) {
    return wordFor(forms, form);
}

Expected<TapRule> tapRuleFromName(std::string_view text) {
    return valueOf(tapRules, "tap", text);
}

Expected<Form> formFromName(std::string_view text) {
    return valueOf(forms, "kind", text);
}

bool inFrost(const HouseRules& rules, Night night, const std::optional<WinterAction>& winter) {
    return winter.has_value() || inSeason(night, rules.frostFrom, rules.frostUntil);
}

}  // namespace ostoja::domain
