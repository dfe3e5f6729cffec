// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/bench/figures.h"

namespace ostoja::bench {

/// A blocking HTTP/1.1 client on a Unix socket.
class UnixClient {
  public:
    explicit UnixClient(const std::string& path);
    ~UnixClient();
    UnixClient(const UnixClient&) = delete;
    UnixClient& operator=(const UnixClient&) = delete;

    void send(const std::string& method, const std::string& target, const std::string& body) const;
    /// The next answer's body. Throws with its text where it isn't a 2xx.
    std::string answer();
    /// The next event's data on a stream that send() has opened.
    std::string event();

  private:
    void readMore();
    std::string takeThrough(const std::string& mark);

    int descriptor_;
    std::string heard_;
};

/// A door of a running station as its reader and its screen see it: `<run>/door-1.reader`, `.screen`.
class StationDoor {
  public:
    explicit StationDoor(const std::string& run);

    /// The resident's card is held to the reader: from the request's first byte until the screen has the
    /// whole event with the outcome. Throws where it is another outcome.
    Clock::duration tap(std::int64_t resident, const std::string& outcome);
    /// The person whose visit is shown asks to leave, and holds the card once more.
    void leave(std::int64_t resident);

  private:
    UnixClient reader_;
    UnixClient stream_;
    UnixClient screen_;
    std::string visit_;
};

}  // namespace ostoja::bench
