// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/station.h"

#include "api/json_fields.h"
#include "api/station_parts.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::int64_t dayMs = 24LL * 3'600 * 1'000;
constexpr std::int64_t anySequence = INT64_MAX;

template <class T>
Expected<T> finish(T record, const Fields& fields) {
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return record;
}

json::value toJson(const RoomSign& room) {
    return {{"number", room.number},
            {"colour", room.colour},
            {"colour_name", room.colourName},
            {"sign", room.sign}};
}

json::value toJson(const HousePlaces& places) {
    return {{"total", places.total},      {"free", places.free},        {"free_women", places.freeWomen},
            {"free_men", places.freeMen}, {"free_any", places.freeAny}, {"windows", places.windows}};
}

Visit visitFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "visit");
    Visit visit;
    visit.id = fields.text("id");
    visit.tap = fields.text("tap");
    visit.outcome = fields.text("outcome");
    visit.number = fields.numberOr("number", 0, 0, anySequence);
    visit.greeting = fields.textOr("greeting", {}, longText);
    if (const auto* bed = fields.optional("bed")) visit.bed = bedFromJson(*bed, fields);
    if (const auto* place = fields.optional("nearest")) {
        auto nearest = nearestPlaceFromJson(*place);
        if (!nearest) fields.complain(nearest.error().message);
        if (nearest) visit.nearest = std::move(*nearest);
    }
    visit.opens = fields.textOr("opens", {});
    for (const auto& action : fields.array("actions", 16)) {
        if (const auto* name = action.if_string()) {
            visit.actions.emplace_back(name->c_str());
        } else {
            fields.complain("actions: texts were expected");
        }
    }
    visit.step = fields.textOr("step", {});
    visit.totalMs = fields.number("total_ms", 0, dayMs);
    visit.remainingMs = fields.number("remaining_ms", 0, dayMs);
    visit.sequence = fields.numberOr("sequence", 0, 0, anySequence);
    if (fields.problem()) outer.complain(fields.problem()->message);
    return visit;
}

HousePlaces placesFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "places");
    constexpr std::int64_t most = 100'000;
    HousePlaces places{.total = fields.number("total", 0, most),
                       .free = fields.number("free", 0, most),
                       .freeWomen = fields.numberOr("free_women", 0, 0, most),
                       .freeMen = fields.numberOr("free_men", 0, 0, most),
                       .freeAny = fields.numberOr("free_any", 0, 0, most),
                       .windows = fields.textOr("windows", {}, most)};
    if (fields.problem()) outer.complain(fields.problem()->message);
    return places;
}

}  // namespace

json::value toJson(const BedPlace& bed) {
    json::array way;
    for (const auto& step : bed.way) way.push_back({{"kind", step.kind}, {"count", step.count}});
    return {{"number", bed.number}, {"position", bed.position}, {"room", toJson(bed.room)}, {"way", way}};
}

