// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/winters.h"

#include "station/store/arrival_statements.h"
#include "station/store/reading.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

std::optional<WinterAction> Winters::current() const {
    return readWinterAction(connection_);
}

void Winters::begin(const WinterAction& winter, std::int64_t sequence) {
    connection_
        .query(sql::insertWinter, winter.id, sequence, winter.fromMs, winter.untilMs, winter.thresholdC,
               winter.extra, winter.aroundClock ? 1 : 0, winter.approvedBy)
        .run();
}

void Winters::end(const std::string& winter, const EntryAt& entry) {
    exactlyOne(connection_.query(sql::endWinter, winter, entry.sequence, entry.wallMs).run(),
               "ending a winter action");
}

void Winters::resume(const std::string& winter) {
    exactlyOne(connection_.query(sql::resumeWinter, winter).run(), "a winter action that goes on");
}

}  // namespace ostoja::station::store
