// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/beds.h"
#include "error/error.h"
#include "station/recording/record_tap.h"
#include "station/recording/staff_act.h"
#include "station/store/calls.h"

namespace ostoja::station {

struct CallOpened {
    store::Call call;
    std::int64_t sequence = 0;
};

/// Somebody at a door asks for a carer. Without a card, one call at a time within some minutes: while it
/// waits it is the same again.
CallOpened recordCall(StaffAct& act, store::Call::Kind kind);

/// The person whom a call was about is admitted as by a tap at that door. Errors "call_unknown", "call_over".
Expected<TapResult> recordAdmitted(StaffAct& act, const std::string& call, const std::string& person,
                                   const Elsewhere& elsewhere);
/// A guest is registered and admitted.
Expected<TapResult> recordGuestAdmitted(StaffAct& act, const std::string& call, domain::Sex sex,
                                        const Elsewhere& elsewhere);
/// It was seen to without an admission.
Expected<void> recordCallDone(StaffAct& act, const std::string& call);

}  // namespace ostoja::station
