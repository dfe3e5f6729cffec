// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/house_at_work.h"

#include "api/time_text.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace ostoja::fault {

using boost::json::value;
using station::Answer;
using station::freshId;
using station::textOf;

namespace {

/// Columns that tell what a row stands at; of the others only how many rows there are.
constexpr std::array stateColumns{"state", "presence", "kept",      "role",     "use",
                                  "why",   "outcome",  "household", "linked_to"};
constexpr std::array endColumns{"ended", "seen", "lifted", "closed", "erased", "admitted"};

template <std::size_t N>
bool isOneOf(const std::array<const char*, N>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

const station::House& unstaffedHouse() {
    static const station::House house([] {
        auto setup = station::smallShelter();
        setup.staff.push_back({.id = "",
                               .name = "Adam Nowak",
                               .role = domain::Role::administrator,
                               .card = std::nullopt,
                               .pin = "",
                               .setupCode = setupCode});
        return setup;
    }());
    return house;
}

void countBy(SQLite::Database& database, const std::string& table, const std::string& by, Stand& stand) {
    SQLite::Statement row(database, "SELECT " + by + ", count(*) FROM \"" + table + "\" GROUP BY 1");
    while (row.executeStep()) {
        std::string what = table;
        what.append(" ").append(by).append("=").append(row.getColumn(0).getString());
        stand.rows[what] = row.getColumn(1).getInt64();
    }
}

}  // namespace

Came between(const Stand& before, const Stand& after) {
    Came came;
    for (const auto* side : {&before, &after}) {
        for (const auto& [what, count] : side->rows) {
            const auto at = [&](const Stand& stand) {
                const auto found = stand.rows.find(what);
                return found == stand.rows.end() ? std::int64_t{0} : found->second;
            };
            if (const auto more = at(after) - at(before); more != 0) came.rows[what] = more;
        }
    }
    const auto known = static_cast<std::ptrdiff_t>(std::min(before.journal.size(), after.journal.size()));
    came.journal.assign(after.journal.begin() + known, after.journal.end());
    if (before.journal.size() > after.journal.size()) came.journal.emplace_back("entries are gone");
    return came;
}

std::string inAnHour(const station::OpenHouse& open) {
    return api::formatTime(open.house.clock.wallMs + station::hourMs);
}

object winterOfAnHour(const station::OpenHouse& open) {
    return {{"until", inAnHour(open)},
            {"threshold_c", -10},
            {"extra", 0},
            {"around_clock", false},
            {"approved_by", "director"}};
}

std::string told(const Came& came) {
    std::string text;
    for (const auto& [what, count] : came.rows) text += what + ": " + std::to_string(count) + "; ";
    for (const auto& entry : came.journal) text += entry + " ";
    return text;
}

HouseAtWork::HouseAtWork(Staff staff)
    : staff_(staff), open_(staff == Staff::noneYet ? unstaffedHouse() : station::staffedHouse()) {
    takeSeats();
}

Answer HouseAtWork::must(Answer answer, const std::string& what) const {
    if (answer.status >= 300) throw std::runtime_error(what + ": " + answer.text);
    return answer;
}

Answer HouseAtWork::ask(const Command& command) {
    return open_.ask(command.socket, command.method, command.target, value(command.body));
}

void HouseAtWork::takeSeats() {
    if (staff_ == Staff::noneYet) return;
    // One's own card at one's own open desk opens nothing.
    for (auto* each : {&desk_, &other_}) each->post("/v1/session/lock");
    must(desk_.signIn(station::marta), "the manager signs in");
    must(other_.signIn(station::sara), "the social worker signs in");
}

void HouseAtWork::restart() {
    open_.stop();
    open_.start();
    takeSeats();
}

Stand HouseAtWork::stand() const {
    Stand stand;
    SQLite::Database database(open_.house.database, SQLite::OPEN_READONLY, 5'000);
    std::vector<std::pair<std::string, std::string>> columns;
    SQLite::Statement column(database,
                             "SELECT entry.name, info.name FROM sqlite_schema AS entry, "
                             "pragma_table_info(entry.name) AS info WHERE entry.type = 'table'");
    // A checkpoint is made each so many entries, whoever made them.
    while (column.executeStep()) {
        auto table = column.getColumn(0).getString();
        if (table != "checkpoint" && table != "journal")
            columns.emplace_back(std::move(table), column.getColumn(1).getString());
    }
    for (const auto& [table, name] : columns) {
        stand.rows[table] = database.execAndGet("SELECT count(*) FROM \"" + table + "\"").getInt64();
        const bool isReference = name == "household" || name == "linked_to";
        if (isOneOf(endColumns, name) || isReference) {
            countBy(database, table, "\"" + name + "\" IS NULL", stand);
        } else if (isOneOf(stateColumns, name)) {
            countBy(database, table, "\"" + name + "\"", stand);
        }
    }
    SQLite::Statement entry(database, "SELECT type FROM journal ORDER BY epoch, sequence");
    while (entry.executeStep()) stand.journal.push_back(entry.getColumn(0).getString());
    return stand;
}

void HouseAtWork::requireWhole() const {
    SQLite::Database database(open_.house.database, SQLite::OPEN_READONLY, 5'000);
    const auto pages = database.execAndGet("PRAGMA integrity_check").getString();
    if (pages != "ok") throw std::runtime_error("the file isn't whole: " + pages);
    SQLite::Statement orphan(database, "PRAGMA foreign_key_check");
    if (orphan.executeStep())
        throw std::runtime_error("a row refers to none in " + orphan.getColumn(2).getString());
    const auto verified = open_.house.read()->verifyJournal();
    if (!verified) throw std::runtime_error("the journal isn't whole: " + verified.error().message);
}

Command HouseAtWork::atDesk(const std::string& target, object body) {
    body["id"] = freshId();
    return {.socket = "desk-1.screen", .method = "POST", .target = target, .body = std::move(body)};
}

std::string HouseAtWork::freshName() {
    const auto word = [this] {
        static constexpr std::string_view consonants = "bcdfghklmnprstwz";
        static constexpr std::string_view vowels = "aeiouy";
        std::string text;
        for (int i = 0; i < 4; ++i) {
            text += consonants[random_() % consonants.size()];
            text += vowels[random_() % vowels.size()];
        }
        return text;
    };
    return word() + " " + word();
}

std::string HouseAtWork::person() {
    return other_.registered({{"name", freshName()}, {"sex", "m"}});
}

std::string HouseAtWork::guest() {
    return other_.registered({{"sex", "m"}}, "guest");
}

std::string HouseAtWork::cardOf(const std::string& person) {
    return other_.given(person, freshCard());
}

void HouseAtWork::noCalls() {
    const auto state = other_.state();
    for (const auto& waiting : state.at("calls").as_array())
        must(other_.post("/v1/calls/" + textOf(waiting, "call") + "/answer", {{"done", true}}), "a call");
}

std::string HouseAtWork::call() {
    noCalls();
    must(open_.ask("door-2.screen", "POST", "/v1/commands",
                   value{{"id", freshId()}, {"visit", ""}, {"command", "no_card"}}),
         "a call from door-2");
    return textOf(desk_.state().at("calls").at(0), "call");
}

std::string HouseAtWork::alert() {
    const auto state = desk_.state();
    for (const auto& seen : state.at("alerts").as_array())
        must(other_.post("/v1/alerts/" + textOf(seen, "alert") + "/seen"), "an alert");
    must(open_.ask("door-2.reader", "POST", "/v1/taps", api::toJson(station::tapOf(freshCard()))),
         "a strange card");
    return textOf(desk_.state().at("alerts").at(0), "alert");
}

value HouseAtWork::visit() {
    nobodyInBed();
    const auto tap = station::tapOf(1);
    must(open_.ask("door-1.reader", "POST", "/v1/taps", api::toJson(tap)), "a card at door-1");
    station::Follower screen(open_.loop, open_.socket("door-1.screen"));
    return screen
        .next([&](const value& state) {
            return state.at("visit").is_object() && state.at("visit").at("tap") == tap.id.c_str();
        })
        .data.at("visit");
}

void HouseAtWork::nobodyInBed() {
    const auto tapped = [&] { return must(open_.tap(1), "a card at door-1").json.at("outcome"); };
    if (tapped() == "left") return;
    station::Follower screen(open_.loop, open_.socket("door-1.screen"));
    const auto shown = screen.next(station::hasVisit).data.at("visit");
    must(open_.command(shown, "leave"), "leaving");
    if (tapped() != "left") throw std::runtime_error("the first resident didn't leave");
}

std::vector<object> HouseAtWork::beds(const std::string& state) {
    std::vector<object> found;
    const auto board = must(other_.get("/v1/board"), "the board").json;
    for (const auto& room : board.at("rooms").as_array()) {
        for (const auto& bed : room.at("beds").as_array()) {
            if (bed.at("state") == state.c_str()) found.push_back(bed.as_object());
        }
    }
    return found;
}

std::string HouseAtWork::stay() {
    visit();
    return textOf(beds("occupied").at(0), "stay");
}

std::string HouseAtWork::anotherStay(const std::string& stay) {
    must(open_.tap(3), "another card at door-1");
    for (const auto& bed : beds("occupied")) {
        if (auto other = textOf(bed, "stay"); other != stay) return other;
    }
    throw std::runtime_error("nobody else has a bed");
}

std::string HouseAtWork::freeBed() {
    for (const auto& bed : beds("held"))
        must(other_.post("/v1/holds/" + textOf(bed, "hold") + "/release"), "releasing a bed");
    for (const auto* state : {"out_of_service", "cleaning"}) {
        for (const auto& bed : beds(state))
            must(other_.post("/v1/beds/" + textOf(bed, "bed") + "/state", {{"state", "in_use"}}), "a bed");
    }
    return textOf(beds("free").at(0), "bed");
}

std::string HouseAtWork::heldBed() {
    const auto bed = freeBed();
    must(other_.post("/v1/beds/" + bed + "/hold", {{"until", inAnHour(open_)}}), "holding a bed");
    return textOf(beds("held").at(0), "hold");
}

void HouseAtWork::emptyHouse() {
    const auto board = must(other_.get("/v1/board"), "the board").json;
    for (const auto& each : board.at("arrivals").as_array()) {
        must(other_.post("/v1/arrivals/" + textOf(each, "arrival") + "/refuse", {{"why", "other"}}),
             "refusing");
    }
    for (const auto* state : {"occupied", "away"}) {
        for (const auto& bed : beds(state))
            must(other_.post("/v1/stays/" + textOf(bed, "stay") + "/end"), "ending a stay");
    }
    freeBed();
}

std::string HouseAtWork::man() {
    return other_.registered({{"name", freshName()}, {"sex", "m"}});
}

std::string HouseAtWork::arrival() {
    emptyHouse();
    return textOf(must(other_.post("/v1/arrivals", {{"person", man()}}), "arriving").json, "arrival");
}

std::string HouseAtWork::refusal() {
    must(other_.post("/v1/arrivals/" + arrival() + "/refuse", {{"why", "other"}}), "refusing");
    const auto board = must(other_.get("/v1/board"), "the board").json;
    return textOf(board.at("refusals").as_array().back(), "refusal");
}

std::string HouseAtWork::suspension() {
    const auto target = "/v1/people/" + man();
    must(other_.post(target + "/suspensions", {{"from", "2026-11-20"}, {"until", "2026-11-21"}}),
         "suspending");
    return textOf(must(other_.get(target), "a person").json.at("suspensions").at(0), "suspension");
}

std::string HouseAtWork::paper() {
    const auto target = "/v1/people/" + man();
    must(other_.post(target + "/papers", {{"kind", "interview"}, {"from", "2026-11-20"}}), "a paper");
    return textOf(must(other_.get(target), "a person").json.at("papers").at(0), "paper");
}

void HouseAtWork::winterIs(bool on) {
    if (desk_.state().at("winter") == on) return;
    if (!on) {
        must(desk_.post("/v1/winter/end"), "ending winter");
        return;
    }
    must(desk_.post("/v1/winter", winterOfAnHour(open_)), "beginning winter");
}

}  // namespace ostoja::fault
