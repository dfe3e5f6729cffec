// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "tests/simulation/agenda.h"
#include "tests/simulation/figures.h"
#include "tests/simulation/network.h"
#include "tests/simulation/power_cut_disk.h"
#include "tests/simulation/random.h"
#include "tests/simulation/trace.h"
#include "tests/simulation/witness.h"

namespace ostoja::simulation {

/// Ways to break the world on purpose, to see that it is noticed.
enum class Lie {
    none,
    syncDoesNothing,      ///< a disk that acknowledges a sync and doesn't do it
    answersBeforeCommit,  ///< a station that tells before the COMMIT
    bedsAreForgotten,     ///< a record without the index of one person in a bed, and a rule that forgets it
    personsAreForgotten,  ///< the same with the index of one bed for a person
    officeKeepsTwice,     ///< an office that stores a repeated entry under a number of its own
    officeForgets,        ///< an office that answers before its COMMIT
    tapsAreForgotten,     ///< a record that keeps no tap, so that one that comes again is a new one
    snapshotMiscounts,    ///< a station that counts a place too many for taken in what it tells the office
    takenIsGiven,         ///< a rule that gives a taken bed to somebody else; the schema refuses it
    deathSpoilsFiles,     ///< a disk that spoils the first sector of every file when its box dies
    uplinkGivesUp,        ///< an uplink that asks nobody any more after its first failure
};

/// What everything in a simulated town shares. All that is left to chance comes from its seed.
struct World {
    World(std::uint64_t seed, std::int64_t trueStartMs, Lie told, bool prints)
        : random(seed),
          bornMs(trueStartMs),
          lie(told),
          trace(prints),
          disk(random.next()),
          network(agenda, figures, random.next()) {
        if (lie == Lie::syncDoesNothing) disk.lieAboutSync();
        if (lie == Lie::deathSpoilsFiles) disk.spoilAtDeath();
    }

    void tell(const std::string& line) { trace.tell(agenda.nowMs(), line); }

    Random random;
    /// The true UTC time at which it began.
    std::int64_t bornMs;
    Lie lie;
    Trace trace;
    Figures figures;
    Agenda agenda;
    PowerCutDisk disk;
    Network network;
    Witness witness;
};

}  // namespace ostoja::simulation
