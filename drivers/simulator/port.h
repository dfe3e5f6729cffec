// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/file_descriptor.h"
#include "error/error.h"

namespace ostoja::simulator {

/// The pseudo-terminal that stands for the serial line, found under a stable path: a symbolic link.
class Port {
  public:
    explicit Port(std::string link) : link_(std::move(link)) {}
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    ~Port() { unplug(); }

    /// A new pseudo-terminal, raw, and the link on it. "link_taken" if the path is something else than a
    /// link; "no_terminal", "link_failed".
    Expected<void> plug();
    /// Whoever has it open sees a hang-up; the link is gone. Does nothing if it isn't plugged in.
    void unplug();
    bool plugged() const { return chipSide_.isOpen(); }

    /// For poll(); -1 while unplugged.
    int descriptor() const { return chipSide_.number(); }
    /// What the host has sent; empty if nothing.
    Bytes read();
    /// Bytes that the host doesn't take are lost, as on a serial line.
    void write(ByteView bytes);

    const std::string& link() const { return link_; }

  private:
    Expected<void> pointLink();

    std::string link_;
    FileDescriptor chipSide_;
    /// Kept open, so that the host's closing isn't a hang-up for us.
    FileDescriptor hostSide_;
    std::string hostName_;
};

}  // namespace ostoja::simulator
