// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/admission.h"
#include "error/error.h"
#include "station/tonight/coming.h"

/// A bed that a carer gives by hand to one of those who come.
namespace ostoja::station {

/// That there is no bed, or none but beside somebody: found about all of them and no bed in particular.
bool isAboutBeds(const domain::Finding& finding);

/// One that is free, or held for one of them. Errors "bed_unknown", "bed_not_in_use", "bed_taken".
Expected<std::size_t> chosenBed(const Coming& coming, const std::string& bed);

/// The admission with this bed for the first of them: what stands against it counts instead of what stood
/// against the best one. Whoever of them had it gets the first one's; where there was none for all of them
/// together, the others are looked for beside that bed.
void choose(const Coming& coming, std::size_t bed, std::int64_t nowMs,
            const std::vector<domain::Ground>& despite, domain::Admission& admission);

}  // namespace ostoja::station
