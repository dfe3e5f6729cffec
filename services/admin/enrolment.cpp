// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/enrolment.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <system_error>
#include <vector>

#include "crypto/certificate_requests.h"
#include "crypto/certificates.h"
#include "crypto/crypto.h"
#include "enrolment/allow_list.h"
#include "enrolment/allow_list_text.h"
#include "enrolment/files.h"
#include "host/file_content.h"

namespace ostoja::admin {
namespace {

namespace fs = std::filesystem;

constexpr const char* allowListName = "stations.toml";
Expected<void> refuseExisting(const std::string& directory, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto path = (fs::path(directory) / name).string();
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

/// The list's text, once it can be read and doesn't hold that station yet.
Expected<std::string> readAllowList(const std::string& path, const std::string& newId) {
    const auto list = enrolment::AllowList::load(path);
    if (!list) {
        return tl::make_unexpected(list.error());
    }
    if (list->byId(newId) != nullptr) {
        return failure("station_exists",
                       path + " already has the station " + newId + ". Nothing was changed.");
    }
    return host::contentOf(path);
}

Expected<void> checkHosts(const std::string& hosts) {
    return crypto::checkHosts(hosts).map_error([](const Error& error) {
        return Error{error.code, "--hosts: " + error.message};
    });
}

/// All or nothing: the files are made aside and moved in when the last one is there.
Expected<void> makeTown(const std::string& directory, const std::string& townName, const std::string& hosts) {
    const std::vector<std::string> names{
        "ca.pem",    "ca.key",    "office.pem",    "office.key", "office-signing.key", "office-signing.pub",
        "boxes.pem", "boxes.key", "town-card.key", allowListName};
    const auto lock = enrolment::FolderLock::take(directory);
    if (!lock) {
        return tl::make_unexpected(lock.error());
    }
    if (auto free = refuseExisting(directory, names); !free) {
        return free;
    }
    auto workshop = enrolment::Workshop::open(directory);
    if (!workshop) {
        return tl::make_unexpected(workshop.error());
    }
    const std::string& made = workshop->path();
    crypto::Key32 cardKey{};
    crypto::randomBytes(cardKey);
    return crypto::makeAuthority(made, townName)
        .and_then([&] { return crypto::issueCertificate(made, made + "/office", townName, hosts); })
        .and_then([&] { return writeKeyPair(made); })
        .and_then([&] { return crypto::writeKeyFile(made + "/town-card.key", cardKey); })
        .and_then([&] { return crypto::makeBoxAuthority(made, townName); })
        .and_then(
            [&] { return enrolment::replaceFile(made + "/" + allowListName, enrolment::emptyListText()); })
        .and_then([&] { return workshop->deliver(names); });
}

/// Issues the station's certificate and lists it; the caller holds the folder's lock.
Expected<void> listStation(const std::string& directory, const EnrolledStation& station,
                           const std::string& name) {
    const std::string allowList = directory + "/" + allowListName;
    const auto listed = readAllowList(allowList, station.id);
    if (!listed) {
        return tl::make_unexpected(listed.error());
    }
    const std::string file = "station-" + station.id;
    const std::vector<std::string> names{file + ".pem", file + ".key"};
    if (auto free = refuseExisting(directory, names); !free) {
        return free;
    }
    auto workshop = enrolment::Workshop::open(directory);
    if (!workshop) {
        return tl::make_unexpected(workshop.error());
    }
    const std::string made = workshop->path() + "/" + file;
    if (auto issued = crypto::issueCertificate(directory, made, name, ""); !issued) {
        return issued;
    }
    const auto key = crypto::publicKeyOf(made + ".pem");
    if (!key) {
        return tl::make_unexpected(key.error());
    }
    if (auto delivered = workshop->deliver(names); !delivered) {
        return delivered;
    }
    auto written = enrolment::replaceFile(
        allowList,
        enrolment::withStation(*listed, {.id = station.id, .name = name, .key = *key, .invitation = {}}));
    if (!written) {
        std::error_code ignored;
        fs::remove(station.certificatePath, ignored);
        fs::remove(station.keyPath, ignored);
    }
    return written;
}

}  // namespace

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

Expected<void> enrolTown(const std::string& directory, const std::string& townName,
                         const std::string& hosts) {
    const bool there = fs::exists(directory);
    auto made = checkName(townName)
                    .and_then([&] { return checkHosts(hosts); })
                    .and_then([&] { return makeFolder(directory); })
                    .and_then([&] { return makeTown(directory, townName, hosts); });
    if (!made && !there) {
        std::error_code notEmpty;
        fs::remove(directory, notEmpty);
    }
    return made;
}

Expected<EnrolledStation> enrolStation(const std::string& directory, const std::string& name,
                                       const std::string& id, const host::Clock& clock) {
    if (!fs::exists(directory + "/ca.key") || !fs::exists(directory + "/" + allowListName)) {
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

    const auto lock = enrolment::FolderLock::take(directory);
    if (!lock) {
        return tl::make_unexpected(lock.error());
    }
    if (auto listed = listStation(directory, station, name); !listed) {
        return tl::make_unexpected(listed.error());
    }
    return station;
}

}  // namespace ostoja::admin
