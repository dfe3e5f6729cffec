// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Lists and figures of a facility, as a table, as CSV and as PDF: one content, three forms.
namespace ostoja::report {

using Cell = std::variant<std::string, std::int64_t>;
using Row = std::vector<Cell>;

struct Column {
    enum class Kind {
        text,
        number,
        /// A number that means something when it is added up.
        sum,
    };

    std::string key;    ///< "absent_paid", for programs
    std::string title;  ///< for people
    Kind kind = Kind::text;
};

struct Table {
    std::string key;
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

struct Report {
    std::string title;
    std::string from = {};           ///< the first night that it tells of, "2026-11-22"
    std::string until = {};          ///< the last one
    std::vector<std::string> lines;  ///< below the title: which house, which nights
    std::vector<Table> tables;

    /// Null when it has no such table.
    const Table* table(std::string_view key) const;
};

/// The sums of a table, with texts and other numbers empty; nothing where nothing adds up.
Row totalOf(const Table& table);

}  // namespace ostoja::report
