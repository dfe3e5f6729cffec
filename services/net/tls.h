// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ostoja::net {

/// Paths of PEM files: one end's identity and the authority that it trusts.
struct TlsFiles {
    std::string certificate;
    std::string key;
    std::string authority;
};

}  // namespace ostoja::net
