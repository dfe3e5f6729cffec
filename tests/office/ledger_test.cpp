// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/ledger.h"

#include <catch2/catch.hpp>

#include "tests/office/journal_maker.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::office;

namespace {

const std::string station = "0198c1e2-0000-7000-8000-00000000000a";
constexpr std::int64_t nowMs = 1'795'000'100'000;

/// The town's book on a file of its own, opened anew on demand.
class Book {
  public:
    Book() { open(); }

    void open() {
        ledger_.reset();
        auto opened = Ledger::open(folder_.path("office.db"));
        REQUIRE(opened);
        ledger_ = std::move(*opened);
    }

    template <class... Snapshots>
    Receipt take(const std::vector<api::JournalEvent>& events, const Snapshots&... snapshots) {
        return takeAt(nowMs, events, snapshots...);
    }

    template <class... Snapshots>
    Receipt takeAt(std::int64_t receivedMs, const std::vector<api::JournalEvent>& events,
                   const Snapshots&... snapshots) {
        const auto batch = readBatch(batchBody(events, snapshots...), station, receivedMs);
        REQUIRE(batch);
        REQUIRE(ledger_->begin());
        const auto receipt = ledger_->take(*batch);
        REQUIRE(receipt);
        REQUIRE(ledger_->commit());
        return *receipt;
    }

    StationView view() const {
        const auto view = ledger_->view(station);
        REQUIRE(view);
        return *view;
    }
    std::int64_t free() const {
        std::int64_t free = 0;
        for (const auto& segment : view().segments) free += segment.free;
        return free;
    }
    Ledger& ledger() { return *ledger_; }

  private:
    TemporaryFolder folder_;
    std::unique_ptr<Ledger> ledger_;
};

}  // namespace

TEST_CASE("entries are acknowledged up to the last without a gap, and the figure follows") {
    Book book;
    JournalMaker maker(station);
    auto events = maker.house(4);
    events.push_back(maker.bedTaken("bed-1", "anna"));
    const auto receipt = book.take(events);
    CHECK(receipt.epoch == maker.epoch());
    CHECK(receipt.receivedThrough == 4);
    CHECK(receipt.stored == 4);
    CHECK(book.free() == 3);
    CHECK(book.view().windows == "offf");
    CHECK(book.view().nightOpen);
    CHECK(book.view().facility.name == "Noclegownia Wodna 12");
}

TEST_CASE("an answer lost after the write: the same batch again changes nothing and is acknowledged") {
    Book book;
    JournalMaker maker(station);
    auto events = maker.house(4);
    events.push_back(maker.bedTaken("bed-1", "anna"));
    events.push_back(maker.turnedAway());
    book.take(events);
    const auto again = book.take(events);
    CHECK(again.receivedThrough == 5);
    CHECK(again.stored == 0);
    CHECK(again.duplicates == 5);
    CHECK(book.free() == 3);
    CHECK(book.view().turnedAway.at("men").fullHouse == 1);
    CHECK(book.view().conflicts.count == 0);
}

TEST_CASE("the same number with another hash is a conflict that is kept, shown and never taken") {
    Book book;
    JournalMaker maker(station);
    auto events = maker.house(4);
    JournalMaker twin = maker;
    const auto true4 = maker.bedTaken("bed-1", "anna");
    const auto false4 = twin.bedTaken("bed-2", "ewa");
    events.push_back(true4);
    book.take(events);
    for (int repeat = 0; repeat < 2; ++repeat) {
        const auto receipt = book.take({false4});
        CHECK(receipt.stored == 0);
        CHECK(receipt.conflicts == 1);
        CHECK(receipt.receivedThrough == 4);
    }
    CHECK(book.view().windows == "offf");
    CHECK(book.view().conflicts.count == 1);
    CHECK(book.view().conflicts.lastSequence == 4);
    CHECK(book.view().conflicts.lastKind == "other_hash");
    const auto kept = book.ledger().conflicts(station);
    REQUIRE(kept);
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().hash == false4.hash);
    CHECK(kept->front().storedHash == true4.hash);
    CHECK(kept->front().raw.find("ewa") != std::string::npos);
    book.open();
    CHECK(book.view().conflicts.count == 1);
}

