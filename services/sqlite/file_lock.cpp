// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace ostoja::sqlite {

Expected<FileLock> FileLock::take(const std::string& databasePath) {
    const std::string path = databasePath + ".lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return failure("storage_failed",
                       path + " can't be opened: " + std::generic_category().message(errno));
    }
    FileLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure("database_in_use", databasePath + " is in use by a program that is running (" + path +
                                              " is locked); stop that one first");
    }
    return lock;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace ostoja::sqlite
