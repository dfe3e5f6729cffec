// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/person_fields.h"

using namespace ostoja;
using namespace ostoja::station;
using domain::Role;

namespace {

api::PersonFields told(const boost::json::value& json) {
    return api::personFieldsFromJson(json).value();
}

const boost::json::value whole = {{"name", "Ada"},
                                  {"greeting", "pani Ado"},
                                  {"legal_name", "Adela Nowak"},
                                  {"born", "1968-03-02"},
                                  {"estimated_age", 58},
                                  {"sex", "f"},
                                  {"languages", {"pl", "uk"}},
                                  {"last_registration", "Gliwice"},
                                  {"liable_commune", "Gliwice"},
                                  {"contact", "siostra"},
                                  {"needs", {"lower_bunk", "dog"}},
                                  {"identity", "declaration"},
                                  {"brought_by", "city_guard"},
                                  {"pesel", "68030211111"},
                                  {"remark", "woli ciszę"},
                                  {"health_remark", "cukrzyca"},
                                  {"protected", true},
                                  {"privacy_notice", "2026-11-22"},
                                  {"house_rules", "2026-11-22"}};

}  // namespace

TEST_CASE("what is told is kept, and shown to whoever may see it all, but for the health remark") {
    domain::PersonDetails kept;
    REQUIRE(putFields(told(whole), kept).empty());
    auto expected = whole.as_object();
    expected.erase("health_remark");
    CHECK(api::toJson(fieldsFor(Role::manager, kept)) == expected);
    CHECK(kept.healthRemark == "cukrzyca");
}

TEST_CASE("only what is told changes, and an empty word takes back what was told") {
    domain::PersonDetails kept;
    REQUIRE(putFields(told(whole), kept).empty());
    auto changed = kept;
    const boost::json::value change = {{"greeting", ""},
                                       {"estimated_age", -1},
                                       {"sex", ""},
                                       {"needs", boost::json::array{}},
                                       {"protected", false}};
    REQUIRE(putFields(told(change), changed).empty());
    CHECK(changed.greeting.empty());
    CHECK_FALSE(changed.estimatedAge);
    CHECK_FALSE(changed.sex);
    CHECK(changed.needs.empty());
    CHECK_FALSE(changed.isProtected);
    CHECK(changed.name == "Ada");
    CHECK(changed.languages == kept.languages);
    CHECK(differingFields(kept, changed) ==
          std::vector<std::string>{"estimated_age", "greeting", "needs", "protected", "sex"});
    CHECK(differingFields(kept, kept).empty());
}

TEST_CASE("a word that isn't known is a problem of its field") {
    const auto [field, value] = GENERATE(table<std::string, boost::json::value>(
        {{"sex", "x"}, {"needs", {"dog", "cat"}}, {"identity", "face"}, {"brought_by", "stork"}}));
    domain::PersonDetails kept;
    const auto problems = putFields(told(boost::json::object{{field, value}}), kept);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().field == field);
}

TEST_CASE("each role sees and changes its own details") {
    struct Row {
        Role role;
        std::string hidden;
        std::string forbidden;
    };
    const auto row = GENERATE(values<Row>({
        {Role::carer, "pesel", "pesel"},
        {Role::carer, "protected", "protected"},
        {Role::carer, "", "remark health_remark liable_commune"},
        {Role::outreachWorker, "liable_commune", "liable_commune"},
        {Role::outreachWorker, "pesel", "health_remark"},
        {Role::socialWorker, "", ""},
    }));
    domain::PersonDetails kept;
    REQUIRE(putFields(told(whole), kept).empty());
    const auto shown = api::toJson(fieldsFor(row.role, kept)).as_object();
    INFO(domain::name(row.role) << " " << row.hidden << " " << row.forbidden);
    if (!row.hidden.empty()) CHECK_FALSE(shown.contains(row.hidden));
    for (const auto& rights : restrictedFields()) {
        if (rights.field == "health_remark") continue;
        CHECK(shown.contains(boost::json::string_view(rights.field.data(), rights.field.size())) ==
              domain::may(row.role, rights.see));
    }
    if (row.forbidden.find(' ') != std::string::npos) return;
    if (row.forbidden.empty()) {
        CHECK(forbiddenChange(row.role, told(whole)).empty());
        return;
    }
    const auto change =
        told({{row.forbidden, row.forbidden == "protected" ? boost::json::value(true) : "x"}});
    CHECK(forbiddenChange(row.role, change) == row.forbidden);
    CHECK(forbiddenChange(row.role, told({{"name", "Ada"}})).empty());
}
