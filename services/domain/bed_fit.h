// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "domain/applicant.h"
#include "domain/beds.h"

namespace ostoja::domain {

/// Whether a bed has what somebody needs.
bool grants(const Bed& bed, Need need);
/// Quiet and a toilet nearby are wishes; a bed without the others is none for them.
bool isWish(Need need);
bool needs(const Applicant& who, Need need);

/// By their sex; of a child whose adult is here by that one's.
std::optional<Segment> wardOf(const Applicant& who);

bool isHeldFor(const Bed& bed, const Applicant& who);
bool isTheirs(const Bed& bed, const Applicant& who);
/// Women's and men's rooms by sex, family rooms for households, mixed and accessible ones for all.
bool isOfTheirWard(const Bed& bed, const Applicant& who);
/// Somebody sleeps in this bed with whom they must not share a room.
bool isOfSomebodyToAvoid(const Bed& bed, const Applicant& who);
bool isOfTheirHousehold(const Bed& bed, const Applicant& who);

/// With room for a wheelchair, which this person hasn't.
bool isKeptForWheelchairs(const Bed& bed, const Applicant& who);
/// How much else this bed has that others may come for yet and this person doesn't need.
long keptForOthers(const Bed& bed, const Applicant& who);

}  // namespace ostoja::domain
