// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "crypto/vault.h"

namespace ostoja::bench {

/// How old and how large a facility is.
struct FacilitySize {
    std::int64_t residents = 20'000;
    /// Entries in its journal; 0 for a facility that has just been set up. Enough of them make ten years of
    /// nights in which each bed was slept in.
    std::int64_t entries = 0;
};

/// Ten years.
inline constexpr std::int64_t nightsOfAFacility = 3'650;
inline constexpr int bedsOfAFacility = 100;

/// Of the manager: cardOf() it.
inline constexpr std::int64_t staffCard = -1;
inline constexpr const char* staffPin = "713905";

/// The hash of the nth resident's card, from 0.
std::string cardOf(std::int64_t resident);

/// The master key in that file; a new one where there is none. Throws with words.
crypto::MasterKey keyIn(const std::string& file);

/// Creates a night shelter's database with a past that ended yesterday; its chain of hashes is whole. Not
/// safe against a power cut. Throws with words.
void makeFacility(const std::string& path, const FacilitySize& size, const crypto::MasterKey& key);

}  // namespace ostoja::bench
