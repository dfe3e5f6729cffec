// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/admission.h"

#include "api/time_text.h"

namespace ostoja::office {

Expected<const AllowedStation*> admitForRenewal(const AllowList& allowed, const net::Caller& caller) {
    if (caller.publicKey.empty()) {
        return failure("certificate_missing", "a station's client certificate is required here.");
    }
    if (const auto* station = allowed.byKey(caller.publicKey)) return station;
    if (const auto revokedMs = allowed.revokedMs(caller.publicKey)) {
        return failure("certificate_revoked", "the key was revoked at " + api::formatTime(*revokedMs) +
                                                  "; a box that is to go on is invited and enrolled anew.");
    }
    return failure(
        "certificate_unknown",
        "the certificate's key isn't in the office's list of stations; invite the box and enrol it.");
}

Expected<const AllowedStation*> admit(const AllowList& allowed, const net::Caller& caller,
                                      std::int64_t nowMs) {
    auto station = admitForRenewal(allowed, caller);
    if (station && caller.certificateEndsMs < nowMs) {
        return failure("certificate_expired", "the certificate ended at " +
                                                  api::formatTime(caller.certificateEndsMs) +
                                                  "; `ostoja renew` at the box fetches the next one.");
    }
    return station;
}

}  // namespace ostoja::office
