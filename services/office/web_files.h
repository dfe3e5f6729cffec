// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace ostoja::office {

/// One file of services/office/web, compiled into the program.
struct WebFile {
    /// The path that a browser asks for: "/app.js".
    std::string_view path;
    std::string_view contentType;
    std::string_view content;
};

/// Null when there is no such file.
const WebFile* webFile(std::string_view path);

}  // namespace ostoja::office
