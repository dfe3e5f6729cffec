// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "error/error.h"

namespace ostoja::kiosk {

/// Writes a file for nobody else to read (0600) into a folder that is there, over none: where the name is
/// taken already, a number comes after it, "list-2.pdf". It is on the disk, or nothing of it is. Returns its
/// path. May take as long as the disk does. Errors: "folder_missing", "folder_shut" (may not be written to),
/// "folder_full", "file_unwritten".
Expected<QString> keepFile(const QString& folder, const QString& name, const QByteArray& bytes);

}  // namespace ostoja::kiosk
