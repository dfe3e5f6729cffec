// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "error/error.h"

namespace ostoja::enrolment {

/// The right to change a folder: flock on the folder itself, waited for, given back by the kernel when the
/// process ends, however it ends.
class FolderLock {
  public:
    /// Error "folder_unwritable".
    static Expected<FolderLock> take(const std::string& directory);

    FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

  private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

/// Written beside its place, brought to the disk and moved there: a reader, and a power cut, find the old
/// file or the new one. It keeps the old file's owner and mode; a new one belongs to the folder's owner, so
/// that what root writes here its program can still read. Error "file_unwritable".
Expected<void> replaceFile(const std::string& path, const std::string& content);

/// A folder inside `directory` for files in the making, gone with this object.
class Workshop {
  public:
    /// Error "folder_unwritable".
    static Expected<Workshop> open(const std::string& directory);

    Workshop(Workshop&& other) noexcept
        : directory_(std::move(other.directory_)), path_(std::exchange(other.path_, {})) {}
    Workshop& operator=(Workshop&&) = delete;
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop();

    const std::string& path() const { return path_; }
    /// Brings the files to the disk and moves them up into `directory`, overwriting nothing: all of them or,
    /// with error "file_unwritable", none.
    Expected<void> deliver(const std::vector<std::string>& names);

  private:
    Workshop(std::string directory, std::string path)
        : directory_(std::move(directory)), path_(std::move(path)) {}
    std::string directory_;
    std::string path_;
};

}  // namespace ostoja::enrolment
