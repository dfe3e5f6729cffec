// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tap.h"

namespace ostoja::domain {

namespace {

TapDecision tapAdmits(const TapCase& tap) {
    if (!tap.person->sex) return {Outcome::seeStaff, Change::askForStaff, std::nullopt};
    const auto bed = nextBed(tap.beds, *tap.person->sex);
    if (!bed) return {Outcome::fullHouse, Change::turnAway, std::nullopt};
    return {Outcome::bed, Change::takeBed, bed};
}

TapDecision decideNightShelter(const TapCase& tap) {
    if (tap.stay && tap.leaving) return {Outcome::left, Change::endStay, std::nullopt};
    if (tap.stay) return {Outcome::bed, tap.stay->away ? Change::comeBack : Change::seeStay, std::nullopt};
    return tapAdmits(tap);
}

TapDecision decideDayFacility(const TapCase& tap) {
    if (tap.visiting && tap.welcomed) return {Outcome::welcome, Change::seeVisit, std::nullopt};
    if (tap.visiting) return {Outcome::goodbye, Change::endVisit, std::nullopt};
    return {Outcome::welcome, Change::beginVisit, std::nullopt};
}

}  // namespace

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::bed:
            return "bed";
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
    if (tap.revoked) return {Outcome::seeStaff, Change::noteRevokedCard, std::nullopt};
    if (!tap.person) return {Outcome::unknownCard, Change::noteUnknownCard, std::nullopt};
    return tap.house == HouseKind::beds ? decideNightShelter(tap) : decideDayFacility(tap);
}

}  // namespace ostoja::domain
