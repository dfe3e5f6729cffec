// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <boost/json/array.hpp>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "sqlite/file_lock.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

/// New files get every permission that is asked for them, for as long as it lives.
class FreeUmask {
  public:
    FreeUmask() : before_(::umask(0)) {}
    ~FreeUmask() { ::umask(before_); }
    FreeUmask(const FreeUmask&) = delete;
    FreeUmask& operator=(const FreeUmask&) = delete;

  private:
    mode_t before_;
};

const auto key = crypto::MasterKey::make();

}  // namespace

TEST_CASE("a new facility's journal opens its epoch and describes the house") {
    const House house;
    const auto journal = house.journal();
    REQUIRE(journal.size() == 2);
    CHECK(house.story() == std::vector<std::string>{"epoch.opened", "facility.described"});

    const auto& opened = journal[0].body;
    CHECK(opened.at("reason") == "init");
    CHECK(opened.at("previous_sequence") == 0);

    const auto& described = journal[1].body;
    CHECK(described.at("name") == "Noclegownia Mała 1");
    CHECK(described.at("rule") == "tap_admits");
    CHECK(described.at("beds").as_array().size() == 5);
    CHECK(described.at("beds").at(0).at("segment") == "men");
    CHECK(described.at("beds").at(4).at("state") == "out_of_service");
    CHECK_FALSE(described.contains("seats"));
    CHECK(house.read()->verifyJournal() == 2);
}

TEST_CASE("a day facility is described by its seats") {
    const House house(dayCentre());
    const auto body = house.journal().at(1).body;
    CHECK(body.at("seats").at("segment") == "seats");
    CHECK(body.at("seats").at("registered") == 3);
    CHECK(body.at("beds").as_array().empty());
}

