// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "admin/doctor.h"
#include "admin/unit_file.h"

namespace ostoja::admin {

/// What of the box's configuration tells the doctor where to look; paths as the programs see them.
struct Box {
    std::string root;
    std::string database;
    std::string masterKey;  ///< [vault] key; empty when systemd hands it over
    std::string certificate;
    std::vector<std::string> privateFiles;
    std::optional<UnitFile> unit;

    std::string at(const std::string& path) const { return root + path; }
};

/// Who could read the names on a copied disk: where the master key lies, and what it is encrypted with.
void examineMasterKey(const Box& box, std::vector<Finding>& findings);
/// What of the programs' memory might reach the disk.
void examineMemory(const Box& box, std::vector<Finding>& findings);

}  // namespace ostoja::admin
