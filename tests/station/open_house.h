// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "crypto/crypto.h"
#include "net/client.h"
#include "station/station.h"
#include "tests/net/running_loop.h"
#include "tests/station/house.h"

namespace ostoja::station {

struct Answer {
    unsigned status = 0;
    net::Headers headers;
    std::string text;
    boost::json::value json;

    /// "visit_over" of "urn:ostoja:problem:visit_over".
    std::string problem() const;
};

/// Follows one stream of events and keeps what comes.
class Follower {
  public:
    struct Event {
        std::string id;
        boost::json::value data;
    };

    Follower(net::RunningLoop& loop, const std::string& socket);
    ~Follower();

    /// The next event that fulfils the condition; throws after ten seconds.
    Event next(const std::function<bool(const boost::json::value&)>& condition);
    Event next() {
        return next([](const auto&) { return true; });
    }

  private:
    net::RunningLoop& loop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Event> events_;
    std::unique_ptr<net::EventSource> source_;
};

/// A whole station behind its real sockets, with terminals door-1 and door-2, and where it has staff desk-1
/// and desk-2, which a test may restart.
class OpenHouse {
  public:
    explicit OpenHouse(const store::FacilitySetup& setup = smallShelter(), Durations durations = {});
    /// In a copy of that one, which has staff.
    explicit OpenHouse(const House& like, Durations durations = {});
    ~OpenHouse();

    void stop();
    void start();

    std::string socket(const std::string& tag) const { return house.folder.path("run/" + tag); }
    Answer ask(const std::string& tag, const std::string& method, const std::string& target,
               const std::string& body = {});
    Answer ask(const std::string& tag, const std::string& method, const std::string& target,
               const boost::json::value& body);
    /// Holds a resident's card to the reader of door-1.
    Answer tap(int resident) {
        return ask("door-1.reader", "POST", "/v1/taps", api::toJson(tapOf(resident)));
    }
    Answer command(const boost::json::value& visit, const std::string& what,
                   const std::string& id = freshId());

    House house;
    crypto::SigningPair office = crypto::newSigningPair();
    Settings settings;
    net::RunningLoop loop;
    std::unique_ptr<Station> station;

  private:
    Answer askOnce(const std::string& tag, const std::string& method, const std::string& target,
                   const std::string& body);

    void prepare(const Durations& durations);
    void addDesks();
};

inline const auto hasVisit = [](const boost::json::value& state) { return state.at("visit").is_object(); };
inline const auto hasNoVisit = [](const boost::json::value& state) { return state.at("visit").is_null(); };

}  // namespace ostoja::station
