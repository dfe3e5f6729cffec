// SPDX-License-Identifier: GPL-3.0-or-later
#include "uplink/settings.h"

#include "host/config.h"
#include "net/address.h"

namespace ostoja::uplink {

namespace {

/// An office is reached by a port of its own; 0 is none.
bool canBeReached(const std::string& address) {
    const auto split = net::splitAddress(address);
    return split && split->port.find_first_not_of('0') != std::string::npos;
}

/// Files that can be read may still hold something else.
void checkFiles(host::ConfigTable& office, const net::TlsFiles& files) {
    if (files.certificate.empty() || files.key.empty() || files.authority.empty()) return;
    const auto usable = net::checkTlsFiles(files);
    if (usable) return;
    const auto& words = usable.error().message;
    const auto* key = words.starts_with(files.certificate) ? "certificate"
                      : words.starts_with(files.key)       ? "key"
                                                           : "authority";
    office.complain(key, words);
}

}  // namespace

Expected<Settings> readSettings(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    auto root = config->root();
    Settings settings;
    settings.socket =
        root.table("station").socketPath("socket", "path of the station's socket for the uplink");
    auto office = root.table("office");
    settings.address =
        office.checked("address", "host:port of the office, e.g. \"office.example:8443\"", canBeReached);
    settings.tls = {.certificate = office.readableFile("certificate", "path of this box's certificate (PEM)"),
                    .key = office.readableFile("key", "path of this box's private key (PEM)"),
                    .authority = office.readableFile("authority", "path of the town's authority (PEM)")};
    checkFiles(office, settings.tls);
    settings.trace = host::Trace::configured(root);
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return settings;
}

}  // namespace ostoja::uplink
