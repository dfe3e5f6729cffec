// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/ground.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"

namespace ostoja::station {

/// Error "malformed".
inline Expected<std::vector<domain::Ground>> groundsNamed(const std::vector<std::string>& words) {
    std::vector<domain::Ground> grounds;
    for (const auto& word : words) {
        const auto ground = domain::groundFromName(word);
        if (!ground) return tl::make_unexpected(ground.error());
        grounds.push_back(*ground);
    }
    return grounds;
}

template <class Record>
void StaffDesk::change(const Asked& asked, Expected<Record> (*read)(const boost::json::value&),
                       Expected<void> (*record)(StaffAct&, const std::string&, const Record&)) {
    auto request = bodyOf(asked.body, read);
    if (!request) return refuse(asked, request.error());
    act(
        asked,
        [record, id = asked.parameter, request = std::move(*request)](StaffAct& act) {
            return record(act, id, request);
        },
        [] { return noContent(); });
}

}  // namespace ostoja::station
