// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/settings.h"

#include "crypto/crypto.h"
#include "host/config.h"
#include "net/address.h"

namespace ostoja::office {

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
