// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <algorithm>

namespace ostoja::net {

Expected<HostPort> splitAddress(std::string_view address) {
    const auto wrong = [&] {
        return failure("address_malformed",
                       "\"" + std::string(address) + "\" is not host:port, e.g. \"office.example:8443\"");
    };
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    auto host = address.substr(0, colon);
    const auto port = address.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
        return wrong();
    }
    const bool digits = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (host.empty() || port.empty() || port.size() > 5 || !digits || std::stoi(std::string(port)) > 65535) {
        return wrong();
    }
    return HostPort{std::string(host), std::string(port)};
}

}  // namespace ostoja::net
