// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/file_content.h"

#include <fstream>
#include <iterator>

namespace ostoja::host {

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace ostoja::host
