// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "net/tls.h"
#include "office/office_server.h"

namespace ostoja::office {

struct Settings {
    /// "host:port".
    std::string listen;
    net::TlsFiles tls;
    /// The file of a demonstration's time; empty for the machine's own.
    std::string simulatedBy;
    OfficeOptions options;
};

/// Reads config/office.toml's form. Errors as host::Config's.
Expected<Settings> readSettings(const std::string& path);

}  // namespace ostoja::office
