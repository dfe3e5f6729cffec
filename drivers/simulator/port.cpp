// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/port.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace ostoja::simulator {

namespace {

tl::unexpected<Error> systemFailure(std::string_view code, const std::string& what) {
    return failure(code, what + ": " + std::strerror(errno));
}

bool makeRaw(int descriptor) {
    termios settings{};
    if (tcgetattr(descriptor, &settings) != 0) return false;
    cfmakeraw(&settings);
    cfsetspeed(&settings, B115200);
    return tcsetattr(descriptor, TCSANOW, &settings) == 0;
}

}  // namespace

Expected<void> Port::plug() {
    if (plugged()) return {};
    FileDescriptor chipSide(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!chipSide.isOpen() || grantpt(chipSide.number()) != 0 || unlockpt(chipSide.number()) != 0) {
        return systemFailure("no_terminal", "no pseudo-terminal to be had");
    }
    std::array<char, 128> name{};
    if (ptsname_r(chipSide.number(), name.data(), name.size()) != 0) {
        return systemFailure("no_terminal", "the pseudo-terminal has no name");
    }
    FileDescriptor hostSide(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (!hostSide.isOpen() || !makeRaw(hostSide.number())) return systemFailure("no_terminal", name.data());
    hostName_ = name.data();
    if (auto pointed = pointLink(); !pointed) return pointed;
    chipSide_ = std::move(chipSide);
    hostSide_ = std::move(hostSide);
    return {};
}

Expected<void> Port::pointLink() {
    struct stat found {};
    if (::lstat(link_.c_str(), &found) == 0 && !S_ISLNK(found.st_mode)) {
        return failure("link_taken", link_ + " exists and is no symbolic link; name another --link");
    }
    const std::string fresh = link_ + ".new";
    ::unlink(fresh.c_str());
    if (::symlink(hostName_.c_str(), fresh.c_str()) != 0) return systemFailure("link_failed", fresh);
    if (std::rename(fresh.c_str(), link_.c_str()) == 0) return {};
    const auto failed = systemFailure("link_failed", link_);
    ::unlink(fresh.c_str());
    return failed;
}

void Port::unplug() {
    if (!plugged()) return;
    std::array<char, 128> target{};
    const ssize_t length = ::readlink(link_.c_str(), target.data(), target.size());
    if (length > 0 && std::string(target.data(), static_cast<std::size_t>(length)) == hostName_) {
        ::unlink(link_.c_str());
    }
    chipSide_.close();
    hostSide_.close();
}

Bytes Port::read() {
    Bytes bytes(4096);
    const ssize_t got = ::read(chipSide_.number(), bytes.data(), bytes.size());
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

void Port::write(ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(chipSide_.number(), bytes.data(), bytes.size());
        if (put <= 0) return;
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
}

}  // namespace ostoja::simulator
