// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_state.h"

#include "api/json_fields.h"
#include "api/json_lists.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::int64_t mostPlaces = 100'000;
constexpr std::size_t mostWaiting = 10'000;
constexpr std::size_t mostRights = 64;

json::value toJson(const StaffPlaces& places) {
    return {{"free", places.free},   {"occupied", places.occupied},
            {"held", places.held},   {"out_of_service", places.outOfService},
            {"extra", places.extra}, {"windows", places.windows}};
}

StaffPlaces placesFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "places");
    StaffPlaces places{.free = fields.number("free", 0, mostPlaces),
                       .occupied = fields.number("occupied", 0, mostPlaces),
                       .held = fields.numberOr("held", 0, 0, mostPlaces),
                       .outOfService = fields.numberOr("out_of_service", 0, 0, mostPlaces),
                       .extra = fields.numberOr("extra", 0, 0, mostPlaces),
                       .windows = fields.textOr("windows", {}, mostPlaces)};
    outer.takeOver(fields);
    return places;
}

json::value toJson(const UndoOffer& undo) {
    return {{"undo", undo.undo},   {"what", undo.what}, {"person", undo.person},
            {"label", undo.label}, {"bed", undo.bed},   {"points_to", undo.pointsTo}};
}

UndoOffer undoFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "undo");
    UndoOffer undo{.undo = fields.text("undo"),
                   .what = fields.text("what"),
                   .person = fields.textOr("person", {}),
                   .label = fields.textOr("label", {}, longText),
                   .bed = fields.textOr("bed", {}),
                   .pointsTo = fields.textOr("points_to", {}, longText)};
    outer.takeOver(fields);
    return undo;
}

json::value toJson(const SignIn& signIn) {
    return {{"tap", signIn.tap},
            {"member", signIn.member},
            {"name", signIn.name},
            {"delayed_s", signIn.delayedS}};
}

SignIn signInFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "sign_in");
    SignIn signIn{.tap = fields.text("tap"),
                  .member = fields.text("member"),
                  .name = fields.text("name", longText),
                  .delayedS = fields.numberOr("delayed_s", 0, 0, INT64_MAX)};
    outer.takeOver(fields);
    return signIn;
}

json::value toJson(const CardAtReader& card) {
    json::object object{{"tap", card.tap}, {"what", card.what}};
    if (!card.person.empty()) object["person"] = card.person;
    if (!card.card.empty()) object["card"] = card.card;
    return object;
}

CardAtReader cardFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "card");
    CardAtReader card{.tap = fields.text("tap"),
                      .what = fields.text("what"),
                      .person = fields.textOr("person", {}),
                      .card = fields.textOr("card", {})};
    outer.takeOver(fields);
    return card;
}

json::value toJson(const CallShown& call) {
    return {{"call", call.call},
            {"kind", call.kind},
            {"number", call.number},
            {"terminal", call.terminal},
            {"age_s", call.ageS}};
}

CallShown callFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "call");
    CallShown call{.call = fields.text("call"),
                   .kind = fields.text("kind"),
                   .number = fields.numberOr("number", 0, 0, INT64_MAX),
                   .terminal = fields.text("terminal"),
                   .ageS = fields.numberOr("age_s", 0, 0, INT64_MAX)};
    outer.takeOver(fields);
    return call;
}

json::value toJson(const AlertShown& alert) {
    json::object object{
        {"alert", alert.alert}, {"kind", alert.kind}, {"terminal", alert.terminal}, {"age_s", alert.ageS}};
    if (!alert.person.empty()) object["person"] = alert.person;
    if (!alert.label.empty()) object["label"] = alert.label;
    if (!alert.bed.empty()) object["bed"] = alert.bed;
    return object;
}

AlertShown alertFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "alert");
    AlertShown alert{.alert = fields.text("alert"),
                     .kind = fields.text("kind"),
                     .terminal = fields.text("terminal"),
                     .ageS = fields.numberOr("age_s", 0, 0, INT64_MAX),
                     .person = fields.textOr("person", {}),
                     .label = fields.textOr("label", {}, longText),
                     .bed = fields.textOr("bed", {})};
    outer.takeOver(fields);
    return alert;
}

