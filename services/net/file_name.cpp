// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/file_name.h"

#include <algorithm>

namespace ostoja::net {

namespace {

constexpr std::size_t longestName = 100;

bool isPlain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '-';
}

}  // namespace

std::string plainFileName(std::string_view contentDisposition) {
    constexpr std::string_view before = "attachment; filename=\"";
    if (!contentDisposition.starts_with(before) || !contentDisposition.ends_with('"')) return {};
    auto name = contentDisposition.substr(before.size());
    if (name.empty()) return {};
    name.remove_suffix(1);
    const bool good = !name.empty() && name.size() <= longestName && name.front() != '.' &&
                      name.front() != '-' && std::all_of(name.begin(), name.end(), isPlain);
    return good ? std::string(name) : std::string();
}

}  // namespace ostoja::net
