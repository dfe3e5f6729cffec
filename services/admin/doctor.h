// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "host/clock.h"

/// Whether a station's box keeps what it knows as it should: who could read a copied disk, what might reach
/// it, what will soon stand still.
namespace ostoja::admin {

struct Space {
    std::uint64_t bytes = 0;
    std::uint64_t freeBytes = 0;
};

/// What the doctor looks at.
struct Patient {
    /// "" for the machine itself, else a folder that holds a machine's tree: its /etc, /var, /proc, /sys.
    std::string root;
    const host::Clock& clock;
    /// Of the disk on which a path lies.
    std::function<Space(const std::string& path)> space;
};

/// Something to change.
struct Finding {
    std::string code;   ///< short and stable: "key_in_the_clear"
    std::string words;  ///< what it means, and what to do, in one line
};

/// Nothing when all is well. Files that the operator may not read are findings of their own.
std::vector<Finding> examine(const Patient& patient);

/// statvfs.
Space spaceOf(const std::string& path);

}  // namespace ostoja::admin
