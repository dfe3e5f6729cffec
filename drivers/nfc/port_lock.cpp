// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/port_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace ostoja::nfc {

Expected<PortLock> PortLock::take(const std::string& devicePath) {
    if (devicePath.empty()) return PortLock(-1);
    const int descriptor = ::open(devicePath.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == EACCES || errno == EPERM)
            return failure("no_permission", devicePath + " may not be opened by this user");
        return failure("no_device", devicePath + " isn't there");
    }
    PortLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return failure("port_taken", devicePath + " is in use by another ostoja-reader");
    return lock;
}

PortLock::~PortLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace ostoja::nfc
