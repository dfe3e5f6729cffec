// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "domain/two_places.h"

namespace ostoja::station {

/// Where each card was seen last, for as long as that can matter. In memory only: after a restart nobody is
/// suspected.
class CardWatch {
  public:
    /// Notes it, and says whether nobody could have carried the card there.
    bool sees(const std::string& card, const domain::CardSeen& seen);

  private:
    void forgetBefore(std::int64_t monotonicMs);

    std::unordered_map<std::string, domain::CardSeen> last_;
};

}  // namespace ostoja::station
