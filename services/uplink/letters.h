// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "api/town.h"
#include "error/error.h"
#include "uplink/courier.h"

/// What the uplink reads out of answers and puts into a post. Errors "malformed_json" and "malformed" say
/// which field and what was expected.
namespace ostoja::uplink {

/// GET /v1/journal. Of each event only the sequence is read; the rest travels as it came.
Expected<Page> pageFrom(const std::string& body);
/// GET /v1/snapshot.
Expected<std::string> epochOfSnapshot(const std::string& body);
/// The office's answer to POST /v1/events.
Expected<api::IngestAnswer> answerFrom(const std::string& body);
/// The body of POST /v1/events.
std::string batchOf(const std::vector<std::string>& events);

}  // namespace ostoja::uplink
