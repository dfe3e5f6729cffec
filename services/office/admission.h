// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "error/error.h"
#include "net/http.h"
#include "office/allow_list.h"

namespace ostoja::office {

/// Which station calls, by its key and nothing else. Asked anew at each request, so that a connection which
/// is open already is refused from the moment of a revocation. Errors, each with what to do:
/// "certificate_missing", "certificate_revoked", "certificate_unknown", "certificate_expired".
Expected<const AllowedStation*> admit(const AllowList& allowed, const net::Caller& caller,
                                      std::int64_t nowMs);
/// The same, for what an expired certificate is good for too: asking for the next one.
Expected<const AllowedStation*> admitForRenewal(const AllowList& allowed, const net::Caller& caller);

}  // namespace ostoja::office
