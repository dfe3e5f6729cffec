// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person.h"

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<PersonKind, 2> personKinds = {{
    {PersonKind::resident, "resident"},
    {PersonKind::guest, "guest"},
}};

constexpr WordTable<Need, 5> needs = {{
    {Need::lowerBunk, "lower_bunk"},
    {Need::nearToilet, "near_toilet"},
    {Need::wheelchair, "wheelchair"},
    {Need::dog, "dog"},
    {Need::quiet, "quiet"},
}};

constexpr WordTable<Identity, 4> identities = {{
    {Identity::none, "none"},
    {Identity::document, "document"},
    {Identity::police, "police"},
    {Identity::declaration, "declaration"},
}};

constexpr WordTable<BroughtBy, 6> bringers = {{
    {BroughtBy::self, "self"},
    {BroughtBy::cityGuard, "city_guard"},
    {BroughtBy::police, "police"},
    {BroughtBy::ambulance, "ambulance"},
    {BroughtBy::outreach, "outreach"},
    {BroughtBy::other, "other"},
}};

constexpr WordTable<HouseholdKind, 3> householdKinds = {{
    {HouseholdKind::family, "family"},
    {HouseholdKind::couple, "couple"},
    {HouseholdKind::siblings, "siblings"},
}};

}  // namespace

std::string_view name(PersonKind kind) {
    return wordFor(personKinds, kind);
}

std::string_view name(Need need) {
    return wordFor(needs, need);
}

std::string_view name(Identity identity) {
    return wordFor(identities, identity);
}

std::string_view name(BroughtBy broughtBy) {
    return wordFor(bringers, broughtBy);
}

std::string_view name(HouseholdKind kind) {
    return wordFor(householdKinds, kind);
}

Expected<PersonKind> personKindFromName(std::string_view text) {
    return valueOf(personKinds, "kind", text);
}

Expected<Need> needFromName(std::string_view text) {
    return valueOf(needs, "needs", text);
}

Expected<Identity> identityFromName(std::string_view text) {
    return valueOf(identities, "identity", text);
}

Expected<BroughtBy> broughtByFromName(std::string_view text) {
    return valueOf(bringers, "brought_by", text);
}

Expected<HouseholdKind> householdKindFromName(std::string_view text) {
    return valueOf(householdKinds, "kind", text);
}

}  // namespace ostoja::domain
