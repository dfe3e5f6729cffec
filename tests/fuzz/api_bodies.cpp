// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <sstream>
#include <string>

#include "api/json_fields.h"
#include "api/staff_accounts.h"
#include "api/staff_board.h"
#include "api/staff_cards.h"
#include "api/staff_night.h"
#include "api/staff_people.h"
#include "api/staff_record.h"
#include "api/staff_state.h"
#include "api/station.h"
#include "crypto/crypto.h"
#include "station/desk/report_asked.h"
#include "station/requests.h"
#include "tests/fuzz/input.h"
#include "uplink/letters.h"

// Every body that one program reads of another, through the reader that the program uses. The first byte,
// from 'a', chooses which.

namespace {

using namespace ostoja;
using fuzz::must;
namespace json = boost::json;

/// What has been read is written, and read the same again.
template <class T, class Read, class Write>
void thereAndBack(const std::string& body, Read read, Write write) {
    const auto value = api::parseJson(body);
    if (!value) {
        must(value.error().code == "malformed_json", "what isn't JSON is called so");
        return;
    }
    const Expected<T> first = read(*value);
    if (!first) {
        must(first.error().code == "malformed" && !first.error().message.empty(), "a wrong member is named");
        return;
    }
    const json::value written = write(*first);
    const auto parsed = api::parseJson(json::serialize(written));
    must(parsed.has_value(), "what is written is JSON");
    const Expected<T> again = read(*parsed);
    must(again && write(*again) == written, "what was read is written and read the same");
}

template <class T>
void record(const std::string& body, Expected<T> (*read)(const json::value&)) {
    thereAndBack<T>(body, read, [](const T& one) { return api::toJson(one); });
}

template <class T>
void cloudEvent(const std::string& body, Expected<T> (*read)(const json::value&)) {
    thereAndBack<T>(body, read, [](const T& one) { return api::toCloudEvent(one); });
}

bool hasDouble(const json::value& value) {
    if (const auto* array = value.if_array()) return std::any_of(array->begin(), array->end(), hasDouble);
    if (const auto* object = value.if_object()) {
        return std::any_of(object->begin(), object->end(),
                           [](const auto& member) { return hasDouble(member.value()); });
    }
    return value.is_double();
}

/// Canonical is canonical: a second time changes nothing.
void canonical(const std::string& body) {
    const auto value = api::parseJson(body);
    if (!value || hasDouble(*value)) return;
    const auto text = api::canonicalJson(*value);
    const auto again = api::parseJson(text);
    must(again && api::canonicalJson(*again) == text, "canonical JSON stays as it is");
}

/// An office that signs whatever it is asked to.
void signedTown(const std::string& body) {
    static const auto office = crypto::newSigningPair();
    static_cast<void>(station::readTown(body, office.publicHex));
    const api::SignedTown told{.townPlaces = body, .signature = crypto::sign(office.secretHex, body).value()};
    const auto read = station::readTown(json::serialize(api::toJson(told)), office.publicHex);
    must(!read || read->as.townPlaces == body, "what is signed stays as it came");
}

void uplinkReads(const std::string& body) {
    static_cast<void>(uplink::epochOfSnapshot(body));
    const auto page = uplink::pageFrom(body);
    if (!page) return;
    std::vector<std::string> events;
    for (const auto& parcel : page->parcels) events.push_back(parcel.json);
    must(api::parseJson(uplink::batchOf(events)).has_value(), "a batch is JSON");
}

/// A list or figures: each line of the body is a part of the query. What is asked gives a file its name.
void reportRequest(const std::string& body) {
    using station::Action;
    net::Request request;
    std::istringstream lines(body);
    for (std::string line; std::getline(lines, line);) {
        const auto split = std::min(line.find('='), line.size());
        request.query.emplace_back(line.substr(0, split), line.substr(std::min(split + 1, line.size())));
    }
    for (const auto action : {Action::showNightList, Action::nightListAsCsv, Action::nightListAsPdf,
                              Action::showFigures, Action::figuresAsCsv, Action::figuresAsPdf}) {
        const auto read = station::readReportRequest(action, request, "2026-11-22");
        if (!read) {
            must(read.error().code == "malformed" || read.error().code == "nights_refused",
                 "a wrong span is named");
            continue;
        }
        must(read->from <= read->until, "nights have an order");
        must(read->fileName().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-") ==
                 std::string::npos,
             "a file's name is one");
    }
}

using Body = void (*)(const std::string&);

constexpr std::array<Body, 62> bodies{
    [](const std::string& body) { record(body, api::tapFromJson); },
    [](const std::string& body) { record(body, api::tapAnswerFromJson); },
    [](const std::string& body) { record(body, api::readerStateFromJson); },
    [](const std::string& body) { record(body, api::screenStateFromJson); },
    [](const std::string& body) { record(body, api::readerOrderFromJson); },
    [](const std::string& body) { record(body, api::screenCommandFromJson); },
    [](const std::string& body) { record(body, api::journalPageFromJson); },
    [](const std::string& body) { record(body, api::segmentFromJson); },
    [](const std::string& body) { record(body, api::ingestAnswerFromJson); },
    [](const std::string& body) { record(body, api::townPlacesFromJson); },
    [](const std::string& body) { record(body, api::deliveryFromJson); },
    [](const std::string& body) { cloudEvent(body, api::journalEventFromJson); },
    [](const std::string& body) { cloudEvent(body, api::snapshotFromJson); },
    [](const std::string& body) {
        static_cast<void>(station::readTap(body));
        static_cast<void>(station::readReaderState(body));
    },
    [](const std::string& body) {
        static_cast<void>(station::readCommand(body));
        static_cast<void>(station::readDelivery(body));
    },
    canonical,
    signedTown,
    uplinkReads,
    [](const std::string& body) { record(body, api::staffStateFromJson); },
    [](const std::string& body) { record(body, api::personFieldsFromJson); },
    [](const std::string& body) { record(body, api::personShownFromJson); },
    [](const std::string& body) { record(body, api::peopleSearchFromJson); },
    [](const std::string& body) { record(body, api::peopleFoundFromJson); },
    [](const std::string& body) { record(body, api::duplicatesSearchFromJson); },
    [](const std::string& body) { record(body, api::duplicatesFoundFromJson); },
    [](const std::string& body) { record(body, api::registrationFromJson); },
    [](const std::string& body) { record(body, api::detailsChangeFromJson); },
    [](const std::string& body) { record(body, api::healthReadingFromJson); },
    [](const std::string& body) { record(body, api::householdChangeFromJson); },
    [](const std::string& body) { record(body, api::guestLinkFromJson); },
    [](const std::string& body) { record(body, api::erasureFromJson); },
    [](const std::string& body) { record(body, api::cardShownFromJson); },
    [](const std::string& body) { record(body, api::cardIssueFromJson); },
    [](const std::string& body) { record(body, api::callAnswerFromJson); },
    [](const std::string& body) { record(body, api::callOutcomeFromJson); },
    [](const std::string& body) { record(body, api::signInRequestFromJson); },
    [](const std::string& body) { record(body, api::setupRequestFromJson); },
    [](const std::string& body) { record(body, api::pinChangeFromJson); },
    [](const std::string& body) { record(body, api::staffListFromJson); },
    [](const std::string& body) { record(body, api::newMemberFromJson); },
    [](const std::string& body) { record(body, api::memberChangeFromJson); },
    [](const std::string& body) { record(body, api::recordPageFromJson); },
    [](const std::string& body) { record(body, api::arrivalRequestFromJson); },
    [](const std::string& body) { record(body, api::arrivalAnswerFromJson); },
    [](const std::string& body) { record(body, api::admitRequestFromJson); },
    [](const std::string& body) { record(body, api::refuseRequestFromJson); },
    [](const std::string& body) { record(body, api::refusalOutcomeFromJson); },
    [](const std::string& body) { record(body, api::suspensionRequestFromJson); },
    [](const std::string& body) { record(body, api::apartRequestFromJson); },
    [](const std::string& body) { record(body, api::paperRequestFromJson); },
    [](const std::string& body) { record(body, api::absenceRequestFromJson); },
    [](const std::string& body) { record(body, api::winterRequestFromJson); },
    [](const std::string& body) { record(body, api::stayMoveFromJson); },
    [](const std::string& body) { record(body, api::staySwapFromJson); },
    [](const std::string& body) { record(body, api::stayKeepFromJson); },
    [](const std::string& body) { record(body, api::roundRequestFromJson); },
    [](const std::string& body) { record(body, api::holdRequestFromJson); },
    [](const std::string& body) { record(body, api::bedStateRequestFromJson); },
    [](const std::string& body) { record(body, api::boardFromJson); },
    [](const std::string& body) { record(body, api::nearestPlaceFromJson); },
    [](const std::string& body) { record(body, api::positionFromJson); },
    reportRequest,
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto choice = static_cast<std::uint8_t>(data[0] - 'a');
    bodies[choice % bodies.size()](std::string(fuzz::textOf(data + 1, size - 1)));
    return 0;
}
