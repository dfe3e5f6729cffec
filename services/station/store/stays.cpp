// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/stays.h"

#include "api/json_fields.h"
#include "domain/night.h"
#include "domain/word_table.h"
#include "station/store/board_statements.h"
#include "station/store/night_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

constexpr domain::WordTable<Stay::State, 3> stayStates = {
    {{Stay::State::held, "held"}, {Stay::State::here, "here"}, {Stay::State::away, "away"}}};

std::vector<api::WayStep> wayFromJson(const std::string& text) {
    std::vector<api::WayStep> way;
    const auto parsed = api::parseJson(text);
    if (!parsed || !parsed->is_array()) return way;
    for (const auto& item : parsed->get_array()) {
        api::Fields fields(item, "way");
        auto kind = fields.text("kind");
        way.push_back({std::move(kind), fields.numberOr("count", 0, 0, 1'000)});
    }
    return way;
}

Stay readStay(const Query& row) {
    return {.id = row.text(0),
            .night = row.text(1),
            .person = row.text(2),
            .bed = row.text(3),
            .segment = row.text(4),
            .state = wordOf(stayStateFromName(row.text(5))),
            .presence = row.text(6),
            .presenceMs = row.number(7),
            .kept = row.number(8) != 0,
            .winter = row.text(9),
            .whyBed = splitWords(row.text(10)),
            .carried = row.number(11) != 0,
            .beganMs = row.number(12)};
}

}  // namespace

std::string_view name(Stay::State state) {
    return domain::wordFor(stayStates, state);
}

Expected<Stay::State> stayStateFromName(std::string_view text) {
    return domain::valueOf(stayStates, "a stay's state", text);
}

PlacedBed Stays::placeOf(const std::string& bed) const {
    auto row = connection_.query(sql::bedPlace, bed);
    if (!row.next()) throw SQLite::Exception("a stay is in a bed that doesn't exist");
    return {.place = {.number = row.text(0),
                      .position = row.text(1),
                      .room = {.number = row.text(2),
                               .colour = row.text(3),
                               .colourName = row.text(4),
                               .sign = row.text(5)},
                      .way = wayFromJson(row.text(6))},
            .segment = row.text(7)};
}

std::optional<Stay> Stays::of(const std::string& night, const std::string& person) const {
    auto row = connection_.query(sql::stayOfPerson, night, person);
    if (!row.next()) return std::nullopt;
    return readStay(row);
}

std::optional<Stay> Stays::stay(const std::string& id) const {
    auto row = connection_.query(sql::stay, id);
    if (!row.next()) return std::nullopt;
    return readStay(row);
}

std::vector<Stay> Stays::openOf(const std::string& night) const {
    std::vector<Stay> stays;
    auto row = connection_.query(sql::staysOfNight, night);
    while (row.next()) stays.push_back(readStay(row));
    return stays;
}

bool Stays::wasKept(const std::string& night, const std::string& person) const {
    return connection_.query(sql::wasKept, night, person).next();
}

std::string Stays::bedBefore(const std::string& night, const std::string& person) const {
    auto before = domain::parseNight(night).value();
    before.evening -= date::days(1);
    auto row = connection_.query(sql::bedOfNightBefore, person, domain::formatNight(before));
    return row.next() ? row.text(0) : std::string();
}

void Stays::begin(const StayBegun& stay, const EntryAt& entry) {
    std::optional<std::int64_t> admitted;
    if (!stay.held) admitted.emplace(entry.sequence);
    connection_
        .query(sql::insertStay, stay.id, stay.night, stay.person, stay.bed,
               std::string(stay.held ? "held" : "here"), stay.presence, entry.wallMs, orNothing(stay.winter),
               joinedWords(stay.whyBed), entry.sequence, admitted, stay.carried ? 1 : 0)
        .run();
}

void Stays::admit(const std::string& stay, const std::string& presence, const EntryAt& entry) {
    exactlyOne(connection_.query(sql::admitStay, stay, entry.sequence, entry.wallMs, presence).run(),
               "admitting to a bed");
}

void Stays::holdAgain(const std::string& stay) {
    exactlyOne(connection_.query(sql::holdStayAgain, stay).run(), "holding a bed again");
}

void Stays::setAway(const std::string& stay, bool away) {
    exactlyOne(connection_.query(sql::setStayState, stay, std::string(away ? "away" : "here")).run(),
               "a stay's state");
}

void Stays::move(const std::string& stay, const std::string& bed) {
    exactlyOne(connection_.query(sql::moveStay, stay, bed).run(), "moving somebody");
}

void Stays::swap(const Stay& one, const Stay& other, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::liftStay, one.id, sequence).run(), "lifting a stay");
    move(other.id, one.bed);
    exactlyOne(connection_.query(sql::layStayDown, one.id, std::string(name(one.state)), other.bed).run(),
               "laying a stay down");
}

void Stays::keep(const std::string& stay, bool kept) {
    exactlyOne(connection_.query(sql::keepStay, stay, std::int64_t{kept ? 1 : 0}).run(), "keeping a stay");
}

void Stays::see(const std::string& stay, const std::string& presence, const EntryAt& entry) {
    exactlyOne(connection_.query(sql::seeStay, stay, presence, entry.wallMs).run(), "seeing somebody");
}

void Stays::end(const std::string& stay, const std::string& why, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::endStay, stay, sequence, why).run(), "ending a stay");
}

void Stays::reopen(const std::string& stay) {
    exactlyOne(connection_.query(sql::reopenStay, stay).run(), "a stay that goes on");
}

}  // namespace ostoja::station::store
