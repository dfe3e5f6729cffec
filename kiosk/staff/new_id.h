// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ostoja::kiosk {

/// A new UUIDv7 (RFC 9562) as text, for a request or for a person who is being registered.
QString newId();

}  // namespace ostoja::kiosk
