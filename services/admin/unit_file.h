// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ostoja::admin {

/// A unit of systemd as it is in force: the first one of its name, then its drop-ins. Only what a key's lines
/// say; no specifiers, no section of its own for each key.
class UnitFile {
  public:
    /// `root` is "" on the machine itself, else the folder of a tree. Nothing where there is no such unit.
    static std::optional<UnitFile> find(const std::string& root, const std::string& name);

    /// What is assigned to a key, in order; an empty assignment forgets those before it.
    std::vector<std::string> values(std::string_view key) const;
    /// The last one; empty when there is none.
    std::string value(std::string_view key) const;

  private:
    std::vector<std::pair<std::string, std::string>> lines_;
};

}  // namespace ostoja::admin
