// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace ostoja::enrolment {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> unwritable(const std::string& code, const std::string& path) {
    return failure(code, path + ": " + std::generic_category().message(errno) + ".");
}

/// A file's content, or a folder's list of names, to the disk.
Expected<void> sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unwritable("file_unwritable", path);
    const bool synced = ::fsync(descriptor) == 0;
    const auto why = errno;
    ::close(descriptor);
    errno = why;
    if (!synced) return unwritable("file_unwritable", path);
    return {};
}

Expected<void> writeFile(const std::string& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) return failure("file_unwritable", path + " can't be written.");
    return sync(path);
}

/// The owner and mode that `path` has, or a new file there would have from its folder.
Expected<void> giveAsBefore(const std::string& draft, const std::string& path) {
    struct stat before {};
    struct stat made {};
    const auto folder = fs::path(path).parent_path();
    const bool replaces = ::stat(path.c_str(), &before) == 0;
    if (!replaces && ::stat(folder.empty() ? "." : folder.c_str(), &before) != 0) {
        return unwritable("folder_unwritable", folder.string());
    }
    if (::stat(draft.c_str(), &made) != 0) return unwritable("file_unwritable", draft);
    const bool foreign = made.st_uid != before.st_uid || made.st_gid != before.st_gid;
    const bool mustGive = foreign && (replaces || ::geteuid() == 0);
    if (mustGive && ::chown(draft.c_str(), before.st_uid, before.st_gid) != 0) {
        return failure("file_unwritable",
                       path +
                           " belongs to another user, who would lose it; run this as that user "
                           "or as root. Nothing was changed.");
    }
    if (replaces && ::chmod(draft.c_str(), before.st_mode & 07777U) != 0) {
        return unwritable("file_unwritable", draft);
    }
    return {};
}

Expected<void> moveFile(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        return unwritable("file_unwritable", to);
    }
    return {};
}

}  // namespace

Expected<FolderLock> FolderLock::take(const std::string& directory) {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return unwritable("folder_unwritable", directory);
    FolderLock lock(descriptor);
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR) return unwritable("folder_unwritable", directory);
    }
    return lock;
}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Expected<void> replaceFile(const std::string& path, const std::string& content) {
    const std::string draft = path + ".new";
    auto written = writeFile(draft, content).and_then([&] { return giveAsBefore(draft, path); });
    written = written.and_then([&]() -> Expected<void> {
        if (std::rename(draft.c_str(), path.c_str()) != 0) return unwritable("file_unwritable", path);
        return {};
    });
    if (!written) {
        ::unlink(draft.c_str());
        return written;
    }
    const auto folder = fs::path(path).parent_path().string();
    return sync(folder.empty() ? "." : folder);
}

Expected<Workshop> Workshop::open(const std::string& directory) {
    std::string path = directory + "/.new-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) return unwritable("folder_unwritable", directory);
    return Workshop(directory, path);
}

Workshop::~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

Expected<void> Workshop::deliver(const std::vector<std::string>& names) {
    for (const auto& name : names) {
        if (auto synced = sync(path_ + "/" + name); !synced) return synced;
    }
    std::vector<std::string> moved;
    for (const auto& name : names) {
        const auto place = directory_ + "/" + name;
        if (auto done = moveFile(path_ + "/" + name, place); !done) {
            for (const auto& path : moved) ::unlink(path.c_str());
            return done;
        }
        moved.push_back(place);
    }
    return sync(directory_);
}

}  // namespace ostoja::enrolment
