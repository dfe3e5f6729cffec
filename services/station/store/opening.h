// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "sqlite/connection.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// A connection to a database that has been looked at, and what stands in it.
struct Opened {
    std::unique_ptr<sqlite::Connection> connection;
    Facility facility;
};

/// Whether the file is there and this user's. Errors "database_missing", "database_unreadable",
/// "database_damaged" when it is empty.
Expected<void> checkFile(const std::string& path);

/// Opens for the writer: migrates, then looks whether the small tables, tonight's house and the journal's
/// last entries are whole. The caller holds the FileLock. Errors: checkFile's and sqlite::openForWriting's.
Expected<Opened> openForWriting(const std::string& path);

/// Opens a connection that can't write, of the version that this program knows.
Expected<Opened> openForReading(const std::string& path);

}  // namespace ostoja::station::store
