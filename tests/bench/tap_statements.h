// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "crypto/vault.h"
#include "station/store/journal_of.h"
#include "station/store/opening.h"
#include "tests/bench/figures.h"

namespace ostoja::bench {

/// The statements of a tap that takes a bed, in one transaction on the calling thread: no socket, no HTTP, no
/// other thread, no rule, no event. What a station's tap is measured by.
class TapStatements {
  public:
    /// A facility's database that no station has open. Throws with words.
    TapStatements(const std::string& path, const crypto::MasterKey& key);

    Clock::duration tap(std::int64_t resident);
    /// Ends the stay that the last tap began.
    void leave();

  private:
    void inTransaction(const auto& work);

    station::store::Opened opened_;
    station::store::JournalOf journal_;
    std::string night_;
    std::string bootId_;
    std::string stay_;
    std::string bed_;
};

}  // namespace ostoja::bench
