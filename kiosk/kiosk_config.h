// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QStringList>
#include <optional>
#include <string>

#include "error/error.h"
#include "host/config.h"
#include "host/trace.h"

namespace ostoja::kiosk {

/// Whom the screen is for: residents at a door, or staff at a desk.
enum class ScreenRole { door, staff };

/// What config/kiosk.toml may say.
struct KioskConfig {
    /// Path of the station's socket for this screen.
    std::string socket;
    ScreenRole role = ScreenRole::door;
    /// Without one the window takes the whole screen.
    std::optional<QSize> size;
    /// Without one it comes from the screen's own size, where that can be believed.
    std::optional<double> pixelsPerMm;
    /// Codes of the languages offered, the house's own first.
    QStringList languages;
    /// Folder for pictures of each screen shown; empty takes none.
    QString photographs;
    bool reducedMotion = false;
    /// Of a desk: the folder where lists and figures are kept as files; empty keeps none.
    QString reports;
    host::Trace trace;
    /// The file of a demonstration's time; empty for the machine's.
    std::string simulatedBy;
};

/// Error "config_invalid" holds every complaint with file, line and key.
Expected<KioskConfig> readKioskConfig(host::Config& config);

}  // namespace ostoja::kiosk
