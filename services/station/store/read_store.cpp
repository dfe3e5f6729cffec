// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/read_store.h"

#include "sqlite/connection.h"
#include "sqlite/storage_error.h"
#include "station/store/journal.h"
#include "station/store/reading.h"
#include "station/store/verification.h"

namespace ostoja::station::store {

ReadStore::ReadStore(Opened opened)
    : connection_(std::move(opened.connection)),
      facility_(std::move(opened.facility)),
      vault_(std::move(opened.vault)),
      people_(*connection_, *vault_),
      staff_(*connection_, *vault_),
      calls_(*connection_) {}

ReadStore::~ReadStore() = default;

Expected<std::unique_ptr<ReadStore>> ReadStore::open(const std::string& path, const crypto::MasterKey& key) {
    auto opened = openForReading(path, key);
    if (!opened) return tl::make_unexpected(opened.error());
    return std::unique_ptr<ReadStore>(new ReadStore(std::move(*opened)));
}

Expected<void> ReadStore::transaction(const std::function<void()>& work) {
    try {
        connection_->execute("BEGIN");
        work();
        connection_->execute("COMMIT");
        return {};
    } catch (const SQLite::Exception& exception) {
        connection_->giveUp();
        return tl::make_unexpected(sqlite::storageError(exception, connection_->path()));
    }
}

Expected<House> ReadStore::house() {
    return inTransaction<House>([this] { return readHouse(*connection_, facility_); });
}

Expected<NightBoard> ReadStore::nightBoard() {
    return inTransaction<NightBoard>([this] { return readNightBoard(*connection_, facility_); });
}

Expected<PersonTonight> ReadStore::personTonight(const std::string& person) {
    return inTransaction<PersonTonight>([&] {
        const auto night = readHouse(*connection_, facility_).night;
        return readPersonTonight(*connection_, *vault_, night, person);
    });
}

Expected<std::optional<std::vector<std::int64_t>>> ReadStore::comings(const std::string& night) {
    using Comings = std::optional<std::vector<std::int64_t>>;
    return inTransaction<Comings>([&]() -> Comings {
        if (!readIsNightKnown(*connection_, night)) return std::nullopt;
        return readComings(*connection_, night);
    });
}

Expected<std::vector<Sleeper>> ReadStore::sleepers() {
    return inTransaction<std::vector<Sleeper>>(
        [this] { return readSleepers(*connection_, readHouse(*connection_, facility_).night); });
}

Expected<ReportRows> ReadStore::reportRows(const std::string& from, const std::string& until) {
    return inTransaction<ReportRows>([&] { return readReportRows(*connection_, facility_, from, until); });
}

Expected<std::optional<Town>> ReadStore::town() {
    return inTransaction<std::optional<Town>>([this] { return readTown(*connection_); });
}

Expected<api::JournalPage> ReadStore::journalAfter(std::int64_t after, std::int64_t limit) {
    return inTransaction<api::JournalPage>([&] {
        const JournalOf journal{facility_.stationId, facility_.epoch, facility_.epochNumber};
        return pageOf(journal, after, limit);
    });
}

Expected<api::JournalPage> ReadStore::earlierJournalAfter(const std::string& epoch, std::int64_t after,
                                                          std::int64_t limit) {
    return inTransaction<api::JournalPage>([&]() -> Expected<api::JournalPage> {
        for (const auto& journal : epochsOf(*connection_, facility_.stationId)) {
            if (journal.epoch == epoch) return pageOf(journal, after, limit);
        }
        return failure("epoch_other", "this station's journal has no such epoch");
    });
}

api::JournalPage ReadStore::pageOf(const JournalOf& journal, std::int64_t after, std::int64_t limit) {
    api::JournalPage page{.station = journal.station,
                          .epoch = journal.epoch,
                          .events = entriesAfter(*connection_, journal, after, limit),
                          .last = journalEnd(*connection_, journal.epochNumber).sequence,
                          .earlier = {}};
    for (const auto& epoch : epochsOf(*connection_, facility_.stationId)) {
        if (epoch.epochNumber >= journal.epochNumber) break;
        page.earlier.push_back({epoch.epoch, journalEnd(*connection_, epoch.epochNumber).sequence});
    }
    return page;
}

Expected<std::int64_t> ReadStore::verifyJournal() {
    return inTransaction<std::int64_t>([this] {
        return verifyRecord(*connection_).map([](const Verified& verified) { return verified.entries; });
    });
}

}  // namespace ostoja::station::store
