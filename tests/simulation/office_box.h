// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "office/board.h"
#include "office/ledger.h"
#include "tests/simulation/box_clock.h"
#include "tests/simulation/world.h"

namespace ostoja::simulation {

/// The office on its box: the real ledger and board, with the queue and the answers around them that
/// ostoja-office has on its loop and its writer's thread.
class OfficeBox {
  public:
    struct Plan {
        std::string folder;
        std::string database;
        /// Ed25519 secret in hex.
        std::string signingKey;
        std::vector<office::AllowedStation> stations;
    };

    OfficeBox(World& world, Plan plan);

    BoxClock& clock() { return clock_; }
    const std::string& folder() const { return plan_.folder; }
    const std::string& database() const { return plan_.database; }
    bool runs() const { return life_ != nullptr; }
    /// As StationBox's.
    bool start();
    void stop();
    void die(Death death, std::int64_t changes);
    void onDeath(std::function<void(Death)> told) { died_ = std::move(told); }

    /// POST /v1/events by a station whose certificate is known.
    void events(const std::string& station, const std::string& body, Reply reply);

    std::optional<office::StationView> view(const std::string& station) const {
        return life_->ledger->view(station);
    }

  private:
    struct Job {
        office::Batch batch;
        Reply reply;
    };
    struct Life {
        Life(const Plan& plan, std::int64_t which, std::int64_t deathsBefore)
            : number(which), deaths(deathsBefore), board("Zmyślin", plan.signingKey) {}

        std::int64_t number = 0;
        std::int64_t deaths = 0;
        std::unique_ptr<office::Ledger> ledger;
        office::Board board;
        std::vector<Job> waiting;
    };

    bool isStruck(const Life& life) { return world_.disk.deaths(plan_.folder) != life.deaths; }
    void perish(Death death);
    void takeTurn();
    Expected<std::vector<office::Receipt>> writeTogether(const std::vector<Job>& jobs);
    void answer(const office::Receipt& receipt, const std::string& station, const Reply& reply);
    void checkAcknowledged(const Life& life) const;
    void keepTwice();

    World& world_;
    Plan plan_;
    BoxClock clock_;
    std::int64_t lives_ = 0;
    Death lastDeath_ = Death::kill;
    std::unique_ptr<Life> life_;
    std::function<void(Death)> died_;
    /// The highest entry of each station's epoch of which it has said that it is durable.
    std::map<std::pair<std::string, std::string>, std::int64_t> acknowledged_;
};

}  // namespace ostoja::simulation
