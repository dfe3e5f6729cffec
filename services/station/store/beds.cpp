// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/beds.h"

#include "domain/word_table.h"
#include "station/store/board_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Condition = BedTonight::Condition;

constexpr domain::WordTable<Condition, 3> conditions = {{{Condition::inUse, "in_use"},
                                                         {Condition::cleaning, "cleaning"},
                                                         {Condition::outOfService, "out_of_service"}}};

}  // namespace

std::string_view name(Condition condition) {
    return domain::wordFor(conditions, condition);
}

Expected<Condition> conditionFromName(std::string_view text) {
    return domain::valueOf(conditions, "state", text);
}

std::optional<BedOfHouse> Beds::bed(const std::string& id) const {
    auto row = connection_.query(sql::bedOfHouse, id);
    if (!row.next()) return std::nullopt;
    return BedOfHouse{.id = row.text(0),
                      .number = row.text(1),
                      .room = row.text(2),
                      .segment = row.text(3),
                      .condition = wordOf(conditionFromName(row.text(4)))};
}

void Beds::setCondition(const std::string& bed, Condition condition) {
    exactlyOne(connection_.query(sql::setBedState, bed, std::string(name(condition))).run(), "a bed's state");
}

}  // namespace ostoja::station::store