TEST_CASE("an entry that doesn't continue its neighbour is a conflict, on whichever side it stands") {
    Book book;
    JournalMaker maker(station);
    const auto events = maker.house(4);
    JournalMaker twin = maker;
    const auto four = maker.bedTaken("bed-1", "anna");
    const auto five = maker.bedTaken("bed-2", "ewa");
    twin.bedTaken("bed-3", "jan");
    const auto falseFive = twin.bedTaken("bed-4", "jan");

    SECTION("after what is stored") {
        book.take(events);
        book.take({four});
        CHECK(book.take({falseFive}).conflicts == 1);
        CHECK(book.view().conflicts.lastKind == "broken_chain");
        CHECK(book.take({five}).receivedThrough == 5);
    }
    SECTION("before what is stored") {
        book.take(events);
        book.take({falseFive});
        CHECK(book.take({four}).conflicts == 1);
        CHECK(book.view().receivedThrough == 3);
    }
    SECTION("a first entry that claims a predecessor it doesn't name") {
        JournalMaker liar(station, "0198c1e2-0000-7000-8000-000000000002");
        auto first = liar.epochOpened();
        first.previousHash = std::string(64, 'a');
        JournalMaker::seal(first);
        CHECK(book.take({first}).conflicts == 1);
    }
}

TEST_CASE("a gap is stored behind, asked for again by what is acknowledged, and closes") {
    Book book;
    JournalMaker maker(station);
    const auto house = maker.house(4);
    const auto four = maker.bedTaken("bed-1", "anna");
    const auto five = maker.bedTaken("bed-2", "ewa");
    const auto six = maker.stayEnded("bed-1", "anna");
    book.take(house);
    const auto ahead = book.take({six, five});
    CHECK(ahead.stored == 2);
    CHECK(ahead.receivedThrough == 3);
    CHECK(book.view().highest == 6);
    CHECK(book.free() == 4);
    SECTION("at once") {}
    SECTION("after a restart") {
        book.open();
        CHECK(book.view().highest == 6);
    }
    CHECK(book.take({four}).receivedThrough == 6);
    CHECK(book.view().windows == "foff");
    CHECK(book.view().highest == book.view().receivedThrough);
}

TEST_CASE("an entry of an unknown type between two known ones is kept and counted, and blocks nothing") {
    Book book;
    JournalMaker maker(station);
    auto events = maker.house(4);
    events.push_back(maker.bedTaken("bed-1", "anna"));
    events.push_back(maker.event("meal.served", {{"soup", "barszcz"}}));
    events.push_back(maker.event("bed.taken", {{"bed", "a bed nobody described"}}));
    events.push_back(maker.bedTaken("bed-2", "ewa"));
    CHECK(book.take(events).receivedThrough == 7);
    CHECK(book.free() == 2);
    const std::map<std::string, std::int64_t> strange = {{"pl.ostoja.meal.served.v1", 1},
                                                         {"pl.ostoja.bed.taken.v1", 1}};
    CHECK(book.view().notUnderstood == strange);
    book.open();
    CHECK(book.view().notUnderstood == strange);
    CHECK(book.free() == 2);
}

TEST_CASE("after a restart every figure is as before, with and without a stored derivation") {
    Book book;
    JournalMaker maker(station);
    book.take(maker.house(8));
    const bool stored = GENERATE(false, true);
    book.take({maker.bedTaken("bed-1", "anna"), maker.bedTaken("bed-2", "ewa")});
    if (stored) REQUIRE(book.ledger().checkpoint());
    book.take({maker.stayEnded("bed-1", "anna"), maker.turnedAway()}, maker.snapshot(8, 1));
    const auto before = book.view();
    book.open();
    const auto after = book.view();
    CHECK(after.segments == before.segments);
    CHECK(after.windows == before.windows);
    CHECK(after.turnedAway == before.turnedAway);
    CHECK(after.receivedThrough == before.receivedThrough);
    CHECK(after.asOfMs == before.asOfMs);
    CHECK(after.lastContactMs == before.lastContactMs);
    CHECK(after.snapshot == before.snapshot);
    CHECK(after.facility == before.facility);
}

TEST_CASE("what a station told by its snapshot alone is known to an office that restarts") {
    Book book;
    JournalMaker maker(station);
    book.take({}, maker.snapshot(4, 1));
    CHECK(book.view().lastContactMs == nowMs);
    const auto told = book.view().segments;
    book.open();
    CHECK(book.view().lastContactMs == nowMs);
    CHECK(book.view().segments == told);
}

