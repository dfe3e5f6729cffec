// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include <algorithm>

namespace ostoja::report {

namespace {

std::int64_t numberIn(const Cell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    return number == nullptr ? 0 : *number;
}

}  // namespace

const Table* Report::table(std::string_view key) const {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const Table& each) { return each.key == key; });
    return found == tables.end() ? nullptr : &*found;
}

Row totalOf(const Table& table) {
    const bool addsUp = std::any_of(table.columns.begin(), table.columns.end(),
                                    [](const Column& each) { return each.kind == Column::Kind::sum; });
    if (!addsUp) return {};
    Row total(table.columns.size(), std::string());
    for (std::size_t place = 0; place < table.columns.size(); ++place) {
        if (table.columns[place].kind != Column::Kind::sum) continue;
        std::int64_t sum = 0;
        for (const auto& row : table.rows) sum += numberIn(row[place]);
        total[place] = sum;
    }
    return total;
}

}  // namespace ostoja::report
