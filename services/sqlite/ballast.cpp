// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/ballast.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace ostoja::sqlite {

namespace {

/// Left free beside it, or the next commits would be refused at once.
constexpr std::int64_t leftFree = std::int64_t{1} << 20;

}  // namespace

Ballast::Ballast(const std::string& databasePath, std::int64_t bytes)
    : path_(databasePath + ".ballast"), bytes_(bytes) {
    if (bytes_ <= 0) {
        ::unlink(path_.c_str());
        return;
    }
    const auto held = size();
    givenUp_ = held == 0;
    if (held == bytes_ || (fits() && make())) givenUp_ = false;
}

bool Ballast::allowsNewWork() {
    if (givenUp_ && fits() && make()) givenUp_ = false;
    return !givenUp_;
}

bool Ballast::giveUp() {
    if (bytes_ <= 0 || size() <= 0 || ::truncate(path_.c_str(), 0) != 0) return false;
    givenUp_ = true;
    return true;
}

std::int64_t Ballast::size() const {
    struct stat told {};
    return ::stat(path_.c_str(), &told) == 0 ? told.st_size : -1;
}

bool Ballast::fits() const {
    struct statvfs disk {};
    const auto folder = std::filesystem::path(path_).parent_path().string();
    if (::statvfs(folder.empty() ? "." : folder.c_str(), &disk) != 0) return false;
    const auto held = std::max<std::int64_t>(0, size());
    return static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize) + held >= bytes_ + leftFree;
}

bool Ballast::make() const {
    const auto before = std::max<std::int64_t>(0, size());
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return false;
    const bool made = before > bytes_ ? ::ftruncate(descriptor, bytes_) == 0
                                      : ::posix_fallocate(descriptor, 0, bytes_) == 0;
    if (!made) (void)!::ftruncate(descriptor, before);
    ::close(descriptor);
    return made;
}

}  // namespace ostoja::sqlite