TEST_CASE("a restored station goes on in a new epoch from what the entry that it names had come to") {
    Book book;
    JournalMaker maker(station);
    book.take(maker.house(4));
    book.take({maker.bedTaken("bed-1", "anna")});
    const auto backupAt = maker.sequence();
    const auto backupHash = maker.lastHash();
    book.take({maker.bedTaken("bed-2", "lost with the disk")});
    CHECK(book.free() == 2);

    JournalMaker restored(station, "0198c1e2-0000-7000-8000-000000000002");
    const auto first = restored.epochRestored(maker.epoch(), backupAt, backupHash);
    CHECK(book.take({}, restored.snapshot(4, 1)).receivedThrough == 0);
    CHECK(book.free() == 2);
    const auto receipt = book.take({first});
    CHECK(receipt.epoch == restored.epoch());
    CHECK(receipt.receivedThrough == 1);
    CHECK(book.view().windows == "offf");
    book.open();
    CHECK(book.view().windows == "offf");
    CHECK(book.view().epoch == restored.epoch());

    SECTION("what the station lost is shown, until the beds of it are counted again") {
        const auto overlap = book.view().overlap;
        REQUIRE(overlap);
        CHECK(overlap->epoch == maker.epoch());
        CHECK(overlap->first == backupAt + 1);
        CHECK(overlap->last == maker.sequence());
        CHECK(overlap->beds.size() == 1);
        CHECK(book.view().doubtfulBeds == 1);
        book.take({restored.bedTaken(*overlap->beds.begin(), "again")});
        CHECK(book.view().doubtfulBeds == 0);
        CHECK(book.view().overlap);
    }
    SECTION("a false claim about the epoch before it is a conflict") {
        JournalMaker liar(station, "0198c1e2-0000-7000-8000-000000000003");
        CHECK(book.take({liar.epochRestored(maker.epoch(), backupAt, std::string(64, 'a'))}).conflicts == 1);
        CHECK(book.view().epoch == restored.epoch());
    }
}

TEST_CASE(
    "epochs that name each other go on from nothing, whichever came first, and the office starts again") {
    Book book;
    JournalMaker a(station, "0198c1e2-0000-7000-8000-00000000000a");
    JournalMaker b(station, "0198c1e2-0000-7000-8000-00000000000b");
    SECTION("one names what isn't there yet") {
        book.take({a.epochRestored(b.epoch(), 7, std::string(64, '1'))});
        book.take({b.epochRestored(a.epoch(), 7, std::string(64, '2'))});
        CHECK(book.view().epoch == b.epoch());
    }
    SECTION("an entry behind the first made the other known") {
        const auto first = b.epochRestored(a.epoch(), 7, std::string(64, '2'));
        book.take({b.nightOpened()});
        book.take({a.epochRestored(b.epoch(), 7, std::string(64, '1'))});
        book.take({first});
        CHECK(book.view().epoch == a.epoch());
    }
    SECTION("one names itself") {
        book.take({a.epochRestored(a.epoch(), 7, std::string(64, '1'))});
        CHECK(book.view().epoch == a.epoch());
    }
    const auto before = book.view();
    CHECK(before.segments.empty());
    CHECK_FALSE(before.overlap);
    book.open();
    CHECK(book.view().epoch == before.epoch);
    CHECK(book.view().receivedThrough == before.receivedThrough);
}

TEST_CASE("an epoch that goes on from no possible entry is a conflict") {
    const auto sequence = GENERATE(as<std::int64_t>{}, -1, INT64_MIN, std::int64_t{1} << 40, INT64_MAX);
    Book book;
    JournalMaker maker(station);
    book.take(maker.house(4));
    JournalMaker liar(station, "0198c1e2-0000-7000-8000-000000000003");
    CHECK(book.take({liar.epochRestored(maker.epoch(), sequence, maker.lastHash())}).conflicts == 1);
    CHECK(book.view().epoch == maker.epoch());
    CHECK_FALSE(book.view().overlap);
    CHECK(book.free() == 4);
}

TEST_CASE("what a failed commit would have stored is not in the figures") {
    Book book;
    JournalMaker maker(station);
    book.take(maker.house(4));
    const auto batch = readBatch(batchBody({maker.bedTaken("bed-1", "anna")}), station, nowMs);
    REQUIRE(batch);
    REQUIRE(book.ledger().begin());
    REQUIRE(book.ledger().take(*batch));
    REQUIRE(book.ledger().abandon());
    CHECK(book.free() == 4);
    CHECK(book.view().receivedThrough == 3);
}

