// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace ostoja {

/// A folder of a test's own, gone with it. Its path is short, so that Unix sockets fit (107 bytes).
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string shape = (std::filesystem::temp_directory_path() / "ostoja-XXXXXX").string();
        if (::mkdtemp(shape.data()) == nullptr) throw std::runtime_error("no temporary folder: " + shape);
        root_ = shape;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path(const std::string& name) const { return root_ + "/" + name; }
    const std::string& root() const { return root_; }

  private:
    std::string root_;
};

}  // namespace ostoja
