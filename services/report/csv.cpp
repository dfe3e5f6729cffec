// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ostoja::report {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr char separator = ';';

/// Also behind blanks, and in the wide letters of East Asian scripts.
bool looksLikeAFormula(std::string_view text) {
    static constexpr std::array<std::string_view, 11> beginnings = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                    "\n", "＝", "＋", "－", "＠"};
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return false;
    text.remove_prefix(begin);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view each) { return text.starts_with(each); });
}

std::string field(const std::string& text) {
    if (text.find_first_of(";,\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

std::string field(const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    const auto& text = std::get<std::string>(cell);
    return field(looksLikeAFormula(text) ? "'" + text : text);
}

void appendLine(std::string& csv, const Row& row) {
    for (std::size_t place = 0; place < row.size(); ++place) {
        if (place > 0) csv += separator;
        csv += field(row[place]);
    }
    csv += "\r\n";
}

}  // namespace

std::string toCsv(const Table& table) {
    std::string csv(byteOrderMark);
    Row titles;
    for (const auto& column : table.columns) titles.emplace_back(column.title);
    appendLine(csv, titles);
    for (const auto& row : table.rows) appendLine(csv, row);
    return csv;
}

}  // namespace ostoja::report
