// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/apart.h"

#include <algorithm>

#include "station/store/board_statements.h"

namespace ostoja::station::store {

std::vector<std::string> Apart::of(const std::string& person) const {
    std::vector<std::string> others;
    auto row = connection_.query(sql::apartFrom, person);
    while (row.next()) others.push_back(row.text(0));
    return others;
}

void Apart::keep(const std::string& one, const std::string& other, bool apart) {
    const auto& [first, second] = std::minmax(one, other);
    connection_.query(apart ? sql::keepApart : sql::keepApartNoMore, first, second).run();
}

}  // namespace ostoja::station::store
