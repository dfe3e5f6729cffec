// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/pin.h"
#include "domain/roles.h"
#include "error/error.h"
#include "station/store/vault.h"

namespace ostoja::station::store {

struct StaffMember {
    std::string id;
    domain::Role role = domain::Role::carer;
    /// False for one who has left; the account stays, for what it did.
    bool active = true;
    /// Starts at 1 and grows with each change of name, role or state.
    std::int64_t version = 1;
    std::string name;
    bool hasPin = false;
    bool hasCard = false;
    domain::PinFailures failures;
};

/// The staff's accounts, names and PIN hashes sealed with a key of each member's. Of the connection's thread;
/// what SQLite throws passes through.
class StaffBook {
  public:
    StaffBook(sqlite::Connection& connection, const Vault& vault) : connection_(connection), vault_(vault) {}

    /// By identifier, so the oldest first; also those who have left.
    std::vector<StaffMember> all() const;
    std::optional<StaffMember> member(const std::string& id) const;

    /// Makes an account or changes one's name, role and state; the version that is now its own. The rest of
    /// `member` isn't looked at.
    std::int64_t put(const StaffMember& member);

    /// As crypto::hashPin made it; nothing before the first.
    std::optional<std::string> pinHash(const std::string& id) const;
    /// Forgets failures, too.
    void setPinHash(const std::string& id, const std::string& hash);
    void setFailures(const std::string& id, const domain::PinFailures& failures);

    std::optional<std::string> memberOfCard(const std::string& hash) const;
    /// In place of the member's card so far. Error "card_taken": it is somebody's.
    Expected<void> giveCard(const std::string& id, const std::string& hash, const std::string& kind);
    void takeCard(const std::string& id);

    /// The code is kept as a hash under a key of its own; letters' case, spaces and hyphens don't matter.
    void makeSetupCode(const std::string& code, const std::string& member);
    /// Whom the code makes the first administrator; nothing for a code that is none or was used.
    std::optional<std::string> memberOfSetupCode(const std::string& code) const;
    /// From here on it opens nothing. `sequence` is the journal entry's number.
    void useSetupCode(const std::string& code, std::int64_t sequence);

  private:
    std::string setupHash(const std::string& code) const;

    sqlite::Connection& connection_;
    const Vault& vault_;
};

}  // namespace ostoja::station::store
