// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tap.h"

namespace ostoja::domain {

namespace {

TapDecision decideNightShelter(const TapCase& tap) {
    if (tap.waiting && tap.leaving) return {Outcome::left, Change::withdraw};
    if (tap.waiting) return {Outcome::arrival, Change::seeArrival};
    if (tap.stay && tap.leaving) return {Outcome::left, Change::endStay};
    if (tap.stay) return {Outcome::bed, tap.stay->away ? Change::comeBack : Change::seeStay};
    return {Outcome::bed, Change::come};
}

TapDecision decideDayFacility(const TapCase& tap) {
    if (tap.visiting && tap.welcomed) return {Outcome::welcome, Change::seeVisit};
    if (tap.visiting) return {Outcome::goodbye, Change::endVisit};
    return {Outcome::welcome, Change::beginVisit};
}

}  // namespace

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::bed:
            return "bed";
        case Outcome::arrival:
            return "arrival";
        case Outcome::closed:
            return "closed";
        case Outcome::fullHouse:
            return "full_house";
        case Outcome::welcome:
            return "welcome";
        case Outcome::goodbye:
            return "goodbye";
        case Outcome::left:
            return "left";
        case Outcome::seeStaff:
            return "see_staff";
        case Outcome::unknownCard:
            break;
    }
    return "unknown_card";
}

TapDecision decideTap(const TapCase& tap) {
    if (tap.revoked) return {Outcome::seeStaff, Change::noteRevokedCard};
    if (!tap.known) return {Outcome::unknownCard, Change::noteUnknownCard};
    return tap.house == HouseKind::beds ? decideNightShelter(tap) : decideDayFacility(tap);
}

}  // namespace ostoja::domain
