// SPDX-License-Identifier: GPL-3.0-or-later
#include "uplink/letters.h"

#include <boost/json/serialize.hpp>
#include <charconv>

#include "api/json_fields.h"

namespace ostoja::uplink {

namespace json = boost::json;

namespace {

constexpr std::size_t mostEventsOfAPage = 10'000;
constexpr std::size_t mostEpochs = 1'000;

/// Sequence is a CloudEvents text of digits; only it is read, the rest travels as it came.
Expected<Parcel> parcelFrom(const json::value& event) {
    api::Fields fields(event, "event");
    const auto digits = fields.text("sequence", 20);
    Parcel parcel;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parcel.sequence);
    if (error != std::errc{} || end != digits.data() + digits.size())
        fields.complain("sequence: digits were expected");
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    parcel.json = json::serialize(event);
    return parcel;
}

}  // namespace

Expected<Page> pageFrom(const std::string& body) {
    auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    api::Fields fields(*value, "journal");
    Page page{.epoch = fields.text("epoch"),
              .parcels = {},
              .last = fields.number("last", 0, INT64_MAX),
              .earlier = {}};
    for (const auto& event : fields.array("events", mostEventsOfAPage)) {
        auto parcel = parcelFrom(event);
        if (!parcel) return tl::make_unexpected(parcel.error());
        page.parcels.push_back(std::move(*parcel));
    }
    // A station of an older version doesn't tell them.
    if (fields.optional("earlier") != nullptr) {
        for (const auto& item : fields.array("earlier", mostEpochs)) {
            api::Fields epoch(item, "earlier");
            page.earlier.push_back({epoch.text("epoch"), epoch.number("last", 0, INT64_MAX)});
            if (epoch.problem()) return tl::make_unexpected(*epoch.problem());
        }
    }
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return page;
}

Expected<std::string> epochOfSnapshot(const std::string& body) {
    auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    api::Fields fields(*value, "snapshot");
    auto epoch = fields.text("epoch");
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return epoch;
}

Expected<api::IngestAnswer> answerFrom(const std::string& body) {
    auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    return api::ingestAnswerFromJson(*value);
}

std::string batchOf(const std::vector<std::string>& events) {
    std::string body = "[";
    for (const auto& event : events) {
        if (body.size() > 1) body += ',';
        body += event;
    }
    return body + ']';
}

}  // namespace ostoja::uplink
