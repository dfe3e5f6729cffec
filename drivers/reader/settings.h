// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "crypto/crypto.h"
#include "drivers/nfc/connection_string.h"
#include "error/error.h"
#include "host/trace.h"

namespace ostoja::reader {

/// config/reader.toml, read and checked.
struct Settings {
    nfc::ConnectionString connection;
    crypto::Key32 cardKey{};
    std::string stationSocket;
    host::Trace trace;
};

/// Errors are told to the operator as they are: file, line, key and what was expected.
Expected<Settings> readSettings(const std::string& path);

}  // namespace ostoja::reader
