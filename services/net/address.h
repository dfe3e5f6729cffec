// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::net {

struct HostPort {
    std::string host;
    std::string port;
};

/// "name:8443", "127.0.0.1:8443", "[::1]:8443". Error "address_malformed".
Expected<HostPort> splitAddress(std::string_view address);

}  // namespace ostoja::net
