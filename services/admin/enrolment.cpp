// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/enrolment.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>
#include <system_error>
#include <vector>

#include "crypto/certificates.h"
#include "crypto/crypto.h"
#include "host/config.h"

namespace ostoja::admin {
namespace {

namespace fs = std::filesystem;

constexpr const char* allowListName = "stations.toml";
constexpr const char* allowListHead =
    "# SPDX-License-Identifier: GPL-3.0-or-later\n"
    "# The stations that the office listens to. `ostoja enrol station` adds one; deleting one refuses its "
    "next request.\n";

Expected<void> refuseExisting(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (fs::exists(fs::symlink_status(path))) {
            return failure(
                "file_exists",
                path + " is already there. Nothing was changed; move it away, or choose another folder.");
        }
    }
    return {};
}

Expected<void> makeFolder(const std::string& directory) {
    std::error_code problem;
    const bool made = fs::create_directories(directory, problem);
    if (problem) {
        return failure("folder_unwritable", directory + ": " + problem.message() + ".");
    }
    if (made) {
        fs::permissions(directory, fs::perms::owner_all, problem);
    }
    return {};
}

/// Written beside its place and moved there, so that a reader sees the old file or the new one.
Expected<void> replaceFile(const std::string& path, const std::string& content) {
    const std::string draft = path + ".new";
    {
        std::ofstream file(draft, std::ios::binary | std::ios::trunc);
        file << content;
        file.flush();
        if (!file) {
            return failure("file_unwritable", draft + " can't be written.");
        }
    }
    if (std::rename(draft.c_str(), path.c_str()) != 0) {
        return failure("file_unwritable", path + " can't be replaced.");
    }
    return {};
}

std::string tomlText(const std::string& text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
        }
        quoted += letter;
    }
    return quoted + "\"";
}

/// A certificate's common name holds 64 characters; counted in bytes here, which is the stricter measure.
Expected<void> checkName(const std::string& name) {
    const bool printable = std::none_of(name.begin(), name.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7F;
    });
    if (name.empty() || name.size() > 50 || !printable) {
        return failure("name_unusable", "--name: a name of at most 50 bytes on one line was expected.");
    }
    return {};
}

Expected<void> writeKeyPair(const std::string& directory) {
    const crypto::SigningPair pair = crypto::newSigningPair();
    const auto secret = crypto::fromHex(pair.secretHex);
    const auto open = crypto::fromHex(pair.publicHex);
    if (!secret || !open) {
        return failure("key_unmade", "The office's signing key couldn't be made.");
    }
    const auto bytes = [](const std::string& text) {
        return std::span<const std::uint8_t>(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    };
    const std::string openPath = directory + "/office-signing.pub";
    if (auto written = crypto::writeKeyFile(directory + "/office-signing.key", bytes(*secret)); !written) {
        return written;
    }
    if (auto written = crypto::writeKeyFile(openPath, bytes(*open)); !written) {
        return written;
    }
    ::chmod(openPath.c_str(), 0644);
    return {};
}

Expected<std::string> readAllowList(const std::string& path, const std::string& newId) {
    auto config = host::Config::load(path);
    if (!config) {
        return tl::make_unexpected(config.error());
    }
    bool listed = false;
    for (host::ConfigTable& station : config->root().tables("station")) {
        listed = station.text("id", "the station's UUID") == newId || listed;
        station.text("name", "the station's name");
        station.text("key", "SHA-256 of its public key in hex");
    }
    if (auto finished = config->finish(); !finished) {
        return tl::make_unexpected(finished.error());
    }
    if (listed) {
        return failure("station_exists",
                       path + " already has the station " + newId + ". Nothing was changed.");
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace

Expected<void> enrolTown(const std::string& directory, const std::string& townName,
                         const std::string& hosts) {
    std::vector<std::string> paths;
    for (const char* name : {"ca.pem", "ca.key", "office.pem", "office.key", "office-signing.key",
                             "office-signing.pub", "town-card.key", allowListName}) {
        paths.push_back(directory + "/" + name);
    }
    crypto::Key32 cardKey{};
    crypto::randomBytes(cardKey);
    return checkName(townName)
        .and_then([&] { return refuseExisting(paths); })
        .and_then([&] { return makeFolder(directory); })
        .and_then([&] { return crypto::makeAuthority(directory, townName); })
        .and_then([&] { return crypto::issueCertificate(directory, directory + "/office", townName, hosts); })
        .and_then([&] { return writeKeyPair(directory); })
        .and_then([&] { return crypto::writeKeyFile(directory + "/town-card.key", cardKey); })
        .and_then([&] { return replaceFile(directory + "/" + allowListName, allowListHead); });
}

Expected<EnrolledStation> enrolStation(const std::string& directory, const std::string& name,
                                       const std::string& id, const host::Clock& clock) {
    const std::string allowList = directory + "/" + allowListName;
    if (!fs::exists(directory + "/ca.key") || !fs::exists(allowList)) {
        return failure("town_not_enrolled", directory + " has no authority. `ostoja enrol town --directory " +
                                                directory + "` makes it.");
    }
    if (auto usable = checkName(name); !usable) {
        return tl::make_unexpected(usable.error());
    }
    if (!id.empty() && !crypto::isUuid(id)) {
        return failure("not_uuid", "--id: a UUID in lower-case letters was expected.");
    }
    EnrolledStation station;
    station.id = id.empty() ? crypto::newUuid(clock.now().wallMs) : id;
    const std::string prefix = directory + "/station-" + station.id;
    station.certificatePath = prefix + ".pem";
    station.keyPath = prefix + ".key";

    const auto listed = readAllowList(allowList, station.id);
    if (!listed) {
        return tl::make_unexpected(listed.error());
    }
    auto issued = refuseExisting({station.certificatePath, station.keyPath}).and_then([&] {
        return crypto::issueCertificate(directory, prefix, name, "");
    });
    if (!issued) {
        return tl::make_unexpected(issued.error());
    }
    const auto key = crypto::publicKeyOf(station.certificatePath);
    if (!key) {
        return tl::make_unexpected(key.error());
    }
    const std::string entry = "\n[[station]]\nid = " + tomlText(station.id) + "\nname = " + tomlText(name) +
                              "\nkey = " + tomlText(*key) + "\n";
    if (auto written = replaceFile(allowList, *listed + entry); !written) {
        return tl::make_unexpected(written.error());
    }
    return station;
}

}  // namespace ostoja::admin