StaffSession sessionFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "session");
    StaffSession session{.id = fields.text("id"),
                         .member = fields.text("member"),
                         .name = fields.text("name", longText),
                         .role = fields.text("role"),
                         .rights = fields.textsOr("rights", mostRights),
                         .locked = fields.flagOr("locked", false),
                         .undo = std::nullopt};
    if (const auto* undo = fields.optional("undo")) session.undo = undoFromJson(*undo, fields);
    outer.takeOver(fields);
    return session;
}

/// Of records that nobody else tells.
constexpr auto tellOne = [](const auto& record) { return toJson(record); };

}  // namespace

json::value toJson(const StaffSession& session) {
    json::object object{{"id", session.id},
                        {"member", session.member},
                        {"name", session.name},
                        {"role", session.role},
                        {"rights", json::array(session.rights.begin(), session.rights.end())},
                        {"locked", session.locked},
                        {"undo", nullptr}};
    if (session.undo) object["undo"] = toJson(*session.undo);
    return object;
}

Expected<StaffSession> staffSessionFromJson(const json::value& value) {
    Fields fields(value, "session");
    auto session = sessionFromJson(value, fields);
    return fields.whole(std::move(session));
}

json::value toJson(const StaffState& state) {
    json::object object{
        {"terminal", state.terminal},
        {"role", "staff"},
        {"facility", {{"name", state.facilityName}, {"kind", state.facilityKind}}},
        {"night", state.night},
        {"places", toJson(state.places)},
        {"office", {{"linked", state.officeLinked}, {"age_s", nullptr}}},
        {"reader", state.reader},
        {"time_ms", state.timeMs},
        {"session", nullptr},
        {"sign_in", nullptr},
        {"setup", state.setup},
        {"card", nullptr},
        {"calls", listOf(state.calls, tellOne)},
        {"alerts", listOf(state.alerts, tellOne)},
        {"waiting", state.waiting},
        {"board", state.board},
        {"arrivals", state.arrivals},
        {"winter", state.winter},
        {"closes", state.closes},
        {"simulated", state.simulated},
    };
    if (state.officeAgeS) object["office"].as_object()["age_s"] = *state.officeAgeS;
    if (state.session) object["session"] = toJson(*state.session);
    if (state.signIn) object["sign_in"] = toJson(*state.signIn);
    if (state.card) object["card"] = toJson(*state.card);
    return object;
}

Expected<StaffState> staffStateFromJson(const json::value& value) {
    Fields fields(value, "state");
    StaffState state;
    state.terminal = fields.text("terminal");
    if (fields.text("role") != "staff") fields.complain("role: staff was expected");
    Fields facility(fields.member("facility"), "facility");
    state.facilityName = facility.text("name");
    state.facilityKind = facility.text("kind");
    fields.takeOver(facility);
    state.night = fields.textOr("night", {});
    state.places = placesFromJson(fields.member("places"), fields);
    if (const auto* told = fields.optional("office")) {
        Fields office(*told, "office");
        state.officeLinked = office.flagOr("linked", false);
        if (office.optional("age_s") != nullptr) state.officeAgeS = office.number("age_s", 0, INT64_MAX);
        fields.takeOver(office);
    }
    state.reader = fields.text("reader");
    state.timeMs = fields.numberOr("time_ms", 0, INT64_MIN, INT64_MAX);
    if (const auto* session = fields.optional("session")) state.session = sessionFromJson(*session, fields);
    if (const auto* signIn = fields.optional("sign_in")) state.signIn = signInFromJson(*signIn, fields);
    state.setup = fields.flagOr("setup", false);
    if (const auto* card = fields.optional("card")) state.card = cardFromJson(*card, fields);
    for (const auto& call : fields.arrayOr("calls", mostWaiting)) {
        state.calls.push_back(callFromJson(call, fields));
    }
    for (const auto& alert : fields.arrayOr("alerts", mostWaiting)) {
        state.alerts.push_back(alertFromJson(alert, fields));
    }
    state.waiting = fields.numberOr("waiting", 0, 0, INT64_MAX);
    state.board = fields.numberOr("board", 0, 0, INT64_MAX);
    state.arrivals = fields.numberOr("arrivals", 0, 0, INT64_MAX);
    state.winter = fields.flagOr("winter", false);
    state.closes = fields.textOr("closes", {});
    state.simulated = fields.flagOr("simulated", false);
    return fields.whole(std::move(state));
}

}  // namespace ostoja::api
