// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "crypto/vault.h"
#include "error/error.h"
#include "host/clock.h"
#include "sqlite/connection.h"
#include "station/store/vault.h"

/// The copy that somebody may ask for of all that is kept of them (art. 15 GDPR).
namespace ostoja::station::store {

/// Each row that refers to the person, whichever table of the schema holds it, opened where it is sealed; the
/// journal's entries that name them; the same of the guests who they turned out to be. Of other people their
/// identifiers only. Throws what SQLite throws; error "person_unknown" for whoever isn't there or was erased.
Expected<boost::json::object> copyOfPerson(sqlite::Connection& connection, const Vault& vault,
                                           const std::string& person);

/// The same of a database that no station has open. That it was made is on the record before it is returned.
/// `who` is the identifier, or the chosen or legal name as it is kept. Errors also "person_ambiguous", which
/// names the identifiers, and Recorder::open's.
Expected<boost::json::object> exportPerson(const std::string& database, const crypto::MasterKey& key,
                                           const host::Clock& clock, const std::string& who);

}  // namespace ostoja::station::store
