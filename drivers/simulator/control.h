// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <poll.h>

#include <functional>
#include <string>
#include <vector>

#include "drivers/simulator/file_descriptor.h"
#include "error/error.h"

namespace ostoja::simulator {

/// The control socket: a command a line in, an answer a line out.
class ControlServer {
  public:
    /// Removes a socket left behind by a process that is gone. "control_in_use" if one answers there;
    /// "control_failed".
    static Expected<ControlServer> open(const std::string& path);
    ControlServer(ControlServer&&) = default;
    ControlServer& operator=(ControlServer&&) = delete;
    ~ControlServer();

    /// What to wait for.
    void addTo(std::vector<pollfd>& waiting) const;
    /// Reads what has come (as poll() found in `waiting`) and answers each whole line with `answer(line)`.
    void serve(const std::vector<pollfd>& waiting,
               const std::function<std::string(const std::string&)>& answer);

  private:
    struct Client {
        FileDescriptor connection;
        std::string unread;
        bool gone = false;
    };

    ControlServer(FileDescriptor listener, std::string path);
    void accept();
    void read(Client& client, const std::function<std::string(const std::string&)>& answer);

    FileDescriptor listener_;
    std::string path_;
    std::vector<Client> clients_;
};

/// Sends one line and waits (10 s at most) for its answer. "control_unreachable", "control_silent".
Expected<std::string> askControl(const std::string& path, const std::string& line);

}  // namespace ostoja::simulator
