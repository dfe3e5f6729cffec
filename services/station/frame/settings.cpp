// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/settings.h"

#include <grp.h>

#include <cstdlib>
#include <set>

#include "crypto/crypto.h"
#include "host/simulated_clock.h"

namespace ostoja::station {

namespace {

/// What the kernel takes for a Unix socket's path.
constexpr std::size_t longestSocketPath = 107;

bool isTerminalName(const std::string& name) {
    return !name.empty() && name.size() <= 32 && name != "uplink" && name != "admin" &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::vector<TerminalSettings> readTerminals(host::ConfigTable& root, const std::string& run) {
    std::vector<TerminalSettings> terminals;
    std::set<std::string> names;
    for (auto& table : root.tables("terminal")) {
        TerminalSettings terminal;
        terminal.name = table.text("name", "a terminal's name, like \"door-1\"");
        terminal.role = table.text("role", "\"door\" or \"staff\"");
        if (!isTerminalName(terminal.name) || !names.insert(terminal.name).second) {
            table.complain("name", "a name of its own of at most 32 small letters, digits and hyphens");
        } else if (run.size() + terminal.name.size() + std::string_view("/.reader").size() >
                   longestSocketPath) {
            table.complain("name", "a path of its sockets of at most 107 bytes");
        }
        if (terminal.role != "door" && !terminal.isStaffs()) {
            table.complain("role", "\"door\" or \"staff\"");
        }
        terminals.push_back(std::move(terminal));
    }
    return terminals;
}

std::optional<gid_t> readGroup(host::ConfigTable& groups, const std::string& role) {
    const auto name = groups.text(role, "a group's name", "");
    if (name.empty()) return std::nullopt;
    const auto* group = ::getgrnam(name.c_str());
    if (group == nullptr) {
        groups.complain(role, "a group of this system");
        return std::nullopt;
    }
    return group->gr_gid;
}

SocketGroups readGroups(host::ConfigTable& root) {
    if (!root.has("groups")) return {};
    auto groups = root.table("groups");
    return {.reader = readGroup(groups, "reader"),
            .screen = readGroup(groups, "screen"),
            .uplink = readGroup(groups, "uplink"),
            .admin = readGroup(groups, "admin")};
}

/// Where systemd puts it (LoadCredential, LoadCredentialEncrypted) unless the configuration names a file.
std::string readMasterKey(host::ConfigTable& root) {
    const auto* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
    auto given = credentials == nullptr ? std::string() : std::string(credentials) + "/master-key";
    if (!root.has("vault")) return given;
    return root.table("vault").text("key", "path of the master key", given);
}

}  // namespace

Expected<Settings> readSettings(host::Config& config) {
    Settings settings;
    auto root = config.root();
    auto station = root.table("station");
    settings.run = station.text("run", "folder of the station's sockets");
    settings.database = station.text("database", "path of the facility's database");
    constexpr std::int64_t mebibyte = 1'048'576;
    settings.ballastBytes = mebibyte * station.number("ballast_mib", "0 to 1024 (MiB)", 0, 1'024, 8);
    const auto officeKey = station.text("office_key", "path of the office's public key", "");
    if (!officeKey.empty()) {
        const auto key = crypto::readKeyFile(officeKey);
        if (!key) station.complain("office_key", "a key file: " + key.error().message);
        if (key) settings.officeKey = crypto::toHex(*key);
    }
    settings.masterKey = readMasterKey(root);
    settings.terminals = readTerminals(root, settings.run);
    settings.groups = readGroups(root);
    settings.simulatedBy = host::simulatedTime(root);
    settings.trace = host::Trace::configured(root);
    if (auto right = config.finish(); !right) return tl::make_unexpected(right.error());
    return settings;
}

}  // namespace ostoja::station
