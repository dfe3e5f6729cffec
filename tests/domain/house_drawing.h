// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/applicant.h"
#include "domain/beds.h"

namespace ostoja::domain {

/// A house in words: "1 men: 1.lower 2.upper.taken; 2 any: 3.dog.extra". After a bed's number, joined by
/// dots: lower, upper; taken, away, held, cleaning, broken, off; extra; near_toilet, wheelchair, dog, quiet;
/// by=whose it is, of=their household, for=whom it is held for.
std::vector<Bed> house(const std::string& drawing);

/// Somebody in words: "Jan man dog", "Ewa woman lower_bunk age=7 household=H last=3 apart=Jan". The first
/// word is their identifier; with=woman: an adult of theirs is here; refused=intoxicated: by a carer tonight.
Applicant applicant(const std::string& words);
/// Several, with commas between them.
std::vector<Applicant> party(const std::string& words);

}  // namespace ostoja::domain
