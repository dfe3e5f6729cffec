// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json.h"

#include <boost/json/array.hpp>

namespace ostoja::report {

namespace json = boost::json;

namespace {

json::array rowOf(const Row& row) {
    json::array cells;
    for (const auto& cell : row) {
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            cells.emplace_back(*number);
        } else {
            cells.emplace_back(std::get<std::string>(cell));
        }
    }
    return cells;
}

json::object tableOf(const Table& table) {
    json::array columns;
    for (const auto& column : table.columns) {
        columns.push_back(
            {{"key", column.key}, {"title", column.title}, {"number", column.kind != Column::Kind::text}});
    }
    json::array rows;
    for (const auto& row : table.rows) rows.push_back(rowOf(row));
    return {{"table", table.key},
            {"title", table.title},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"total", rowOf(totalOf(table))}};
}

}  // namespace

json::object toJson(const Report& report) {
    json::array tables;
    for (const auto& table : report.tables) tables.push_back(tableOf(table));
    return {{"title", report.title},
            {"from", report.from},
            {"until", report.until},
            {"lines", json::array(report.lines.begin(), report.lines.end())},
            {"tables", std::move(tables)}};
}

}  // namespace ostoja::report
