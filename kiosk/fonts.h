// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ostoja::kiosk {

/// Makes the screens' own fonts the only ones of this process: Inter, Material Icons, and Noto Sans for the
/// scripts that Inter lacks. A start reads all the fonts that a program may use, and for most of its time
/// those that nobody's name needs. Before the QGuiApplication; to no effect where FONTCONFIG_FILE names
/// another choice or Inter isn't where Debian puts it.
void useOwnFonts();

}  // namespace ostoja::kiosk
