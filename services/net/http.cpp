// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include <algorithm>

#include "net/http_text.h"

namespace ostoja::net {

std::optional<std::string_view> Request::header(std::string_view name) const {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& one) { return sameIgnoringCase(one.first, name); });
    if (found == headers.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string_view> Request::queryValue(std::string_view name) const {
    const auto found =
        std::find_if(query.begin(), query.end(), [&](const auto& one) { return one.first == name; });
    if (found == query.end()) return std::nullopt;
    return found->second;
}

namespace {

std::string quoted(std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out += '"';
}

}  // namespace

Response problem(unsigned status, std::string_view code, std::string_view title, std::string_view detail) {
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    response.body = "{\"type\":" + quoted("urn:ostoja:problem:" + std::string(code)) +
                    ",\"title\":" + quoted(title) + ",\"status\":" + std::to_string(status) +
                    ",\"detail\":" + quoted(detail) + "}";
    return response;
}

}  // namespace ostoja::net
