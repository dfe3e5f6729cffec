// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/beds.h"

#include <algorithm>

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<Segment, 5> segments = {{
    {Segment::women, "women"},
    {Segment::men, "men"},
    {Segment::any, "any"},
    {Segment::family, "family"},
    {Segment::accessible, "accessible"},
}};

constexpr WordTable<BedFeature, 4> features = {{
    {BedFeature::nearToilet, "near_toilet"},
    {BedFeature::wheelchair, "wheelchair"},
    {BedFeature::dog, "dog"},
    {BedFeature::quiet, "quiet"},
}};

constexpr WordTable<BedState, 7> states = {{
    {BedState::free, "free"},
    {BedState::held, "held"},
    {BedState::occupied, "occupied"},
    {BedState::away, "away"},
    {BedState::cleaning, "cleaning"},
    {BedState::outOfService, "out_of_service"},
    {BedState::off, "off"},
}};

}  // namespace

std::string_view name(Segment segment) {
    return wordFor(segments, segment);
}

Expected<Segment> segmentFromName(std::string_view text) {
    return valueOf(segments, "segment", text);
}

std::string_view name(BedFeature feature) {
    return wordFor(features, feature);
}

Expected<BedFeature> bedFeatureFromName(std::string_view text) {
    return valueOf(features, "has", text);
}

std::string_view name(BedState state) {
    return wordFor(states, state);
}

Expected<BedState> bedStateFromName(std::string_view text) {
    return valueOf(states, "state", text);
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

bool isGiven(BedState state) {
    return state == BedState::held || state == BedState::occupied || state == BedState::away;
}

bool has(const Bed& bed, BedFeature feature) {
    return std::find(bed.has.begin(), bed.has.end(), feature) != bed.has.end();
}

}  // namespace ostoja::domain
