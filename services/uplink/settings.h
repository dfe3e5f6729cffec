// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "host/trace.h"
#include "net/tls.h"

namespace ostoja::uplink {

struct Settings {
    /// The station's socket for the uplink.
    std::string socket;
    /// The office's "host:port".
    std::string address;
    net::TlsFiles tls;
    host::Trace trace;
};

/// Reads config/uplink.toml's form. Errors as host::Config's.
Expected<Settings> readSettings(const std::string& path);

}  // namespace ostoja::uplink