TEST_CASE("the station's own count is compared at the entry at which it was taken") {
    Book book;
    JournalMaker maker(station);
    book.take(maker.house(4));
    const auto four = maker.bedTaken("bed-1", "anna");
    const auto right = maker.snapshot(4, 1);
    const auto wrong = maker.snapshot(4, 2);
    const auto five = maker.bedTaken("bed-2", "ewa");

    SECTION("it comes with the entry") {
        book.take({four}, right);
        CHECK(book.view().snapshot->agrees == true);
    }
    SECTION("it comes before the entry: nothing is said until then") {
        book.take({}, right);
        CHECK_FALSE(book.view().snapshot);
        book.take({four, five});
        CHECK(book.view().snapshot->agrees == true);
    }
    SECTION("it comes after later entries") {
        book.take({four, five});
        book.take({}, right);
        CHECK(book.view().snapshot->agrees == true);
    }
    SECTION("a disagreement is told with what the station says, until a later count agrees") {
        book.take({four}, wrong);
        CHECK(book.view().snapshot->agrees == false);
        CHECK(book.view().snapshot->says == 2);
        book.open();
        CHECK(book.view().snapshot->agrees == false);
        book.take({five});
        CHECK(book.view().snapshot->agrees == false);
        book.take({}, maker.snapshot(4, 2));
        CHECK(book.view().snapshot->agrees == true);
    }
    SECTION("an older count than the one it has is ignored") {
        book.take({four, five}, maker.snapshot(4, 2));
        book.take({}, wrong);
        CHECK(book.view().snapshot->agrees == true);
        CHECK(book.view().snapshot->takenAt == 5);
    }
}

TEST_CASE("a figure is as old as the last moment for which all entries were here") {
    Book book;
    JournalMaker maker(station);
    maker.setTime(nowMs - 3'600'000);
    book.take(maker.house(4));
    CHECK(book.view().asOfMs == nowMs - 3'600'000);
    const auto four = maker.bedTaken("bed-1", "anna");
    book.take({}, maker.snapshot(4, 1));
    CHECK(book.view().asOfMs == nowMs - 3'600'000);
    book.take({four});
    CHECK(book.view().asOfMs == nowMs);
    CHECK(book.view().lastContactMs == nowMs);
}

TEST_CASE("entries say how old they are only where their clock can be right") {
    struct Row {
        std::string what;
        std::int64_t madeMs;
        bool synchronised;
        std::int64_t asOfMs;
    };
    const auto row = GENERATE(values<Row>({
        {"an hour ago, synchronised", nowMs - 3'600'000, true, nowMs - 3'600'000},
        {"an hour ago, and nobody vouches for it", nowMs - 3'600'000, false, 0},
        {"just now, and nobody vouches for it", nowMs, false, 0},
        {"a minute ahead, synchronised", nowMs + 60'000, true, nowMs},
        {"a day ahead, synchronised", nowMs + 86'400'000, true, 0},
        {"1970", 300'000, false, 0},
    }));
    INFO(row.what);
    Book book;
    JournalMaker maker(station);
    maker.setTime(row.madeMs);
    maker.setSynchronised(row.synchronised);
    book.take(maker.house(4));
    CHECK(book.view().asOfMs == row.asOfMs);
    book.take({maker.event("help.asked", {{"terminal", "door-1"}, {"visit", "v"}})}, maker.snapshot(4, 0));
    CHECK(book.view().asOfMs == nowMs);
    CHECK(book.view().helpAskedMs == std::vector{row.asOfMs == 0 ? nowMs : row.asOfMs});
}

TEST_CASE("what was known by a clock that was ahead is forgotten when somebody speaks") {
    Book book;
    JournalMaker maker(station);
    maker.setTime(nowMs + 86'400'000);
    book.takeAt(nowMs + 86'400'000, maker.house(4), maker.snapshot(4, 0));
    CHECK(book.view().asOfMs == nowMs + 86'400'000);
    book.take({maker.bedTaken("bed-1", "anna")});
    CHECK(book.view().asOfMs == 0);
    CHECK(book.view().lastContactMs == nowMs);
    book.take({}, maker.snapshot(4, 1));
    CHECK(book.view().asOfMs == nowMs);
}
