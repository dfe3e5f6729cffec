// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_staff.h"

#include <boost/json/array.hpp>

namespace ostoja::station {

void recordSignedOut(StaffAct& act, const std::string& member, const std::string& terminal,
                     std::string_view reason) {
    act.record("pl.ostoja.staff.signed_out.v1", {{"member", member}, {"at", terminal}, {"reason", reason}},
               {});
}

void recordMemberChange(StaffAct& act, const std::string& member, const std::vector<std::string>& fields) {
    const auto account = act.store().staff().member(member);
    if (!account) return;
    act.record("pl.ostoja.staff.changed.v1",
               {{"member", member},
                {"role", domain::name(account->role)},
                {"state", account->active ? "active" : "left"},
                {"fields", boost::json::array(fields.begin(), fields.end())}},
               {});
    act.touchStaff();
}

}  // namespace ostoja::station
