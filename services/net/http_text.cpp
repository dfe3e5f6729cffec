// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_text.h"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <utility>

namespace ostoja::net {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view reasonOf(unsigned status) {
    static constexpr std::array<std::pair<unsigned, std::string_view>, 24> reasons{{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
    }};
    const auto* found =
        std::find_if(reasons.begin(), reasons.end(), [&](const auto& one) { return one.first == status; });
    return found == reasons.end() ? "" : found->second;
}

void addHeader(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ");
    // A line break here would start another header.
    std::copy_if(value.begin(), value.end(), std::back_inserter(out),
                 [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t'; });
    out.append("\r\n");
}

}  // namespace

bool sameIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool hasBody(std::string_view method, unsigned status) {
    return method != "HEAD" && status >= 200 && status != 204 && status != 304;
}

std::string answerHead(const Response& response, bool keepAlive) {
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    out.append(reasonOf(response.status)).append("\r\n");
    if (response.status != 204 && response.status != 304) {
        addHeader(out, "Content-Type", response.contentType);
        addHeader(out, "Content-Length", std::to_string(response.body.size()));
    }
    for (const auto& [name, value] : response.headers) addHeader(out, name, value);
    addHeader(out, "Connection", keepAlive ? "keep-alive" : "close");
    return out += "\r\n";
}

std::string streamHead() {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: "
           "close\r\n\r\n";
}

std::string requestHead(std::string_view method, std::string_view target, std::string_view host,
                        std::string_view contentType, std::size_t bodyBytes) {
    std::string out;
    out.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
    addHeader(out, "Host", host);
    if (bodyBytes > 0) addHeader(out, "Content-Type", contentType);
    if (bodyBytes > 0 || method == "POST" || method == "PUT" || method == "PATCH") {
        addHeader(out, "Content-Length", std::to_string(bodyBytes));
    }
    return out += "\r\n";
}

bool readTarget(std::string_view target, Request& request) {
    const auto url = boost::urls::parse_origin_form({target.data(), target.size()});
    if (!url) return false;
    for (const auto& segment : url->segments()) {
        const std::string_view text(segment);
        if (text == "." || text == ".." || text.find_first_of(std::string_view("/\0", 2)) != text.npos)
            return false;
    }
    request.path = url->path();
    request.query.clear();
    for (const auto& one : url->params()) request.query.emplace_back(one.key, one.value);
    return true;
}

}  // namespace ostoja::net
