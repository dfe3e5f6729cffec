// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/settings.h"

#include <sys/un.h>

#include "host/config.h"

namespace ostoja::reader {

Expected<Settings> readSettings(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());

    auto root = config->root();
    auto reader = root.table("reader");
    const auto connectionText =
        reader.text("connstring", "a libnfc connection string, e.g. \"pn532_uart:/dev/ttyUSB0\"");
    const auto connection = nfc::ConnectionString::parse(connectionText);
    if (!connection && !connectionText.empty()) reader.complain("connstring", connection.error().message);
    const auto keyPath = reader.text("card_key", "the path of the town's card key, a file of 64 hex digits");
    const auto cardKey = crypto::readKeyFile(keyPath);
    if (!cardKey && !keyPath.empty()) reader.complain("card_key", "a key file: " + cardKey.error().message);

    auto station = root.table("station");
    const auto socket = station.text(
        "socket", "the path of this terminal's reader socket, e.g. \"/run/ostoja/door-1.reader\"");
    if (socket.size() >= sizeof(sockaddr_un::sun_path))
        station.complain("socket", "a socket's path of at most 107 bytes");

    auto trace = host::Trace::configured(root);
    if (const auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    if (!connection) return tl::make_unexpected(connection.error());
    if (!cardKey) return tl::make_unexpected(cardKey.error());
    return Settings{*connection, *cardKey, socket, std::move(trace)};
}

}  // namespace ostoja::reader
