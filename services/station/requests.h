// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "api/station.h"
#include "error/error.h"
#include "net/http.h"
#include "station/frame/answers.h"

/// What callers send, read and looked at before anything is done with it. Errors "malformed_json" and
/// "malformed" say which field and what was expected.
namespace ostoja::station {

Expected<api::Tap> readTap(const std::string& body);
Expected<api::ReaderState> readReaderState(const std::string& body);
Expected<api::ScreenCommand> readCommand(const std::string& body);
Expected<api::Delivery> readDelivery(const std::string& body);

struct SignedTownPlaces {
    api::SignedTown as;
    api::TownPlaces places;
};
/// Errors also "no_office_key" when the station was given none, "town_signature" when it isn't the office's.
Expected<SignedTownPlaces> readTown(const std::string& body, const std::string& officeKey);

struct JournalQuery {
    /// Empty for the current one.
    std::string epoch;
    std::int64_t after = 0;
    std::chrono::seconds wait{0};
};
Expected<JournalQuery> readJournalQuery(const net::Request& request);

}  // namespace ostoja::station