TEST_CASE("a house keeps its rules, its hours and what its beds are right for") {
    auto setup = smallShelter();
    setup.rules = {.cutOff = 22 * 60 + 30,
                   .onlyFor = "m",
                   .minors = false,
                   .selfCare = true,
                   .arrivalMinutes = 15,
                   .holdMinutes = 60,
                   .frostFrom = "10-15",
                   .frostUntil = "04-15",
                   .opening = {{.from = "10-01", .until = "03-31", .opens = 1'080, .closes = 480},
                               {.from = "04-01", .until = "09-30", .opens = 1'140, .closes = 420}}};
    setup.rooms[0].beds[0].has = {"dog", "near_toilet"};
    setup.rooms[2].segment = "family";
    setup.rooms[2].beds[0].extra = true;
    const House house(setup);
    const auto rules = house.read()->facility().rules;
    CHECK(rules.tap == "arrives");
    CHECK(rules.cutOff == 1'350);
    CHECK(rules.onlyFor == "m");
    CHECK_FALSE(rules.minors);
    CHECK(rules.selfCare);
    CHECK(rules.arrivalMinutes == 15);
    CHECK(rules.holdMinutes == 60);
    CHECK(rules.frostFrom == "10-15");
    CHECK(rules.frostUntil == "04-15");
    REQUIRE(rules.opening.size() == 2);
    CHECK(rules.opening[1].from == "04-01");
    CHECK(rules.opening[1].opens == 1'140);
    CHECK(rules.opening[1].closes == 420);
    const auto beds = house.read()->house()->beds;
    CHECK(beds[0].has == std::vector<std::string>{"dog", "near_toilet"});
    CHECK(beds[3].segment == "family");
    CHECK(beds[3].extra);
    CHECK(beds[3].off);
    const auto described = house.journal().at(1).body;
    CHECK(described.at("rule") == "tap_arrives");
    CHECK(described.at("beds").at(3).at("extra") == true);
    CHECK(described.at("opening") ==
          boost::json::value(boost::json::array{
              {{"from", "10-01"}, {"until", "03-31"}, {"opens", "18:00"}, {"closes", "08:00"}},
              {{"from", "04-01"}, {"until", "09-30"}, {"opens", "19:00"}, {"closes", "07:00"}}}));
}

TEST_CASE("a contract without a commune is of all that have none of their own") {
    auto setup = smallShelter();
    setup.contracts = {
        {.name = "umowa 1", .commune = "", .from = "2026-01-01", .until = "2026-12-31", .absenceDays = 3}};
    const House house(setup);
    const auto rows = house.read()->reportRows("2026-11-20", "2026-11-20");
    REQUIRE(rows);
    REQUIRE(rows->contracts.size() == 1);
    CHECK(rows->contracts.front().commune.empty());
}

TEST_CASE("a facility that makes no sense is refused by what is wrong, and leaves nothing behind") {
    struct Row {
        std::string what;
        std::function<void(store::FacilitySetup&)> spoil;
        std::string complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"a kind nobody knows", [](auto& s) { s.kind = "hotel"; }, "facility.kind"},
        {"no name", [](auto& s) { s.name.clear(); }, "facility.name"},
        {"a reader in the air", [](auto& s) { s.readerSide = "above"; }, "facility.reader_side"},
        {"a shelter without beds", [](auto& s) { s.rooms.clear(); }, "facility.room"},
        {"a shelter with seats", [](auto& s) { s.seats = 5; }, "facility.seats"},
        {"two rooms of one number", [](auto& s) { s.rooms[1].number = "1"; }, "room 1"},
        {"a room for nobody", [](auto& s) { s.rooms[0].segment = "cats"; }, "room 1.segment"},
        {"a colour by name", [](auto& s) { s.rooms[0].colour = "blue"; }, "room 1.colour"},
        {"five steps", [](auto& s) { s.rooms[0].way.assign(5, "left"); }, "room 1.way"},
        {"a step into the void", [](auto& s) { s.rooms[0].way = {"jump"}; }, "room 1.way"},
        {"the zeroth door", [](auto& s) { s.rooms[0].way = {"door:0"}; }, "room 1.way"},
        {"a number that isn't one", [](auto& s) { s.rooms[0].way = {"up:1x"}; }, "room 1.way"},
        {"two beds of one number in a room", [](auto& s) { s.rooms[0].beds[1].number = "1"; },
         "room 1, bed 1"},
        {"a bed on the ceiling", [](auto& s) { s.rooms[0].beds[0].position = "top"; },
         "room 1, bed 1.position"},
        {"a broken state", [](auto& s) { s.rooms[0].beds[0].state = "broken"; }, "room 1, bed 1.state"},
        {"a bed with a sea view", [](auto& s) { s.rooms[0].beds[0].has = {"sea_view"}; },
         "room 1, bed 1.has"},
        {"twice near the toilet",
         [](auto& s) {
             s.rooms[0].beds[0].has = {"near_toilet", "near_toilet"};
         },
         "room 1, bed 1.has"},
        {"a tap that does what it likes", [](auto& s) { s.rules.tap = "maybe"; }, "facility.tap"},
        {"a house for children alone", [](auto& s) { s.rules.onlyFor = "c"; }, "facility.only_for"},
        {"a cut-off after midnight of the day after", [](auto& s) { s.rules.cutOff = 1'440; },
         "facility.cut_off"},
        {"an arrival that holds nothing", [](auto& s) { s.rules.arrivalMinutes = 0; },
         "facility.arrival_minutes"},
        {"frost on a day that never is", [](auto& s) { s.rules.frostFrom = "11-31"; }, "facility.frost_from"},
        {"a house beyond the pole",
         [](auto& s) {
             s.position = domain::Position{90'000'001, 0};
         },
         "facility.position"},
        {"a season without an end",
         [](auto& s) { s.rules.opening = {{.from = "10-01", .until = "", .opens = 1'080, .closes = 480}}; },
         "facility.opening"},
        {"a day in two seasons",
         [](auto& s) {
             s.rules.opening = {{.from = "10-01", .until = "03-31", .opens = 1'080, .closes = 480},
                                {.from = "03-31", .until = "09-30", .opens = 1'140, .closes = 420}};
         },
         "facility.opening"},
        {"a night that would begin before the one before it is over",
         [](auto& s) {
             s.rules.opening = {{.from = "10-01", .until = "03-31", .opens = 600, .closes = 480}};
         },
         "facility.opening: a night shelter opens at 12:00 or later, not at 10:00"},
        {"a house that closes as it opens",
         [](auto& s) {
             s.rules.opening = {{.from = "10-01", .until = "03-31", .opens = 480, .closes = 480}};
         },
         "facility.opening"},
        {"a contract that ends before it begins",
         [](auto& s) {
             s.contracts = {{.name = "umowa 1",
                             .commune = "Brzegów",
                             .from = "2026-12-31",
                             .until = "2026-01-01",
                             .absenceDays = 3}};
         },
         "facility.contract umowa 1"},
        {"a name that hides its end", [](auto& s) { s.residents[1].details.name = "Nazwisko\u202e"; },
         "resident 2.name"},
        {"a household that nobody named", [](auto& s) { s.residents[1].household = "other"; },
         "resident 2.household"},
        {"a member of staff without a way in",
         [](auto& s) {
             s.staff.push_back({.id = "", .name = "Nazwisko", .card = {}, .pin = "", .setupCode = ""});
         },
         "staff 1.card"},
        {"a PIN that is tried first",
         [](auto& s) {
             s.staff.push_back({.id = "",
                                .name = "Nazwisko",
                                .card = {{cardHash(99), "ntag"}},
                                .pin = "123456",
                                .setupCode = ""});
         },
         "staff 1.pin"},
        {"a resident's card in a carer's hands",
         [](auto& s) {
             s.staff.push_back({.id = "",
                                .name = "Nazwisko",
                                .card = {{cardHash(1), "ntag"}},
                                .pin = "480371",
                                .setupCode = ""});
         },
         "staff 1.card"},
        {"an id that says who it is", [](auto& s) { s.residents[1].id = "marek"; }, "resident 2.id"},
        {"a card's number in the clear", [](auto& s) { s.residents[1].cards[0].hash = "04A1B2C3"; },
         "resident 2.card"},
        {"one card of two people", [](auto& s) { s.residents[1].cards[0].hash = cardHash(1); },
         "resident 2.card"},
    }));
    INFO(row.what);
    auto setup = smallShelter();
    row.spoil(setup);
    const TemporaryFolder folder;
    const SetClock clock;
    const auto done = store::createFacility(folder.path("f"), stationId, setup, key, clock);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "setup_invalid");
    CHECK_THAT(done.error().message, Catch::StartsWith(row.complaint + ":"));
    CHECK_THAT(done.error().message, !Catch::Contains("Nazwisko"));
    CHECK(std::filesystem::is_empty(folder.root()));
}

TEST_CASE("a station without a UUID is refused") {
    const TemporaryFolder folder;
    const SetClock clock;
    CHECK(store::createFacility(folder.path("f"), "wodna", smallShelter(), key, clock).error().code ==
          "setup_invalid");
}

TEST_CASE("a facility is never set up over another one") {
    const House house;
    const auto done =
        store::createFacility(house.database, stationId, smallShelter(), house.key, house.clock);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "database_exists");
    CHECK(house.journal().size() == 2);
}

TEST_CASE("the log of a database that is gone never gets into a new one") {
    const TemporaryFolder folder;
    const SetClock clock;
    const auto* const suffix = GENERATE("-wal", "-journal");
    std::ofstream(folder.path("f") + suffix) << "somebody else's pages";
    const auto done = store::createFacility(folder.path("f"), stationId, smallShelter(), key, clock);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "database_exists");
    CHECK_THAT(done.error().message, Catch::Contains(suffix));
    CHECK_FALSE(std::filesystem::exists(folder.path("f")));
}

TEST_CASE("what a cut-off creation left behind doesn't stop the next one") {
    const TemporaryFolder folder;
    const SetClock clock;
    std::ofstream(folder.path("f.new")) << "half a file";
    std::ofstream(folder.path("f.new-journal")) << "half a journal";
    REQUIRE(store::createFacility(folder.path("f"), stationId, smallShelter(), key, clock));
    CHECK(store::Writer::open(folder.path("f"), key, clock, {}).has_value());
    CHECK_FALSE(std::filesystem::exists(folder.path("f.new")));
}

TEST_CASE("the record of names can be read by its owner alone, whatever the umask") {
    const FreeUmask free;
    const House house;
    auto writer = store::Writer::open(house.database, house.key, house.clock, {});
    REQUIRE(writer);
    REQUIRE(tapNow(**writer, 1));
    for (const char* const suffix : {"", "-wal", "-shm", ".lock"}) {
        struct stat status {};
        INFO(suffix);
        REQUIRE(::stat((house.database + suffix).c_str(), &status) == 0);
        CHECK((status.st_mode & 07777) == 0600);
    }
}

TEST_CASE("nobody's link leads the record of names to another place") {
    const TemporaryFolder folder;
    const SetClock clock;
    std::filesystem::create_symlink(folder.path("elsewhere"), folder.path("f.new"));
    REQUIRE(store::createFacility(folder.path("f"), stationId, smallShelter(), key, clock));
    CHECK_FALSE(std::filesystem::exists(folder.path("elsewhere")));
}

TEST_CASE("a facility can't be set up where there is no folder") {
    const SetClock clock;
    const TemporaryFolder folder;
    CHECK(store::createFacility(folder.path("none/f"), stationId, smallShelter(), key, clock).error().code ==
          "storage_failed");
}
