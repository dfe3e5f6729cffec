// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <filesystem>

#include "admin/doctor_impl.h"
#include "host/file_content.h"

namespace ostoja::admin {

namespace {

namespace fs = std::filesystem;

constexpr auto hostSecret = "/var/lib/systemd/credential.secret";
constexpr auto howElsewhere =
    "keep the key on a token that is taken out, or type it at each start (docs/operator.md, \"A master key "
    "that "
    "rests on no disk\")";

bool exists(const std::string& path) {
    std::error_code none;
    return fs::exists(path, none);
}

bool hasTpm(const Box& box) {
    return exists(box.at("/sys/class/tpm/tpm0")) || exists(box.at("/dev/tpmrm0"));
}

std::string howToChange(const Box& box) {
    if (hasTpm(box)) {
        return "this machine has a TPM: `systemd-creds encrypt --with-key=host+tpm2 --name=master-key "
               "KEYFILE "
               "/etc/ostoja/master-key.cred`, then remove KEYFILE";
    }
    return std::string("this machine has no TPM: ") + howElsewhere;
}

/// The path of a credential of the unit, under "LoadCredential" or "LoadCredentialEncrypted".
std::string credential(const Box& box, std::string_view key) {
    if (!box.unit) return {};
    for (const auto& value : box.unit->values(key)) {
        constexpr std::string_view name = "master-key:";
        if (value.starts_with(name)) return value.substr(name.size());
    }
    return {};
}

bool isOnOneDisk(const std::string& one, const std::string& other) {
    struct stat left {};
    struct stat right {};
    return stat(one.c_str(), &left) == 0 && stat(other.c_str(), &right) == 0 && left.st_dev == right.st_dev;
}

/// A disk under LUKS is noise when it is copied.
bool isEncryptedDisk(const Box& box, const std::string& path) {
    struct stat file {};
    if (stat(path.c_str(), &file) != 0) return false;
    const auto device = std::to_string(major(file.st_dev)) + ":" + std::to_string(minor(file.st_dev));
    return host::contentOf(box.at("/sys/dev/block/" + device + "/dm/uuid")).starts_with("CRYPT-");
}

/// What systemd-creds writes begins, in base64, with what the key was made from: 16 bytes for the host's own
/// secret (5a1c6a86…) and for no secret at all (058469da…); all others need the TPM.
bool needsTpm(const std::string& credential) {
    return !credential.starts_with("Whxqht+dQJax1aZeCGLxm") &&
           !credential.starts_with("BYRp2vb1QySABUnaD46i+");
}

void examinePlainKey(const Box& box, const std::string& path, std::vector<Finding>& findings) {
    if (!exists(box.at(path))) {
        findings.push_back(
            {"key_absent", "There is no master key at " + path +
                               " now: without it the station doesn't start. Put the token in, or "
                               "the key back from where it is kept."});
        return;
    }
    const auto folder = box.at(fs::path(box.database).parent_path());
    if (!isOnOneDisk(box.at(path), folder) || isEncryptedDisk(box, folder)) return;
    findings.push_back(
        {"key_in_the_clear", "The master key lies in the clear on the database's own disk (" + path +
                                 "): whoever copies the disk reads every name. To change that, " +
                                 howToChange(box) + "."});
}

void examineCredential(const Box& box, const std::string& path, std::vector<Finding>& findings) {
    const auto content = host::contentOf(box.at(path));
    if (content.empty()) {
        findings.push_back(
            {"key_absent", "There is no credential at " + path +
                               ", or it can't be read (run this as root): without it the station "
                               "doesn't start. docs/operator.md tells how it is made."});
        return;
    }
    const auto folder = box.at(fs::path(box.database).parent_path());
    if (needsTpm(content) || isEncryptedDisk(box, folder)) return;
    findings.push_back(
        {"key_beside_its_lock", "The master key is encrypted with a secret on the same disk (" +
                                    std::string(hostSecret) +
                                    "), not with a TPM: whoever copies the disk reads every name. To "
                                    "change that, " +
                                    howToChange(box) + "."});
}

}  // namespace

void examineMasterKey(const Box& box, std::vector<Finding>& findings) {
    if (!box.masterKey.empty()) return examinePlainKey(box, box.masterKey, findings);
    const auto sealed = credential(box, "LoadCredentialEncrypted");
    if (!sealed.empty()) return examineCredential(box, sealed, findings);
    const auto plain = credential(box, "LoadCredential");
    if (!plain.empty()) return examinePlainKey(box, plain, findings);
    findings.push_back(
        {"key_nowhere",
         "Nothing names the master key, neither [vault] in station.toml nor a credential master-key "
         "in ostoja-station.service: the station doesn't start. docs/operator.md tells the ways."});
}

}  // namespace ostoja::admin
