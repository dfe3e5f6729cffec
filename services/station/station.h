// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/station.h"
#include "error/error.h"
#include "host/clock.h"
#include "net/loop.h"
#include "net/server.h"
#include "station/card_watch.h"
#include "station/desk/staff_desk.h"
#include "station/frame/command_memory.h"
#include "station/frame/read_thread.h"
#include "station/frame/routes.h"
#include "station/frame/settings.h"
#include "station/requests.h"
#include "station/store/writer.h"
#include "station/terminal.h"
#include "station/town_board.h"

namespace ostoja::station {

/// The facility's hub: readers, screens, the uplink and the operator are its callers. Of the loop's thread,
/// but for the writer's and the reading thread, which it owns.
class Station {
  public:
    struct Heart {
        /// Called from the writer's loop, at least once each period; zero never.
        std::function<void()> beat;
        std::chrono::milliseconds period{0};
    };

    /// Opens the database. Errors as store::Writer::open's.
    static Expected<std::unique_ptr<Station>> open(net::Loop& loop, const host::Clock& clock,
                                                   Settings settings, Heart heart);
    ~Station();
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    /// Opens the night, then listens; `ready` hears once how that went.
    void start(std::function<void(Expected<void>)> ready);
    /// Stops listening and ends what is open.
    void close();

    /// How many transactions and commands there were.
    store::Writer::Counters counters() const { return writer_->counters(); }

  private:
    struct Caller {
        Role role;
        /// Of readers and screens.
        Terminal* terminal;
    };
    struct Poll {
        std::int64_t after;
        net::Responder responder;
        std::unique_ptr<net::Timer> patience;
    };

    Station(net::Loop& loop, const host::Clock& clock, Settings settings);
    Expected<void> openStore(Heart heart);
    Expected<void> listen();
    std::optional<gid_t> groupOf(Role role) const;
    void tick();
    api::ScreenState common() const;

    void submit(store::Writer::Work work, store::Writer::Settled settled);
    void settle(store::Writer::Batch batch);
    void publish();

    void handle(const net::Request& request, net::Responder responder);
    void act(const Allowed& allowed, const Caller& caller, const net::Request& request,
             net::Responder responder);

    void tap(Terminal& terminal, const std::string& body, net::Responder responder);
    void readerState(Terminal& terminal, const std::string& body, net::Responder responder);
    void events(const Caller& caller, net::Responder responder);
    void command(Terminal& terminal, const std::string& body, net::Responder responder);
    void callCarer(Terminal& terminal, const api::ScreenCommand& command);
    void doAtOnce(Terminal& terminal, const api::ScreenCommand& command);
    void doAndRecord(Terminal& terminal, const api::ScreenCommand& command);
    void journal(const net::Request& request, net::Responder responder);
    void answerPolls();
    void sendPage(std::int64_t after, net::Responder responder);
    void snapshot(net::Responder responder);
    void town(const std::string& body, net::Responder responder);
    void delivery(const std::string& body, net::Responder responder);
    void beds(net::Responder responder);
    void health(net::Responder responder);
    std::unique_ptr<StaffDesk> makeDesk();
    void tellStaff(Terminal& terminal);
    Terminal* terminalNamed(const std::string& name);
    /// Whether nobody could have carried the card here.
    bool isInTwoPlaces(const Terminal& terminal, const api::Tap& tap);
    void restartReader(const std::string& name, net::Responder responder);

    net::Loop& loop_;
    const host::Clock& clock_;
    Settings settings_;
    std::unique_ptr<store::Writer> writer_;
    std::unique_ptr<ReadThread> reads_;
    std::unique_ptr<NightBook> night_;
    std::unique_ptr<net::Server> server_;
    std::unique_ptr<TownBoard> town_;
    std::unique_ptr<StaffDesk> desk_;
    CardWatch cardWatch_;

    store::House house_;
    bool recording_ = true;
    bool takesNewWork_ = true;
    /// When the COMMIT returned of what is being settled.
    std::int64_t committedNs_ = 0;
    api::Delivery delivery_;
    /// When the uplink last told, by the clock that nobody sets; nothing before.
    std::optional<std::int64_t> deliveryToldMs_;
    std::vector<std::unique_ptr<Terminal>> terminals_;
    std::map<std::string, CommandMemory> commands_;
    /// By the listener's tag.
    std::map<std::string, Caller> callers_;
    std::list<Poll> polls_;
    net::Timer clockWatch_;
    /// The night that the clock last claimed without being believed.
    std::string doubted_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace ostoja::station
