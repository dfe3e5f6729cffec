// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace ostoja::sqlite {

/// Room held back on a database's disk, the file `<database>.ballast`: given up when the disk is full, so
/// that what ends something can still be written, and held again when there is room. While it is given up,
/// nothing new should be begun; that outlives a restart. Of one thread at a time.
class Ballast {
  public:
    /// Makes it where there is room for it and something more, and brings one of another size to this one;
    /// where there isn't room, what is there serves. 0 bytes holds nothing, removes what was held, and is
    /// never given up.
    Ballast(const std::string& databasePath, std::int64_t bytes);

    /// Whether new work may begin: false from giveUp() until there was room to hold it again, which this
    /// tries.
    bool allowsNewWork();
    /// Frees its room. False when there is none to free.
    bool giveUp();

  private:
    /// Of its file; -1 without one.
    std::int64_t size() const;
    bool fits() const;
    bool make() const;

    std::string path_;
    std::int64_t bytes_;
    bool givenUp_ = false;
};

}  // namespace ostoja::sqlite
