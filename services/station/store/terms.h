// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/paper.h"
#include "domain/suspension.h"
#include "sqlite/connection.h"
#include "station/store/vault.h"

namespace ostoja::station::store {

/// A time for which somebody may not sleep here. The reason rests sealed under the person's key.
struct SuspensionKept {
    std::string id;
    std::string person;
    domain::Suspension days;
    std::string reason;
    bool lifted = false;
};

struct PaperKept {
    std::string id;
    std::string person;
    domain::Paper paper;
    bool ended = false;
};

/// On what terms a person may stay: suspensions and papers. Of the connection's thread; what SQLite throws
/// passes through.
class Terms {
  public:
    Terms(sqlite::Connection& connection, const Vault& vault) : connection_(connection), vault_(vault) {}

    void suspend(const SuspensionKept& suspension, std::int64_t sequence);
    std::optional<SuspensionKept> suspension(const std::string& id) const;
    /// The newest first, lifted ones, too.
    std::vector<SuspensionKept> suspensionsOf(const std::string& person) const;
    /// That holds on this day ("2026-11-26"), the longest of them.
    std::optional<domain::Suspension> suspendedOn(const std::string& person, const std::string& day) const;
    /// Without an entry's number it isn't lifted any more.
    void lift(const std::string& suspension, std::optional<std::int64_t> sequence);
    /// It was made by mistake.
    void forgetSuspension(const std::string& id);

    void keepPaper(const PaperKept& paper, std::int64_t sequence);
    std::optional<PaperKept> paper(const std::string& id) const;
    /// Those that weren't ended, by their first day.
    std::vector<PaperKept> papersOf(const std::string& person) const;
    /// Without an entry's number it goes on.
    void endPaper(const std::string& paper, std::optional<std::int64_t> sequence);

  private:
    sqlite::Connection& connection_;
    const Vault& vault_;
};

/// A person who is erased leaves none of these, and nobody is kept apart from them.
void forgetTermsOf(sqlite::Connection& connection, const std::string& person);

}  // namespace ostoja::station::store
