// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/town.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>

#include "api/json_fields.h"
#include "api/json_lists.h"
#include "api/time_text.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::int64_t anySequence = INT64_MAX;
constexpr std::size_t pageEvents = 1'000;
constexpr std::size_t facilitiesInTown = 5'000;
constexpr std::string_view sourcePrefix = "/stations/";
constexpr std::string_view snapshotType = "pl.ostoja.occupancy.snapshot.v1";

template <class T>
Expected<T> finish(T record, const Fields& fields) {
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return record;
}

std::string padded(std::int64_t sequence) {
    char text[24];
    std::snprintf(text, sizeof text, "%020lld", static_cast<long long>(sequence));
    return text;
}

std::int64_t paddedNumber(Fields& fields, std::string_view key) {
    const auto text = fields.text(key, 20);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.size() != 20 || error != std::errc{} || end != text.data() + text.size() || number < 0) {
        fields.complain(std::string(key) + ": a number of 20 digits was expected");
        return 0;
    }
    return number;
}

std::string stationOf(Fields& fields) {
    const auto source = fields.text("source", 64);
    if (!source.starts_with(sourcePrefix)) {
        fields.complain("source: /stations/<id> was expected");
        return {};
    }
    return source.substr(sourcePrefix.size());
}

std::int64_t timeOf(Fields& fields, std::string_view key) {
    auto time = parseTime(fields.text(key, 40));
    if (!time) {
        fields.complain(std::string(key) + ": " + time.error().message);
        return 0;
    }
    return *time;
}

constexpr auto hexDigits = [] {
    std::array<bool, 256> is{};
    for (const char c : std::string_view("0123456789abcdef")) is[static_cast<unsigned char>(c)] = true;
    return is;
}();

bool isHexDigit(char c) {
    return hexDigits[static_cast<unsigned char>(c)];
}

std::string digest(Fields& fields, std::string_view key) {
    auto hex = fields.text(key, 64);
    if (hex.size() != 64 || !std::all_of(hex.begin(), hex.end(), isHexDigit)) {
        fields.complain(std::string(key) + ": 64 lower-case hex digits were expected");
    }
    return hex;
}

std::optional<Position> positionIn(Fields& fields) {
    const auto* told = fields.optional("position");
    if (told == nullptr) return std::nullopt;
    const auto position = positionFromJson(*told);
    if (position) return *position;
    fields.complain(position.error().message);
    return std::nullopt;
}

std::vector<Segment> segmentsFromJson(Fields& fields) {
    std::vector<Segment> segments;
    for (const auto& item : fields.array("segments", 32)) {
        auto segment = segmentFromJson(item);
        if (!segment) {
            fields.complain(segment.error().message);
            break;
        }
        segments.push_back(std::move(*segment));
    }
    return segments;
}

}  // namespace

std::string canonicalHeader(const JournalEvent& event) {
    // In the order of canonical JSON, written at once: each entry is hashed when it is made and when it
    // comes.
    std::string header = R"({"boot":)";
    appendCanonicalText(event.bootId, header);
    header += R"(,"epoch":)";
    appendCanonicalText(event.epoch, header);
    header += R"(,"monotonic":)" + std::to_string(event.monotonicMs);
    header += R"(,"sequence":)" + std::to_string(event.sequence);
    header += R"(,"station":)";
    appendCanonicalText(event.station, header);
    header += event.synchronised ? R"(,"synchronised":true)" : R"(,"synchronised":false)";
    header += R"(,"time":)" + std::to_string(event.timeMs);
    header += R"(,"type":)";
    appendCanonicalText(event.type, header);
    return header += '}';
}

json::value toCloudEvent(const JournalEvent& event) {
    return {{"specversion", "1.0"},
            {"id", event.epoch + ":" + std::to_string(event.sequence)},
            {"source", std::string(sourcePrefix) + event.station},
            {"type", event.type},
            {"time", formatTime(event.timeMs)},
            {"datacontenttype", "application/json"},
            {"sequence", padded(event.sequence)},
            {"epoch", event.epoch},
            {"boot", event.bootId},
            {"monotonic", padded(event.monotonicMs)},
            {"synchronised", event.synchronised},
            {"privatehash", event.privateHash},
            {"previoushash", event.previousHash},
            {"hash", event.hash},
            {"data", event.body}};
}

bool isSnapshot(const json::value& value) {
    const auto* object = value.if_object();
    const auto* type = object == nullptr ? nullptr : object->if_contains("type");
    const auto* text = type == nullptr ? nullptr : type->if_string();
    return text != nullptr && *text == snapshotType;
}

Expected<JournalEvent> journalEventFromJson(const json::value& value) {
    return journalEventFromJson(json::value(value));
}

