// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/station_box.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <utility>

#include "domain/night.h"
#include "station/recording/record_night.h"
#include "station/tonight/figures.h"

namespace ostoja::simulation {

namespace {

constexpr std::int64_t entriesOnAPage = 500;
/// How long the writer's thread takes until it looks at what waits.
constexpr std::int64_t longestTurnMs = 4;

}  // namespace

StationBox::StationBox(World& world, Plan plan)
    : world_(world), plan_(std::move(plan)), clock_(world.agenda, world.bornMs) {}

bool StationBox::start() {
    auto life = std::make_unique<Life>();
    life->number = ++lives_;
    life->deaths = world_.disk.deaths(plan_.folder);
    if (!open(*life)) return false;
    life_ = std::move(life);
    world_.tell(plan_.id + " runs, entry " + std::to_string(world_.witness.lastOf(plan_.id)));
    submit(
        [](station::store::WriteStore& store) -> Expected<void> {
            station::ensureNight(store);
            return {};
        },
        [](const Expected<void>&) {});
    return true;
}

/// False when the disk was struck meanwhile; whatever else stops it is a violation.
bool StationBox::open(Life& life) {
    const auto failed = [&](const Error& error) {
        if (isStruck(life)) return false;
        throw Violation(invariant::whatDiedStartsAgain, plan_.id + ": " + error.code + ": " + error.message);
    };
    auto recorder = station::store::Recorder::open(plan_.database, plan_.key, clock_);
    if (!recorder) return failed(recorder.error());
    life.recorder = std::move(*recorder);
    auto reads = station::store::ReadStore::open(plan_.database, plan_.key);
    if (!reads) return failed(reads.error());
    life.reads = std::move(*reads);

    const auto known = world_.witness.lastOf(plan_.id);
    const auto page = life.reads->journalAfter(std::max<std::int64_t>(0, known - 1), 10'000);
    if (!page) return failed(page.error());
    if (isStruck(life)) return false;
    world_.witness.startedAgain(plan_.id, page->events);

    life.town = std::make_unique<station::TownBoard>(life.recorder->facility().id, clock_.bootId());
    if (const auto kept = life.reads->town(); kept && *kept) life.town->restore(**kept, plan_.officeKey);
    for (const auto& door : plan_.doors) {
        auto common = [this, &life] {
            api::ScreenState state;
            state.facilityName = life.recorder->facility().name;
            state.night = life.house.night;
            state.places = station::placesOf(life.recorder->facility(), life.house);
            life.town->tell(state, clock_.now());
            return state;
        };
        life.terminals.push_back(std::make_unique<station::Terminal>(
            life.loop, clock_, station::TerminalSettings{door, "door"}, station::Durations{}, "run", common));
    }
    return true;
}

void StationBox::die(Death death, std::int64_t changes) {
    lastDeath_ = death;
    if (changes > 0) {
        world_.disk.strikeAt(plan_.folder, death, changes);
        return;
    }
    world_.disk.strike(plan_.folder, death);
    perish(death);
}

void StationBox::perish(Death death) {
    ++world_.figures.stationDeaths;
    world_.tell(plan_.id + (death == Death::kill ? " is killed" : " loses power"));
    life_.reset();
    if (died_) died_(death);
}

void StationBox::later(std::int64_t delayMs, std::function<void()> work) {
    world_.agenda.after(delayMs, [this, number = life_->number, work = std::move(work)] {
        if (life_ && life_->number == number) work();
    });
}

void StationBox::submit(Work work, Settled settled) {
    life_->waiting.push_back({std::move(work), std::move(settled)});
    if (life_->waiting.size() == 1) later(world_.random.between(0, longestTurnMs), [this] { takeTurn(); });
}

/// What the writer's thread does, and the loop when it hears of it.
void StationBox::takeTurn() {
    auto commands = std::exchange(life_->waiting, {});
    std::vector<Work> works;
    works.reserve(commands.size());
    for (auto& command : commands) works.push_back(std::move(command.work));
    if (world_.lie == Lie::answersBeforeCommit) tellBeforeCommit(works, commands);
    if (world_.lie == Lie::bedsAreForgotten || world_.lie == Lie::personsAreForgotten ||
        world_.lie == Lie::takenIsGiven) {
        giveWhatIsTaken(works);
    }
    auto outcome = life_->recorder->run(works);
    if (isStruck(*life_)) return perish(lastDeath_);
    if (outcome.house) life_->house = std::move(*outcome.house);
    witnessJournal();
    checkRecorded(outcome.results);
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (commands[i].settled) commands[i].settled(outcome.results[i]);
    }
    answerPolls();
}

void StationBox::checkRecorded(const std::vector<Expected<void>>& results) const {
    for (const auto& result : results) {
        if (result) continue;
        const auto& error = result.error();
        if (error.code.starts_with("storage_") || error.code.starts_with("database_"))
            throw Violation(invariant::aSoundDiskRecords, plan_.id + ": " + error.message);
    }
}

void StationBox::witnessJournal() {
    const auto known = world_.witness.lastOf(plan_.id);
    if (life_->house.sequence == known) return world_.witness.stored(plan_.id, {});
    const auto page = life_->reads->journalAfter(known, 10'000);
    if (!page) throw Violation(invariant::confirmedIsStored, plan_.id + ": " + page.error().message);
    world_.figures.entries += static_cast<std::int64_t>(page->events.size());
    world_.witness.stored(plan_.id, page->events);
}

void StationBox::lookAtClock() {
    if (!runs()) return;
    if (domain::formatNight(domain::nightAt(clock_.now().wallMs)) == life_->house.night) return;
    submit(
        [](station::store::WriteStore& store) -> Expected<void> {
            station::ensureNight(store);
            return {};
        },
        [](const Expected<void>&) {});
}

std::optional<std::string> StationBox::screen(std::size_t door) const {
    if (!runs()) return std::nullopt;
    return boost::json::serialize(api::toJson(life_->terminals[door]->state()));
}

void StationBox::answerPolls() {
    for (auto poll = life_->polls.begin(); poll != life_->polls.end();) {
        if (life_->house.sequence <= poll->after) {
            ++poll;
            continue;
        }
        sendPage(poll->after, poll->reply);
        poll = life_->polls.erase(poll);
    }
}

void StationBox::journal(std::int64_t after, std::int64_t waitSeconds, Reply reply) {
    if (!runs()) return;
    if (life_->house.sequence > after || waitSeconds == 0) return sendPage(after, reply);
    const auto number = ++life_->pollsAsked;
    life_->polls.push_back({number, after, std::move(reply)});
    later(waitSeconds * 1'000, [this, number] {
        const auto ended = std::find_if(life_->polls.begin(), life_->polls.end(),
                                        [number](const Poll& poll) { return poll.number == number; });
        if (ended == life_->polls.end()) return;
        sendPage(ended->after, ended->reply);
        life_->polls.erase(ended);
    });
}

void StationBox::sendPage(std::int64_t after, const Reply& reply) {
    const auto page = life_->reads->journalAfter(after, entriesOnAPage);
    if (!page) return;
    reply({.status = 200, .body = boost::json::serialize(api::toJson(*page)), .headers = {}});
}

void StationBox::snapshot(const Reply& reply) {
    if (!runs()) return;
    const auto house = life_->reads->house();
    if (!house) return;
    auto snapshot = station::snapshotOf(life_->recorder->facility(), *house);
    snapshot.timeMs = clock_.now().wallMs;
    if (world_.lie == Lie::snapshotMiscounts) miscount(snapshot);
    reply({.status = 200, .body = boost::json::serialize(api::toCloudEvent(snapshot)), .headers = {}});
}

}  // namespace ostoja::simulation
