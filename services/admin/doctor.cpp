// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/doctor.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "admin/doctor_impl.h"
#include "crypto/certificate_requests.h"
#include "host/config.h"
#include "host/file_content.h"

namespace ostoja::admin {

namespace {

namespace fs = std::filesystem;

constexpr auto stationConfig = "/etc/ostoja/station.toml";
constexpr auto uplinkConfig = "/etc/ostoja/uplink.toml";
constexpr auto readerConfig = "/etc/ostoja/reader.toml";

constexpr std::uint64_t gibibyte = 1024ULL * 1024 * 1024;
constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

/// A text of a table of a program's configuration; empty where there is none.
std::string configured(const Box& box, const std::string& path, std::string_view table,
                       std::string_view key) {
    auto config = host::Config::load(box.at(path));
    if (!config || !config->root().has(table)) return {};
    return config->root().table(table).text(key, "path", "");
}

Box read(const std::string& root) {
    Box box{.root = root,
            .database = {},
            .masterKey = {},
            .certificate = {},
            .privateFiles = {},
            .unit = UnitFile::find(root, "ostoja-station.service")};
    box.database = configured(box, stationConfig, "station", "database");
    box.masterKey = configured(box, stationConfig, "vault", "key");
    box.certificate = configured(box, uplinkConfig, "office", "certificate");
    for (auto path : {box.masterKey, configured(box, uplinkConfig, "office", "key"),
                      configured(box, readerConfig, "reader", "card_key")}) {
        if (!path.empty()) box.privateFiles.push_back(std::move(path));
    }
    return box;
}

bool isOpen(const fs::path& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && (status.st_mode & 077U) != 0;
}

void examineModes(const Box& box, std::vector<Finding>& findings) {
    const auto close = [&](const std::string& path, const char* mode) {
        if (!isOpen(box.at(path))) return;
        findings.push_back(
            {"open_to_others", "Others may read " + path + ": `chmod " + mode + " " + path + "`."});
    };
    const fs::path database = box.database;
    close(database.parent_path(), "700");
    std::error_code none;
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(box.at(database.parent_path()), none)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(database.filename().string())) files.push_back(database.parent_path() / name);
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) close(file, "600");
    for (const auto& file : box.privateFiles) close(file, "600");
}

void examineDatabase(const Box& box, const Patient& patient, std::vector<Finding>& findings) {
    std::error_code none;
    if (!fs::exists(box.at(box.database), none)) {
        findings.push_back(
            {"database_missing", "There is no database at " + box.database +
                                     ", or you may not look there: run this as root; a new box gets "
                                     "one by `ostoja init`."});
        return;
    }
    const auto space = patient.space(box.at(box.database));
    if (space.freeBytes < std::max(gibibyte, space.bytes / 20)) {
        findings.push_back(
            {"disk_nearly_full",
             "Only " + std::to_string(space.freeBytes / (gibibyte / 1024)) + " MiB are free on the disk of " +
                 box.database +
                 ": when it is full nobody new is admitted. Make room; don't delete the ballast."});
    }
}

void examineClock(const Patient& patient, std::vector<Finding>& findings) {
    if (patient.clock.now().synchronised) return;
    findings.push_back(
        {"clock_unsynchronised",
         "The clock is not synchronised: ages of figures stay unknown, and a wrong date holds the "
         "night where it is. `timedatectl set-ntp true`; without a network, set it by hand."});
}

void examineCertificate(const Box& box, const Patient& patient, std::vector<Finding>& findings) {
    if (box.certificate.empty()) return;
    const auto facts = crypto::readFacts(host::contentOf(box.at(box.certificate)));
    if (!facts) {
        findings.push_back(
            {"certificate_unreadable", "The uplink's certificate " + box.certificate +
                                           " can't be read: run this as root, or enrol the box "
                                           "(`ostoja enrol box`)."});
        return;
    }
    const auto leftMs = facts->endsMs - patient.clock.wallMs();
    const auto lifeMs = facts->endsMs - facts->beginsMs;
    if (leftMs > lifeMs / 4) return;
    const auto when = leftMs < 0 ? "has ended" : "ends in " + std::to_string(leftMs / dayMs) + " days";
    findings.push_back(
        {"certificate_ends",
         "The uplink's certificate " + when +
             "; it is renewed when two thirds of its life are over. `ostoja renew --office HOST:PORT "
             "--directory " +
             fs::path(box.certificate).parent_path().string() + "`, and see why that isn't done daily."});
}

}  // namespace

std::vector<Finding> examine(const Patient& patient) {
    const auto box = read(patient.root);
    std::vector<Finding> findings;
    if (box.database.empty()) {
        findings.push_back(
            {"no_station", std::string("No database is named in ") + stationConfig +
                               ", or you may not read it: this is no station's box yet, or run this "
                               "as root."});
    } else {
        examineDatabase(box, patient, findings);
        examineMasterKey(box, findings);
        examineModes(box, findings);
    }
    examineMemory(box, findings);
    examineClock(patient, findings);
    examineCertificate(box, patient, findings);
    return findings;
}

Space spaceOf(const std::string& path) {
    struct statvfs status {};
    if (statvfs(path.c_str(), &status) != 0) return {};
    return {.bytes = status.f_blocks * status.f_frsize, .freeBytes = status.f_bavail * status.f_frsize};
}

}  // namespace ostoja::admin
