// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    std::vector<api::ScreenCommand> asked() const;
    /// From now on commands are answered with this status.
    void answerWith(unsigned status);

  private:
    void handle(const net::Request& request, net::Responder responder);
    void onLoop(std::function<void()> work);

    TemporaryFolder folder_;
    std::string socket_ = folder_.path("screen");
    net::Loop loop_;
    std::unique_ptr<net::Server> server_;
    std::vector<net::EventStream> streams_;
    std::string state_;
    mutable std::mutex mutex_;
    std::vector<api::ScreenCommand> asked_;
    unsigned status_ = 202;
    std::thread thread_;
};

}  // namespace ostoja::kiosk::test
