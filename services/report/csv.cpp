// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"

namespace ostoja::report {

namespace {

bool looksLikeAFormula(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
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
    for (std::size_t place = 0; place < row.size(); ++place)
        csv += (place == 0 ? "" : ",") + field(row[place]);
    csv += "\r\n";
}

}  // namespace

std::string toCsv(const Table& table) {
    std::string csv;
    Row titles;
    for (const auto& column : table.columns) titles.emplace_back(column.title);
    appendLine(csv, titles);
    for (const auto& row : table.rows) appendLine(csv, row);
    return csv;
}

}  // namespace ostoja::report
