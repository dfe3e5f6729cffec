// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "error/error.h"

namespace ostoja::nfc {

/// Keeps a second reader off the same port for as long as it lives.
///
/// It is flock on the device file itself, beside libnfc's own opening of it: whatever name or link leads
/// there, it is the same lock, and the kernel gives it back when its owner is killed. libnfc's own claim (a
/// bit in the port's c_iflag) doesn't hold: glibc clears that bit. TIOCEXCL would, but it outlives a killed
/// owner on a pseudo-terminal. USB readers need no lock: libnfc claims their interface in the kernel.
class PortLock {
  public:
    /// An empty path locks nothing. Errors: "port_taken", "no_device", "no_permission".
    static Expected<PortLock> take(const std::string& devicePath);

    ~PortLock();
    PortLock(PortLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    PortLock& operator=(PortLock&&) = delete;

  private:
    explicit PortLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

}  // namespace ostoja::nfc
