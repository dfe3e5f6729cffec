// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "net/loop.h"
#include "station/store/read_store.h"
#include "station/store/recorder.h"
#include "station/terminal.h"
#include "station/town_board.h"
#include "tests/simulation/box_clock.h"
#include "tests/simulation/world.h"

namespace ostoja::simulation {

/// One station on its box: the real record, rules and terminals, with the queue, the long polls and the
/// answers around them that ostoja-station has on its loop and its threads. What comes in and goes out is
/// what travels: bodies.
class StationBox {
  public:
    struct Plan {
        std::string id;
        std::string folder;
        std::string database;
        std::vector<std::string> doors;
        /// Ed25519 public key in hex.
        std::string officeKey;
        crypto::MasterKey key;
    };

    StationBox(World& world, Plan plan);

    const std::string& id() const { return plan_.id; }
    const std::string& folder() const { return plan_.folder; }
    const std::string& database() const { return plan_.database; }
    BoxClock& clock() { return clock_; }
    std::size_t doors() const { return plan_.doors.size(); }

    bool runs() const { return life_ != nullptr; }
    /// Opens the record; dies again where the disk is struck meanwhile. True when it runs.
    bool start();
    /// Stops in good order.
    void stop() { life_.reset(); }
    /// Ends at once, now or (`changes` > 0) in the midst of the disk's n-th change from now on.
    void die(Death death, std::int64_t changes);
    /// Told when it has died, by whatever.
    void onDeath(std::function<void(Death)> told) { died_ = std::move(told); }
    /// As ostoja-station does every 30 s.
    void lookAtClock();

    void tap(std::size_t door, const std::string& body, Reply reply);
    void command(std::size_t door, const std::string& body, Reply reply);
    void snapshot(const Reply& reply);
    void journal(std::int64_t after, std::int64_t waitSeconds, Reply reply);
    void town(const std::string& body, Reply reply);
    void delivery(const std::string& body, const Reply& reply);
    /// The body of the screen's last event; nothing while the station is down.
    std::optional<std::string> screen(std::size_t door) const;

    /// Nobody waits for the disk.
    bool isIdle() const { return runs() && life_->waiting.empty(); }
    const station::store::House& house() const { return life_->house; }
    const station::store::Facility& facility() const { return life_->recorder->facility(); }
    station::store::ReadStore& reads() { return *life_->reads; }

  private:
    using Work = station::store::Recorder::Work;
    using Settled = std::function<void(const Expected<void>&)>;

    struct Waiting {
        Work work;
        Settled settled;
    };
    struct Poll {
        std::int64_t number = 0;
        std::int64_t after = 0;
        Reply reply;
    };
    struct KnownCommand {
        std::optional<net::Response> answer;
        std::vector<Reply> waiting;
    };
    /// One run of the program: everything that its end takes along.
    struct Life {
        std::int64_t number = 0;
        std::int64_t deaths = 0;
        std::unique_ptr<station::store::Recorder> recorder;
        std::unique_ptr<station::store::ReadStore> reads;
        std::unique_ptr<station::TownBoard> town;
        /// Never runs: what the terminals' timers do is done by the agenda.
        net::Loop loop;
        std::vector<std::unique_ptr<station::Terminal>> terminals;
        station::store::House house;
        std::vector<Waiting> waiting;
        std::list<Poll> polls;
        std::int64_t pollsAsked = 0;
        std::map<std::string, KnownCommand> commands;
    };

    bool open(Life& life);
    bool isStruck(const Life& life) { return world_.disk.deaths(plan_.folder) != life.deaths; }
    void perish(Death death);
    /// `work` in the agenda, unless this life is over by then.
    void later(std::int64_t delayMs, std::function<void()> work);

    void submit(Work work, Settled settled);
    void takeTurn();
    void tellBeforeCommit(std::vector<Work>& works, std::vector<Waiting>& commands);
    void checkRecorded(const std::vector<Expected<void>>& results) const;
    void witnessJournal();
    void giveWhatIsTaken(std::vector<Work>& works);
    static void miscount(api::Snapshot& snapshot);
    void checkShown(const station::TapResult& result) const;
    void show(station::Terminal& terminal, const station::TapResult& result);
    void endVisitLater(station::Terminal& terminal);
    void doAtOnce(station::Terminal& terminal, const api::ScreenCommand& command);
    void doAndRecord(station::Terminal& terminal, const api::ScreenCommand& command);
    void finish(const std::string& command, const net::Response& answer);
    void answerPolls();
    void sendPage(std::int64_t after, const Reply& reply);

    World& world_;
    Plan plan_;
    BoxClock clock_;
    std::int64_t lives_ = 0;
    Death lastDeath_ = Death::kill;
    std::unique_ptr<Life> life_;
    std::function<void(Death)> died_;
};

}  // namespace ostoja::simulation
