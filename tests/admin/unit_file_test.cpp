// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "admin/unit_file.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using admin::UnitFile;

namespace {

void write(const std::filesystem::path& path, const std::string& content) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << content;
}

}  // namespace

TEST_CASE("a unit is what its file says and its drop-ins change") {
    const TemporaryFolder folder;
    const auto& root = folder.root();
    CHECK_FALSE(UnitFile::find(root, "a.service").has_value());

    write(root + "/lib/systemd/system/a.service",
          "# LimitCORE=1\n[Service]\n LimitCORE = 0 \nLoadCredential=x:/x\nExecStart=/bin/a --b=c\n");
    auto unit = UnitFile::find(root, "a.service");
    REQUIRE(unit.has_value());
    CHECK(unit->value("LimitCORE") == "0");
    CHECK(unit->value("ExecStart") == "/bin/a --b=c");
    CHECK(unit->value("User").empty());

    write(root + "/etc/systemd/system/a.service.d/20.conf", "[Service]\nLoadCredential=z:/z\n");
    write(root + "/usr/lib/systemd/system/a.service.d/10.conf", "[Service]\nLoadCredential=y:/y\n");
    write(root + "/etc/systemd/system/a.service.d/notes.txt", "LoadCredential=never:/never\n");
    CHECK(UnitFile::find(root, "a.service")->values("LoadCredential") ==
          std::vector<std::string>{"x:/x", "y:/y", "z:/z"});

    write(root + "/run/systemd/system/a.service.d/10.conf", "[Service]\nLoadCredential=\n");
    CHECK(UnitFile::find(root, "a.service")->values("LoadCredential") == std::vector<std::string>{"z:/z"});

    write(root + "/etc/systemd/system/a.service", "[Service]\nUser=b\n");
    CHECK(UnitFile::find(root, "a.service")->value("User") == "b");
    CHECK(UnitFile::find(root, "a.service")->value("LimitCORE").empty());
}
