// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/office_box.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

#include "api/town.h"

namespace ostoja::simulation {

namespace {

constexpr std::int64_t longestTurnMs = 10;

}  // namespace

OfficeBox::OfficeBox(World& world, Plan plan)
    : world_(world), plan_(std::move(plan)), clock_(world.agenda, world.bornMs) {}

bool OfficeBox::start() {
    auto life = std::make_unique<Life>(plan_, ++lives_, world_.disk.deaths(plan_.folder));
    auto ledger = office::Ledger::open(plan_.database);
    if (isStruck(*life)) return false;
    if (!ledger) {
        throw Violation(invariant::whatDiedStartsAgain,
                        "the office: " + ledger.error().code + ": " + ledger.error().message);
    }
    life->ledger = std::move(*ledger);
    life->board.allow(office::AllowList(plan_.stations));
    life->board.update(life->ledger->views());
    checkAcknowledged(*life);
    life_ = std::move(life);
    world_.tell("the office runs");
    return true;
}

void OfficeBox::checkAcknowledged(const Life& life) const {
    for (const auto& [whose, through] : acknowledged_) {
        const auto view = life.ledger->view(whose.first);
        const bool newer = view && view->epoch != whose.second;
        if (newer || (view ? view->receivedThrough : 0) >= through) continue;
        throw Violation(invariant::acknowledgedIsKept,
                        "the office acknowledged entry " + std::to_string(through) + " of station " +
                            whose.first + " and has " + std::to_string(view ? view->receivedThrough : 0));
    }
}

void OfficeBox::stop() {
    if (!life_) return;
    // As the writer's thread ends; where it can't be stored, the next start derives it.
    (void)life_->ledger->checkpoint();
    const bool struck = isStruck(*life_);
    if (struck) return perish(lastDeath_);
    life_.reset();
}

void OfficeBox::die(Death death, std::int64_t changes) {
    lastDeath_ = death;
    if (changes > 0) {
        world_.disk.strikeAt(plan_.folder, death, changes);
        return;
    }
    world_.disk.strike(plan_.folder, death);
    perish(death);
}

void OfficeBox::perish(Death death) {
    ++world_.figures.officeDeaths;
    world_.tell(death == Death::kill ? "the office is killed" : "the office loses power");
    life_.reset();
    if (died_) died_(death);
}

void OfficeBox::events(const std::string& station, const std::string& body, Reply reply) {
    if (!runs()) return;
    auto batch = office::readBatch(body, station, clock_.now().wallMs);
    if (!batch) {
        throw Violation(
            invariant::storedIsDeliveredOnce,
            station + "'s batch is refused: " + batch.error().code + ": " + batch.error().message);
    }
    life_->waiting.push_back({std::move(*batch), std::move(reply)});
    if (life_->waiting.size() > 1) return;
    world_.agenda.after(world_.random.between(0, longestTurnMs), [this, number = life_->number] {
        if (life_ && life_->number == number) takeTurn();
    });
}

/// What office::Writer's thread does, and the server when it hears of it.
void OfficeBox::takeTurn() {
    const auto jobs = std::exchange(life_->waiting, {});
    const auto receipts = writeTogether(jobs);
    if (isStruck(*life_)) return perish(lastDeath_);
    if (!receipts) {
        throw Violation(invariant::whatDiedStartsAgain,
                        "the office stores nothing: " + receipts.error().message);
    }
    if (world_.lie == Lie::officeKeepsTwice && world_.random.permille(20)) keepTwice();
    if (isStruck(*life_)) return perish(lastDeath_);
    std::set<std::string> changed;
    for (const auto& job : jobs) changed.insert(job.batch.station);
    std::vector<office::StationView> views;
    for (const auto& station : changed) {
        if (auto view = life_->ledger->view(station)) views.push_back(std::move(*view));
    }
    life_->board.update(std::move(views));
    for (std::size_t i = 0; i < jobs.size() && world_.lie != Lie::officeForgets; ++i) {
        answer((*receipts)[i], jobs[i].batch.station, jobs[i].reply);
    }
}

Expected<std::vector<office::Receipt>> OfficeBox::writeTogether(const std::vector<Job>& jobs) {
    auto& ledger = *life_->ledger;
    if (auto begun = ledger.begin(); !begun) return tl::make_unexpected(begun.error());
    std::vector<office::Receipt> receipts;
    for (const auto& job : jobs) {
        auto receipt = ledger.take(job.batch);
        if (!receipt) {
            (void)ledger.abandon();
            return tl::make_unexpected(receipt.error());
        }
        receipts.push_back(std::move(*receipt));
    }
    for (std::size_t i = 0; i < jobs.size() && world_.lie == Lie::officeForgets; ++i) {
        answer(receipts[i], jobs[i].batch.station, jobs[i].reply);
    }
    if (auto committed = ledger.commit(); !committed) return tl::make_unexpected(committed.error());
    return receipts;
}

void OfficeBox::answer(const office::Receipt& receipt, const std::string& station, const Reply& reply) {
    ++world_.figures.batches;
    world_.figures.duplicates += receipt.duplicates;
    world_.tell("the office has " + station + " through " + std::to_string(receipt.receivedThrough));
    if (receipt.conflicts > 0) {
        throw Violation(invariant::storedIsDeliveredOnce, station + ": the office sees a conflict");
    }
    auto& through = acknowledged_[{station, receipt.epoch}];
    through = std::max(through, receipt.receivedThrough);
    const auto nowMs = clock_.now().wallMs;
    const auto& [town, signature] = life_->board.signedTown(station, nowMs);
    const api::IngestAnswer told{.epoch = receipt.epoch,
                                 .receivedThrough = receipt.receivedThrough,
                                 .officeTimeMs = nowMs,
                                 .townPlaces = town,
                                 .townSignature = signature};
    reply({.status = 200, .body = boost::json::serialize(api::toJson(told)), .headers = {}});
}

void OfficeBox::keepTwice() {
    SQLite::Database database(plan_.database, SQLite::OPEN_READWRITE);
    (void)database.tryExec(
        "INSERT OR IGNORE INTO entry SELECT key + 1000000, hash, previous_hash, type, received_ms, raw "
        "FROM entry ORDER BY key DESC LIMIT 1");
}

}  // namespace ostoja::simulation
