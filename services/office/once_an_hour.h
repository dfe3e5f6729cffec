// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace ostoja::office {

/// Keeps a log readable: the same complaint about the same caller is worth a line an hour, however often it
/// comes.
class OnceAnHour {
  public:
    /// Whether this is the first time within an hour; `nowMs` is monotonic.
    bool isNews(const std::string& complaint, std::int64_t nowMs);

  private:
    std::map<std::string, std::int64_t> toldAtMs_;
};

}  // namespace ostoja::office
