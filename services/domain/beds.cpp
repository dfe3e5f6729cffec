// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/beds.h"

namespace ostoja::domain {

std::string_view name(Segment segment) {
    switch (segment) {
        case Segment::women:
            return "women";
        case Segment::men:
            return "men";
        case Segment::any:
            break;
    }
    return "any";
}

Expected<Segment> segmentFromName(std::string_view text) {
    for (const auto segment : {Segment::women, Segment::men, Segment::any}) {
        if (text == name(segment)) return segment;
    }
    return failure("malformed", "segment: women, men or any was expected");
}

std::string_view letter(Sex sex) {
    return sex == Sex::woman ? "f" : "m";
}

Expected<Sex> sexFromLetter(std::string_view text) {
    if (text == "f") return Sex::woman;
    if (text == "m") return Sex::man;
    return failure("malformed", "sex: f or m was expected");
}

Segment ownSegment(Sex sex) {
    return sex == Sex::woman ? Segment::women : Segment::men;
}

std::optional<std::size_t> nextBed(std::span<const Bed> beds, Sex sex) {
    for (const auto segment : {ownSegment(sex), Segment::any}) {
        for (std::size_t i = 0; i < beds.size(); ++i) {
            if (beds[i].segment == segment && beds[i].inUse && !beds[i].taken) return i;
        }
    }
    return std::nullopt;
}

}  // namespace ostoja::domain