BedPlace bedFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "bed");
    BedPlace bed{.number = fields.text("number"), .position = fields.text("position"), .room = {}, .way = {}};
    Fields room(fields.member("room"), "room");
    bed.room = {room.text("number"), room.text("colour"), room.text("colour_name"), room.text("sign")};
    for (const auto& step : fields.array("way", 8)) {
        Fields stepFields(step, "way");
        bed.way.push_back({stepFields.text("kind"), stepFields.numberOr("count", 0, 0, 1'000)});
        if (stepFields.problem()) fields.complain(stepFields.problem()->message);
    }
    for (const auto* inner : {&fields, &room}) {
        if (inner->problem()) outer.complain(inner->problem()->message);
    }
    return bed;
}

json::value toJson(const Tap& tap) {
    return {
        {"id", tap.id}, {"card", tap.card}, {"kind", tap.kind}, {"proof", tap.proof}, {"age_ms", tap.ageMs}};
}

Expected<Tap> tapFromJson(const json::value& value) {
    Fields fields(value, "tap");
    Tap tap{.id = fields.text("id", 36),
            .card = fields.text("card", 80),
            .kind = fields.text("kind", 16),
            .proof = fields.text("proof", 16),
            .ageMs = fields.number("age_ms", 0, dayMs)};
    return finish(std::move(tap), fields);
}

json::value toJson(const TapAnswer& answer) {
    return {{"tap", answer.tap}, {"outcome", answer.outcome}, {"sequence", answer.sequence}};
}

Expected<TapAnswer> tapAnswerFromJson(const json::value& value) {
    Fields fields(value, "answer");
    TapAnswer answer{.tap = fields.text("tap"),
                     .outcome = fields.text("outcome"),
                     .sequence = fields.number("sequence", 0, anySequence)};
    return finish(std::move(answer), fields);
}

json::value toJson(const ReaderState& state) {
    return {{"state", state.state}, {"reason", state.reason}};
}

Expected<ReaderState> readerStateFromJson(const json::value& value) {
    Fields fields(value, "reader");
    ReaderState state{.state = fields.text("state", 16), .reason = fields.textOr("reason", {}, 64)};
    if (state.state != "ready" && state.state != "hold_still" && state.state != "out_of_order") {
        fields.complain("state: ready, hold_still or out_of_order was expected");
    }
    return finish(std::move(state), fields);
}

json::value toJson(const Visit& visit) {
    json::object object{{"id", visit.id},
                        {"tap", visit.tap},
                        {"outcome", visit.outcome},
                        {"greeting", visit.greeting},
                        {"actions", json::array(visit.actions.begin(), visit.actions.end())},
                        {"step", visit.step},
                        {"total_ms", visit.totalMs},
                        {"remaining_ms", visit.remainingMs},
                        {"sequence", visit.sequence}};
    if (visit.bed) object["bed"] = toJson(*visit.bed);
    if (visit.nearest) object["nearest"] = toJson(*visit.nearest);
    if (!visit.opens.empty()) object["opens"] = visit.opens;
    if (visit.number > 0) object["number"] = visit.number;
    return object;
}

json::value toJson(const ScreenState& state) {
    json::object object{{"terminal", state.terminal},
                        {"role", state.role},
                        {"facility", {{"name", state.facilityName}, {"kind", state.facilityKind}}},
                        {"night", state.night},
                        {"open", state.open},
                        {"places", toJson(state.places)},
                        {"reader", state.reader},
                        {"reader_side", state.readerSide},
                        {"town", nullptr},
                        {"carer", state.carer},
                        {"visit", nullptr},
                        {"winter", state.winter},
                        {"simulated", state.simulated}};
    if (state.town) {
        object["town"] = toJson(*state.town);
        object["town_age_ms"] = state.townAgeMs;
    }
    if (state.visit) object["visit"] = toJson(*state.visit);
    return object;
}

Expected<ScreenState> screenStateFromJson(const json::value& value) {
    Fields fields(value, "state");
    ScreenState state;
    state.terminal = fields.text("terminal");
    state.role = fields.text("role");
    Fields facility(fields.member("facility"), "facility");
    state.facilityName = facility.text("name");
    state.facilityKind = facility.text("kind");
    if (facility.problem()) fields.complain(facility.problem()->message);
    state.night = fields.textOr("night", {});
    state.open = fields.flagOr("open", false);
    state.places = placesFromJson(fields.member("places"), fields);
    state.reader = fields.text("reader");
    state.readerSide = fields.textOr("reader_side", "right");
    if (const auto* town = fields.optional("town")) {
        auto places = townPlacesFromJson(*town);
        if (places) {
            state.town = std::move(*places);
        } else {
            fields.complain(places.error().message);
        }
        state.townAgeMs = fields.numberOr("town_age_ms", 0, 0, anySequence);
    }
    state.carer = fields.flagOr("carer", false);
    if (const auto* visit = fields.optional("visit")) state.visit = visitFromJson(*visit, fields);
    state.winter = fields.flagOr("winter", false);
    state.simulated = fields.flagOr("simulated", false);
    return finish(std::move(state), fields);
}

json::value toJson(const ReaderOrder& order) {
    return {{"terminal", order.terminal}, {"restarts", order.restarts}};
}

Expected<ReaderOrder> readerOrderFromJson(const json::value& value) {
    Fields fields(value, "order");
    ReaderOrder order{.terminal = fields.text("terminal"),
                      .restarts = fields.number("restarts", 0, anySequence)};
    return finish(std::move(order), fields);
}

json::value toJson(const ScreenCommand& command) {
    return {{"id", command.id}, {"visit", command.visit}, {"command", command.command}};
}

Expected<ScreenCommand> screenCommandFromJson(const json::value& value) {
    Fields fields(value, "command");
    ScreenCommand command{.id = fields.text("id", 36),
                          .visit = fields.text("visit", 36),
                          .command = fields.text("command", 16)};
    return finish(std::move(command), fields);
}

json::value toJson(const NearestPlace& place) {
    json::object object{{"facility", place.facilityId}, {"name", place.name}, {"address", place.address}};
    if (place.metres) object["metres"] = *place.metres;
    return object;
}

Expected<NearestPlace> nearestPlaceFromJson(const json::value& value) {
    constexpr std::int64_t aroundTheEarth = 50'000'000;
    Fields fields(value, "nearest");
    NearestPlace place{.facilityId = fields.text("facility"),
                       .name = fields.text("name"),
                       .address = fields.textOr("address", {}),
                       .metres = std::nullopt};
    if (fields.optional("metres") != nullptr) place.metres = fields.number("metres", 0, aroundTheEarth);
    return finish(std::move(place), fields);
}

json::value toJson(const BedRow& bed) {
    return {{"id", bed.id},
            {"number", bed.number},
            {"room", bed.room},
            {"segment", bed.segment},
            {"state", bed.state}};
}

}  // namespace ostoja::api
