// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "crypto/vault.h"
#include "tests/temporary_folder.h"

namespace ostoja::station {

/// smallShelter() as version 1 of a facility's database kept it: names, greetings and sexes plain, half of
/// them in the log still, and others in free pages whose people were deleted. Resident 1 has a bed.
class FormerHouse {
  public:
    FormerHouse();

    /// The files, with their log, to where somebody opens them.
    void copyTo(const std::string& database) const;

    /// What stood plain of people: whole and in parts.
    static std::vector<std::string> plainWords();

    const crypto::MasterKey key = crypto::MasterKey::make();
    std::size_t entries = 0;

  private:
    TemporaryFolder folder_;
    std::string database_;
};

/// Which of the words stand in some file of the folder, in UTF-8, UTF-16 of either order, or folded (small
/// letters without their marks): "word in file".
std::vector<std::string> foundIn(const std::string& folder, const std::vector<std::string>& words);

}  // namespace ostoja::station
