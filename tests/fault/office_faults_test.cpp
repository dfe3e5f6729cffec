// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <future>

#include "office/writer.h"
#include "tests/fault/every_fault.h"
#include "tests/office/journal_maker.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::fault;
using namespace ostoja::office;

namespace {

auto& disk = FaultDisk::instance();

const std::string station = "0198c1e2-0000-7000-8000-00000000000a";
constexpr std::int64_t nowMs = 1'795'000'100'000;
constexpr int beds = 40;
constexpr int arrivalsBefore = 10;
constexpr int arrivalsInBatch = 20;

/// A station's evening, told to the office in two batches.
struct Evening {
    Evening() {
        JournalMaker maker(station);
        before = maker.house(beds);
        for (int n = 1; n <= arrivalsBefore; ++n) before.push_back(arrival(maker, n));
        for (int n = arrivalsBefore + 1; n <= arrivalsBefore + arrivalsInBatch; ++n) {
            batch.push_back(arrival(maker, n));
        }
        through = maker.sequence();
        counted = batchBody(batch, maker.snapshot(beds, arrivalsBefore + arrivalsInBatch));
        next = batchBody({arrival(maker, arrivalsBefore + arrivalsInBatch + 1)});
    }
    static api::JournalEvent arrival(JournalMaker& maker, int n) {
        return maker.bedTaken("bed-" + std::to_string(n), "stay-" + std::to_string(n));
    }

    std::vector<api::JournalEvent> before;
    std::vector<api::JournalEvent> batch;
    std::int64_t through = 0;
    /// The batch with the station's own count, as it is posted.
    std::string counted;
    /// One more entry after it.
    std::string next;
};

/// The office's writer on a file, and what it last published.
class Book {
  public:
    explicit Book(std::string path) : path_(std::move(path)) {}

    Expected<void> open() {
        auto ledger = Ledger::open(path_);
        if (!ledger) return tl::make_unexpected(ledger.error());
        for (auto& view : (*ledger)->views()) view_ = std::move(view);
        writer_ = std::make_unique<Writer>(std::move(*ledger), [this](Writer::Group group) {
            if (!group.changed.empty()) view_ = std::move(group.changed.back());
            for (const auto& settled : group.settled) settled();
        });
        return {};
    }
    bool isOpen() const { return writer_ != nullptr; }
    void close() { writer_.reset(); }

    Expected<Receipt> post(const std::string& body) {
        std::promise<Expected<Receipt>> answered;
        REQUIRE(writer_->submit(readBatch(body, station, nowMs).value(),
                                [&](const Expected<Receipt>& receipt) { answered.set_value(receipt); }));
        return answered.get_future().get();
    }
    /// After close().
    const StationView& view() const { return view_; }

  private:
    std::string path_;
    StationView view_;
    std::unique_ptr<Writer> writer_;
};

void requireHonest(const Expected<Receipt>& receipt) {
    if (receipt) return;
    INFO(receipt.error().code << ": " << receipt.error().message);
    REQUIRE(receipt.error().code.starts_with("storage_"));
}

void requireTrueFigures(const StationView& view) {
    REQUIRE(view.receivedThrough == view.highest);
    REQUIRE(view.conflicts.count == 0);
    REQUIRE(view.segments.size() == 1);
    REQUIRE(view.segments[0].occupied == arrivalsBefore + arrivalsInBatch + 1);
}

void requireWhole(const std::string& path, std::int64_t entries) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    REQUIRE(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
    REQUIRE(database.execAndGet("SELECT count(*) FROM entry").getInt64() == entries);
}

void runRound(const Evening& evening, const std::string& fed, bool opensOffice, const Sweep& sweep,
              const Plan& plan) {
    const TemporaryFolder folder;
    const auto path = folder.path("office.db");
    std::filesystem::copy_file(fed, path);
    Book book(path);
    if (!opensOffice) REQUIRE(book.open());
    disk.arm(plan);
    Expected<Receipt> receipt;
    if (opensOffice) {
        if (const auto opened = book.open(); !opened) receipt = tl::make_unexpected(opened.error());
    }
    if (book.isOpen()) receipt = book.post(evening.counted);
    const bool cut = sweep.fault == Fault::powerCut;
    if (!cut) disk.disarm();
    INFO(nameOf(sweep) << ", n=" << plan.nth << (receipt ? ", answered" : ", " + receipt.error().code));
    requireHonest(receipt);
    if (disk.hits() == 0) REQUIRE(receipt);
    const bool confirmed = receipt && receipt->receivedThrough == evening.through;
    REQUIRE(receipt.has_value() == confirmed);

    if (cut) {
        book.close();
        disk.restorePower(sweep.unsynced, static_cast<std::uint64_t>(plan.nth));
    }
    if (!book.isOpen()) REQUIRE(book.open());
    const auto again = book.post(evening.counted);
    INFO((again ? "" : again.error().message));
    REQUIRE(again);
    REQUIRE(again->stored + again->duplicates == arrivalsInBatch);
    if (confirmed) REQUIRE(again->duplicates == arrivalsInBatch);
    REQUIRE(book.post(evening.next));
    book.close();
    requireTrueFigures(book.view());
    requireWhole(path, evening.through + 1);
    REQUIRE(book.open());
    book.close();
    requireTrueFigures(book.view());
}

void tryEverything(bool opensOffice, const std::function<bool(const Sweep&)>& isTried) {
    spdlog::set_level(spdlog::level::off);
    const Evening evening;
    const TemporaryFolder folder;
    const auto fed = folder.path("office.db");
    {
        Book book(fed);
        REQUIRE(book.open());
        REQUIRE(book.post(batchBody(evening.before)));
    }
    const auto before = disk.hitsInAll();
    std::int64_t rounds = 0;
    for (const auto& sweep : allSweeps()) {
        if (!isTried(sweep)) continue;
        const auto hit =
            everyFault(sweep, [&](const Plan& plan) { runRound(evening, fed, opensOffice, sweep, plan); });
        INFO(nameOf(sweep));
        if (isCertainlyAsked(sweep.request)) REQUIRE(hit > 0);
        rounds += hit;
    }
    printFigures(opensOffice ? "the_office_starts_and_takes_a_batch" : "the_office_takes_a_batch", rounds,
                 disk.hitsInAll() - before);
}

}  // namespace

TEST_CASE("whatever fails under the office, what was answered is stored, once, and the office goes on") {
    const bool opensOffice = GENERATE(false, true);
    tryEverything(opensOffice,
                  [&](const Sweep& sweep) { return !opensOffice || sweep.request != Request::memory; });
}

TEST_CASE("whatever memory is refused to the office as it starts, what was answered is stored, once",
          "[.soak]") {
    tryEverything(true, [](const Sweep& sweep) { return sweep.request == Request::memory; });
}
