// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "api/station.h"
#include "net/loop.h"
#include "net/server.h"
#include "tests/temporary_folder.h"

namespace ostoja::kiosk::test {

/// Something that was asked of a station on paper, beside a door's commands.
struct Asked {
    /// "POST /v1/people/search"
    std::string what;
    /// Its query, too.
    boost::json::object body;
};

/// A screen socket with a station behind it that says what a test tells it to say and keeps what it is asked.
class StationOnPaper {
  public:
    StationOnPaper();
    ~StationOnPaper();
    StationOnPaper(const StationOnPaper&) = delete;
    StationOnPaper& operator=(const StationOnPaper&) = delete;

    const std::string& socket() const { return socket_; }
    void open();
    void close();
    /// To the screen that is connected, and to each that connects from now on.
    void say(const api::ScreenState& state);
    void say(const boost::json::object& state);
    std::vector<api::ScreenCommand> asked() const;
    /// From now on commands are answered with this status.
    void answerWith(unsigned status);
    /// From now on "POST /v1/people/search" and the like are answered so; what was told no answer is a 404.
    void answer(const std::string& what, unsigned status, const boost::json::object& body);
    /// The same with a file, of that Content-Disposition.
    void answerFile(const std::string& what, std::string type, std::string disposition, std::string bytes);
    /// All that was asked beside a door's commands.
    std::vector<Asked> questions() const;

  private:
    void handle(const net::Request& request, net::Responder responder);
    void handleCommand(const net::Request& request, net::Responder responder);
    void sayText(std::string state);
    void onLoop(std::function<void()> work);

    TemporaryFolder folder_;
    std::string socket_ = folder_.path("screen");
    net::Loop loop_;
    std::unique_ptr<net::Server> server_;
    std::vector<net::EventStream> streams_;
    std::string state_;
    mutable std::mutex mutex_;
    std::vector<api::ScreenCommand> asked_;
    std::vector<Asked> questions_;
    std::map<std::string, net::Response> answers_;
    unsigned status_ = 202;
    std::thread thread_;
};

}  // namespace ostoja::kiosk::test