Expected<JournalEvent> journalEventFromJson(json::value&& value) {
    Fields fields(value, "event");
    if (fields.text("specversion") != "1.0") fields.complain("specversion: \"1.0\" was expected");
    JournalEvent event;
    event.station = stationOf(fields);
    event.type = fields.text("type", 128);
    event.timeMs = timeOf(fields, "time");
    event.sequence = paddedNumber(fields, "sequence");
    if (event.sequence == 0) fields.complain("sequence: it starts at 1");
    event.epoch = fields.text("epoch", 36);
    event.bootId = fields.text("boot", 64);
    event.monotonicMs = paddedNumber(fields, "monotonic");
    event.synchronised = fields.flagOr("synchronised", false);
    event.privateHash = digest(fields, "privatehash");
    event.previousHash = digest(fields, "previoushash");
    event.hash = digest(fields, "hash");
    if (!fields.member("data").is_object()) fields.complain("data: an object was expected");
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    auto& body = value.get_object().at("data").get_object();
    // Made anew where the parsed one lives: an assignment would copy it into other memory.
    std::destroy_at(&event.body);
    std::construct_at(&event.body, std::move(body));
    return event;
}

json::value toCloudEvent(const Snapshot& snapshot) {
    json::object facility{{"id", snapshot.facilityId},
                          {"name", snapshot.facilityName},
                          {"kind", snapshot.facilityKind},
                          {"address", snapshot.address},
                          {"hours", snapshot.hours}};
    if (snapshot.position) facility["position"] = toJson(*snapshot.position);
    return {{"specversion", "1.0"},
            {"id", snapshot.epoch + ":snapshot:" + std::to_string(snapshot.takenAt) + ":" +
                       std::to_string(snapshot.timeMs)},
            {"source", std::string(sourcePrefix) + snapshot.station},
            {"type", snapshotType},
            {"time", formatTime(snapshot.timeMs)},
            {"datacontenttype", "application/json"},
            {"epoch", snapshot.epoch},
            {"takenat", padded(snapshot.takenAt)},
            {"data",
             {{"night", snapshot.night},
              {"facility", std::move(facility)},
              {"windows", snapshot.windows},
              {"segments", listOf(snapshot.segments)},
              {"readers_out_of_order",
               json::array(snapshot.readersOutOfOrder.begin(), snapshot.readersOutOfOrder.end())}}}};
}

