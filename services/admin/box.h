// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "error/error.h"
#include "host/clock.h"

namespace ostoja::admin {

/// At a box: makes its key in `directory` (uplink.key, which never leaves it), shows the office at `address`
/// the code, and puts down what it answers: uplink.pem, ca.pem, office-signing.pub, card.key. Nothing is said
/// to an office that can't prove the authority which the code names. After a failure the same call goes on
/// with the same key. Returns the station's UUID. Errors: "code_malformed", "file_exists", "unreachable",
/// "office_refused", "office_answer", and those of files.
Expected<std::string> enrolBox(const std::string& address, const std::string& codeText,
                               const std::string& directory);

enum class Renewal { done, notDue };
/// At a box: fetches the next certificate for the same key once two thirds of the present one's life are over
/// (also when it has expired). Errors: as above, and "certificate" for an uplink.pem that can't be read.
Expected<Renewal> renewBox(const std::string& address, const std::string& directory,
                           const host::Clock& clock);

}  // namespace ostoja::admin
