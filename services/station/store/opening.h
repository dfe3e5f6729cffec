// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "crypto/vault.h"
#include "sqlite/connection.h"
#include "station/store/records.h"
#include "station/store/vault.h"

namespace ostoja::station::store {

/// A connection to a database that has been looked at, and what stands in it.
struct Opened {
    std::unique_ptr<sqlite::Connection> connection;
    Facility facility;
    /// Nothing where it was opened without the key: what is sealed stays so.
    std::unique_ptr<Vault> vault;
};

/// Whether the file is there and this user's. Errors "database_missing", "database_unreadable",
/// "database_damaged" when it is empty.
Expected<void> checkFile(const std::string& path);

/// Opens for the writer: migrates, then looks whether the small tables, tonight's house and the journal's
/// last entries are whole. The caller holds the FileLock. Errors: "key_other" (another facility's database,
/// or another box's key; nothing was changed), checkFile's and sqlite::openForWriting's.
Expected<Opened> openForWriting(const std::string& path, const crypto::MasterKey& key);

/// Opens a connection that can't write, of the version that this program knows.
Expected<Opened> openForReading(const std::string& path, const crypto::MasterKey& key);
/// The same for whoever has no key and reads nothing that is sealed.
Expected<Opened> openSealed(const std::string& path);

}  // namespace ostoja::station::store
