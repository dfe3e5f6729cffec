// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "domain/roles.h"

using namespace ostoja::domain;

TEST_CASE("each role may do what its work needs, and nothing else") {
    struct Row {
        Right right;
        std::string who;  ///< Carer, Social worker, Manager, Administrator, Outreach worker; '.' may not
    };
    const auto row = GENERATE(values<Row>({
        {Right::seePeople, "CSM.O"},    {Right::registerPeople, "CSM.O"}, {Right::handleCards, "CSM.O"},
        {Right::answerCalls, "CSM.O"},  {Right::seeDecisions, "CSM.."},   {Right::seePesel, ".SM.."},
        {Right::seeRemarks, "CSM.O"},   {Right::readHealth, "CSM.."},     {Right::writeHealth, "CSM.."},
        {Right::seeProtected, ".SM.."}, {Right::protect, ".SM.."},        {Right::erase, "..M.."},
        {Right::manageStaff, "..MA."},  {Right::readRecord, "..MA."},     {Right::endShift, "CSMAO"},
        {Right::seeBoard, "CSM.O"},     {Right::runNight, "CSM.."},       {Right::suspend, ".SM.."},
        {Right::switchWinter, "..M.."}, {Right::readFigures, ".SM.."},
    }));
    INFO(name(row.right));
    const std::vector<Role> roles = {Role::carer, Role::socialWorker, Role::manager, Role::administrator,
                                     Role::outreachWorker};
    std::string who;
    for (std::size_t i = 0; i < roles.size(); ++i) who += may(roles[i], row.right) ? "CSMAO"[i] : '.';
    CHECK(who == row.who);
}

TEST_CASE("a role's rights are listed as they are asked") {
    for (const auto* word : {"carer", "social_worker", "manager", "administrator", "outreach_worker"}) {
        const auto role = roleFromName(word);
        REQUIRE(role.has_value());
        CHECK(name(*role) == word);
        const auto rights = rightsOf(*role);
        CHECK_FALSE(rights.empty());
        CHECK(std::is_sorted(rights.begin(), rights.end()));
        for (const auto right : rights) {
            CHECK(may(*role, right));
            CHECK(rightFromName(name(right)) == right);
        }
    }
}

TEST_CASE("a role or a right that nobody knows is refused with those that are known") {
    const auto role = roleFromName("director");
    REQUIRE_FALSE(role.has_value());
    CHECK(role.error().code == "malformed");
    CHECK(role.error().message.find("outreach_worker") != std::string::npos);
    CHECK_FALSE(rightFromName("see_everything").has_value());
    CHECK_FALSE(roleFromName("").has_value());
}
