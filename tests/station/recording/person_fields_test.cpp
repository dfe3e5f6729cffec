// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/recording/person_fields.h"

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
        /// Of the restricted details, in their order.
        std::vector<std::string> seen;
        std::vector<std::string> changed;
    };
    const auto row = GENERATE(values<Row>({
        {Role::carer, {"liable_commune", "remark"}, {"liable_commune", "remark", "health_remark"}},
        {Role::outreachWorker, {"remark"}, {"remark"}},
        {Role::socialWorker,
         {"pesel", "liable_commune", "remark", "protected"},
         {"pesel", "liable_commune", "remark", "health_remark", "protected"}},
        {Role::administrator, {}, {}},
    }));
    domain::PersonDetails kept;
    REQUIRE(putFields(told(whole), kept).empty());
    const auto shown = api::toJson(fieldsFor(row.role, kept)).as_object();
    std::vector<std::string> seen;
    std::vector<std::string> changed;
    for (const auto& rights : restrictedFields()) {
        const std::string field(rights.field);
        if (shown.contains(field)) seen.push_back(field);
        const auto change = told({{field, whole.at(field)}});
        if (forbiddenChange(row.role, change).empty()) changed.push_back(field);
    }
    INFO(domain::name(row.role));
    CHECK(seen == row.seen);
    CHECK(changed == row.changed);
    CHECK(shown.contains("legal_name"));
    CHECK(forbiddenChange(row.role, told({{"name", "Ada"}})).empty());
}