Expected<Snapshot> snapshotFromJson(const json::value& value) {
    Fields fields(value, "snapshot");
    Snapshot snapshot;
    snapshot.station = stationOf(fields);
    snapshot.epoch = fields.text("epoch", 36);
    snapshot.takenAt = paddedNumber(fields, "takenat");
    snapshot.timeMs = timeOf(fields, "time");
    Fields data(fields.member("data"), "data");
    snapshot.night = data.textOr("night", {});
    Fields facility(data.member("facility"), "facility");
    snapshot.facilityId = facility.text("id");
    snapshot.facilityName = facility.text("name");
    snapshot.facilityKind = facility.text("kind");
    snapshot.address = facility.textOr("address", {});
    snapshot.hours = facility.textOr("hours", {});
    snapshot.position = positionIn(facility);
    snapshot.windows = data.textOr("windows", {}, 10'000);
    snapshot.segments = segmentsFromJson(data);
    for (const auto& terminal : data.array("readers_out_of_order", 100)) {
        if (const auto* name = terminal.if_string()) {
            snapshot.readersOutOfOrder.emplace_back(*name);
        } else {
            data.complain("readers_out_of_order: texts were expected");
        }
    }
    for (const auto* inner : {&data, &facility}) {
        if (inner->problem()) fields.complain(inner->problem()->message);
    }
    return finish(std::move(snapshot), fields);
}

json::value toJson(const JournalPage& page) {
    json::array events;
    for (const auto& event : page.events) events.push_back(toCloudEvent(event));
    json::array earlier;
    for (const auto& each : page.earlier) earlier.push_back({{"epoch", each.epoch}, {"last", each.last}});
    return {{"station", page.station},
            {"epoch", page.epoch},
            {"events", std::move(events)},
            {"last", page.last},
            {"earlier", std::move(earlier)}};
}

Expected<JournalPage> journalPageFromJson(const json::value& value) {
    Fields fields(value, "page");
    JournalPage page{.station = fields.text("station"),
                     .epoch = fields.text("epoch"),
                     .events = {},
                     .last = 0,
                     .earlier = {}};
    for (const auto& item : fields.array("events", pageEvents)) {
        auto event = journalEventFromJson(item);
        if (!event) return tl::make_unexpected(event.error());
        page.events.push_back(std::move(*event));
    }
    page.last = fields.number("last", 0, anySequence);
    if (fields.optional("earlier") != nullptr) {
        for (const auto& item : fields.array("earlier", pageEvents)) {
            Fields epoch(item, "earlier");
            page.earlier.push_back({epoch.text("epoch"), epoch.number("last", 0, anySequence)});
            if (epoch.problem()) return tl::make_unexpected(*epoch.problem());
        }
    }
    return finish(std::move(page), fields);
}

json::value toJson(const Segment& segment) {
    return {{"segment", segment.name},
            {"registered", segment.registered},
            {"actual", segment.actual},
            {"out_of_service", segment.outOfService},
            {"extra", segment.extra},
            {"occupied", segment.occupied},
            {"held", segment.held},
            {"free", segment.free},
            {"turned_away", segment.turnedAway},
            {"accepting", segment.accepting}};
}

Expected<Segment> segmentFromJson(const json::value& value) {
    Fields fields(value, "segment");
    constexpr std::int64_t most = 100'000;
    Segment segment{.name = fields.text("segment", 32),
                    .registered = fields.number("registered", 0, most),
                    .actual = fields.number("actual", 0, most),
                    .outOfService = fields.numberOr("out_of_service", 0, 0, most),
                    .extra = fields.numberOr("extra", 0, 0, most),
                    .occupied = fields.number("occupied", 0, most),
                    .held = fields.numberOr("held", 0, 0, most),
                    .free = fields.number("free", 0, most),
                    .turnedAway = fields.numberOr("turned_away", 0, 0, most),
                    .accepting = fields.flagOr("accepting", true)};
    return finish(std::move(segment), fields);
}

json::value toJson(const Position& position) {
    return {{"latitude", position.latitude}, {"longitude", position.longitude}};
}

Expected<Position> positionFromJson(const json::value& value) {
    constexpr std::int64_t mostNorth = 90'000'000;
    constexpr std::int64_t mostEast = 180'000'000;
    Fields fields(value, "position");
    Position position{.latitude = fields.number("latitude", -mostNorth, mostNorth),
                      .longitude = fields.number("longitude", -mostEast, mostEast)};
    return finish(position, fields);
}

json::value toJson(const IngestAnswer& answer) {
    return {{"epoch", answer.epoch},
            {"received_through", answer.receivedThrough},
            {"office_time_ms", answer.officeTimeMs},
            {"town_places", answer.townPlaces},
            {"town_signature", answer.townSignature}};
}

Expected<IngestAnswer> ingestAnswerFromJson(const json::value& value) {
    Fields fields(value, "answer");
    IngestAnswer answer{.epoch = fields.text("epoch"),
                        .receivedThrough = fields.number("received_through", 0, anySequence),
                        .officeTimeMs = fields.number("office_time_ms", 0, anySequence),
                        .townPlaces = fields.textOr("town_places", {}, 1'000'000),
                        .townSignature = fields.textOr("town_signature", {})};
    return finish(std::move(answer), fields);
}

json::value toJson(const TownPlaces& town) {
    json::array places;
    for (const auto& place : town.places) {
        json::object told{{"facility", place.facilityId}, {"name", place.name},
                          {"kind", place.kind},           {"address", place.address},
                          {"hours", place.hours},         {"segments", listOf(place.segments)},
                          {"age_ms", place.ageMs}};
        if (place.position) told["position"] = toJson(*place.position);
        places.push_back(std::move(told));
    }
    return {{"issued_ms", town.issuedMs}, {"places", std::move(places)}};
}

Expected<TownPlaces> townPlacesFromJson(const json::value& value) {
    Fields fields(value, "town");
    TownPlaces town;
    town.issuedMs = fields.number("issued_ms", 0, anySequence);
    for (const auto& item : fields.array("places", facilitiesInTown)) {
        Fields place(item, "place");
        TownPlace entry;
        entry.facilityId = place.text("facility");
        entry.name = place.text("name");
        entry.kind = place.text("kind");
        entry.address = place.textOr("address", {});
        entry.hours = place.textOr("hours", {});
        entry.position = positionIn(place);
        entry.segments = segmentsFromJson(place);
        entry.ageMs = place.numberOr("age_ms", 0, 0, anySequence);
        if (place.problem()) {
            fields.complain(place.problem()->message);
            break;
        }
        town.places.push_back(std::move(entry));
    }
    return finish(std::move(town), fields);
}

json::value toJson(const SignedTown& town) {
    return {{"town_places", town.townPlaces}, {"town_signature", town.signature}};
}

Expected<SignedTown> signedTownFromJson(const json::value& value) {
    Fields fields(value, "town");
    SignedTown town{.townPlaces = fields.text("town_places", 1'000'000),
                    .signature = fields.text("town_signature")};
    return finish(std::move(town), fields);
}

json::value toJson(const Delivery& delivery) {
    return {{"epoch", delivery.epoch},
            {"received_through", delivery.receivedThrough},
            {"linked", delivery.linked}};
}

Expected<Delivery> deliveryFromJson(const json::value& value) {
    Fields fields(value, "delivery");
    Delivery delivery{.epoch = fields.textOr("epoch", {}),
                      .receivedThrough = fields.number("received_through", 0, anySequence),
                      .linked = fields.flagOr("linked", false)};
    return finish(std::move(delivery), fields);
}

}  // namespace ostoja::api
