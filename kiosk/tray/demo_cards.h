// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "error/error.h"

namespace ostoja::tray {

/// A card of the demo's town that somebody may hold to a reader.
struct DemoCard {
    std::string name;
    /// As `ostoja-cards` calls it: "ntag213", "classic1k", "desfire" …
    std::string type;
    std::string uid;
};

/// The cards of the staff and then of the residents in a demo town's file, config/demo-town/town.toml, in its
/// order. Errors as host::Config gives them.
Expected<std::vector<DemoCard>> readDemoCards(const std::string& path);

}  // namespace ostoja::tray
