// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/port_lock.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>

#include "tests/temporary_folder.h"

using namespace ostoja;
using nfc::PortLock;

namespace {

std::string codeOf(const Expected<PortLock>& lock) {
    return lock ? "taken" : lock.error().code;
}

}  // namespace

TEST_CASE("a port has one reader at a time, whatever it is called") {
    const TemporaryFolder folder;
    const auto port = folder.path("port");
    const auto link = folder.path("link");
    std::ofstream(port) << "";
    std::filesystem::create_symlink(port, link);
    std::optional<PortLock> first = *PortLock::take(port);
    CHECK(codeOf(PortLock::take(port)) == "port_taken");
    CHECK(codeOf(PortLock::take(link)) == "port_taken");
    first.reset();
    CHECK(codeOf(PortLock::take(link)) == "taken");
}

TEST_CASE("a port that isn't there can't be taken") {
    const TemporaryFolder folder;
    CHECK(codeOf(PortLock::take(folder.path("nothing"))) == "no_device");
    std::filesystem::create_symlink(folder.path("nothing"), folder.path("link"));
    CHECK(codeOf(PortLock::take(folder.path("link"))) == "no_device");
}

TEST_CASE("a USB reader needs no lock of ours") {
    const auto one = PortLock::take("");
    const auto other = PortLock::take("");
    CHECK(one.has_value());
    CHECK(other.has_value());
}
