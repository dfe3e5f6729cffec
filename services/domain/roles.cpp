// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/roles.h"

#include <algorithm>
#include <iterator>

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<Role, 5> roles = {{
    {Role::carer, "carer"},
    {Role::socialWorker, "social_worker"},
    {Role::manager, "manager"},
    {Role::administrator, "administrator"},
    {Role::outreachWorker, "outreach_worker"},
}};

constexpr WordTable<Right, 20> rights = {{
    {Right::seePeople, "see_people"},
    {Right::registerPeople, "register_people"},
    {Right::handleCards, "handle_cards"},
    {Right::answerCalls, "answer_calls"},
    {Right::seeDecisions, "see_decisions"},
    {Right::seePesel, "see_pesel"},
    {Right::seeRemarks, "see_remarks"},
    {Right::readHealth, "read_health"},
    {Right::writeHealth, "write_health"},
    {Right::seeProtected, "see_protected"},
    {Right::protect, "protect"},
    {Right::erase, "erase"},
    {Right::manageStaff, "manage_staff"},
    {Right::readRecord, "read_record"},
    {Right::endShift, "end_shift"},
    {Right::seeBoard, "see_board"},
    {Right::runNight, "run_night"},
    {Right::suspend, "suspend"},
    {Right::switchWinter, "switch_winter"},
    {Right::readFigures, "read_figures"},
}};

bool outreachWorkerMay(Right right) {
    switch (right) {
        case Right::seePeople:
        case Right::registerPeople:
        case Right::handleCards:
        case Right::answerCalls:
        case Right::seeRemarks:
        case Right::endShift:
        case Right::seeBoard:
            return true;
        default:
            return false;
    }
}

bool carerMay(Right right) {
    return outreachWorkerMay(right) || right == Right::seeDecisions || right == Right::readHealth ||
           right == Right::writeHealth || right == Right::runNight;
}

bool socialWorkerMay(Right right) {
    return carerMay(right) || right == Right::seePesel || right == Right::seeProtected ||
           right == Right::protect || right == Right::suspend || right == Right::readFigures;
}

bool managerMay(Right right) {
    return socialWorkerMay(right) || right == Right::erase || right == Right::manageStaff ||
           right == Right::readRecord || right == Right::switchWinter;
}

/// Keeps the machine and the accounts; has no business with the people.
bool administratorMay(Right right) {
    return right == Right::manageStaff || right == Right::readRecord || right == Right::endShift;
}

}  // namespace

bool may(Role role, Right right) {
    switch (role) {
        case Role::carer:
            return carerMay(right);
        case Role::socialWorker:
            return socialWorkerMay(right);
        case Role::manager:
            return managerMay(right);
        case Role::administrator:
            return administratorMay(right);
        case Role::outreachWorker:
            return outreachWorkerMay(right);
    }
    return false;
}

std::vector<Right> rightsOf(Role role) {
    std::vector<Right> found;
    for (const auto& row : rights) {
        if (may(role, row.value)) found.push_back(row.value);
    }
    return found;
}

std::string_view name(Role role) {
    return wordFor(roles, role);
}

std::string_view name(Right right) {
    return wordFor(rights, right);
}

Expected<Role> roleFromName(std::string_view text) {
    return valueOf(roles, "role", text);
}

Expected<Right> rightFromName(std::string_view text) {
    return valueOf(rights, "right", text);
}

}  // namespace ostoja::domain
