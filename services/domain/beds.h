// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::domain {

enum class Sex { woman, man };

/// Whom a room is for.
enum class Segment { women, men, any };

std::string_view name(Segment segment);
Expected<Segment> segmentFromName(std::string_view text);
/// "f" or "m", as the API and the store write it.
std::string_view letter(Sex sex);
Expected<Sex> sexFromLetter(std::string_view text);

/// The rooms that are kept for people like this one.
Segment ownSegment(Sex sex);

/// One bed as it is tonight.
struct Bed {
    std::string id;
    Segment segment = Segment::any;
    bool inUse = true;
    /// Somebody has it tonight, in the house or out for a moment.
    bool taken = false;
};

/// The next bed for a person, as an index into `beds`, which stand in the order of the house: the first free
/// bed in the rooms of their own, else the first free one in a room for anybody. None when the house is full
/// for them.
std::optional<std::size_t> nextBed(std::span<const Bed> beds, Sex sex);

}  // namespace ostoja::domain
