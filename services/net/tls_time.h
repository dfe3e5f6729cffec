// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/ssl.h>

#include <ctime>

namespace ostoja::net {

/// The day on which this program was built. No clock that is behind it can be right.
std::time_t builtAt();

/// The latest time from which a certificate that the context itself holds (its own, its authorities') counts;
/// 0 without one. Who was enrolled with them can't live before it.
std::time_t heldSince(SSL_CTX* context);

/// By which time a peer's certificate is judged where the clock says `clock`: a box without a battery begins
/// in 1970, and must reach the office to be of use. A clock that is ahead is believed.
std::time_t timeForCertificates(std::time_t clock, std::time_t heldSince);

}  // namespace ostoja::net
