// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/settings.h"

#include <filesystem>

#include "crypto/certificate_requests.h"
#include "crypto/crypto.h"
#include "host/config.h"
#include "host/file_content.h"
#include "host/simulated_clock.h"
#include "net/address.h"

namespace ostoja::office {

namespace {

/// Files that can be read may still hold something else.
void checkAuthority(host::ConfigTable& table, const enrolment::BoxAuthority& authority) {
    if (authority.certificate.empty() || authority.key.empty()) return;
    const auto usable = crypto::checkBoxAuthority(authority.certificate, authority.key);
    if (usable) return;
    const bool isKey = usable.error().message.starts_with(authority.key);
    table.complain(
        isKey ? "key" : "authority",
        isKey ? "expected the key of the authority; " + usable.error().message : usable.error().message);
}

/// An office that enrols boxes writes the list of stations, so the list lies in the folder of its enrolments.
void readEnrolment(host::ConfigTable& root, Settings& settings) {
    auto table = root.table("enrolment");
    auto& enrolment = settings.options.enrolment;
    enrolment.directory = table.text("directory", "folder of stations.toml and invitations.toml");
    enrolment.authority = {
        .certificate = table.readableFile("authority", "path of the boxes' authority (PEM)"),
        .key = table.readableFile("key", "path of the boxes' authority's private key (PEM)")};
    settings.tls.clientAuthority = enrolment.authority.certificate;
    checkAuthority(table, enrolment.authority);
    std::error_code unknown;
    if (!std::filesystem::equivalent(enrolment::stationsPath(enrolment.directory), settings.options.stations,
                                     unknown)) {
        table.complain("directory", "expected the folder of [office] stations");
    }
    enrolment.townAuthority = host::contentOf(settings.tls.authority);
    enrolment.officeKey = crypto::signingPublicKey(settings.options.signingKey).value_or("");
}

}  // namespace

Expected<Settings> readSettings(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    auto root = config->root();
    auto table = root.table("office");
    Settings settings;
    settings.listen =
        table.checked("listen", "host:port, e.g. \"127.0.0.1:8443\"",
                      [](const std::string& address) { return net::splitAddress(address).has_value(); });
    settings.options.database = table.text("database", "path of the database file");
    constexpr std::int64_t mebibyte = 1'048'576;
    settings.options.ballastBytes = mebibyte * table.number("ballast_mib", "0 to 1024 (MiB)", 0, 1'024, 32);
    settings.tls = {
        .certificate = table.readableFile("certificate", "path of the office's certificate (PEM)"),
        .key = table.readableFile("key", "path of the office's private key (PEM)"),
        .authority = table.readableFile("authority", "path of the town's authority (PEM)")};
    const auto keyPath = table.text("signing_key", "path of the signing key, a file of 64 hex digits");
    if (!keyPath.empty()) {
        const auto key = crypto::readKeyFile(keyPath);
        if (!key) table.complain("signing_key", "a key file: " + key.error().message);
        if (key) settings.options.signingKey = crypto::toHex(*key);
    }
    settings.options.stations = table.readableFile("stations", "path of stations.toml");
    if (root.has("enrolment")) readEnrolment(root, settings);
    settings.simulatedBy = host::simulatedTime(root);
    settings.options.town = root.table("town").text("name", "the town's name");
    settings.options.fonts = "/usr/share/fonts/opentype/inter";
    if (root.has("page")) {
        settings.options.fonts =
            root.table("page").text("fonts", "folder of Inter-*.otf", settings.options.fonts);
    }
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return settings;
}

}  // namespace ostoja::office
