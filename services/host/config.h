// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.h"

namespace ostoja::host {

/// A table of a TOML file, read key by key. Wrong values are collected, not thrown: ask for everything, then
/// take Config::finish(). Each complaint names file, line, key and what was expected.
class ConfigTable {
  public:
    struct Node;
    explicit ConfigTable(std::shared_ptr<Node> node) : node_(std::move(node)) {}

    /// A required text; `expected` is told to the operator when it is missing or not text, e.g. "path of a
    /// socket".
    std::string text(std::string_view key, std::string_view expected);
    std::string text(std::string_view key, std::string_view expected, std::string fallback);
    /// A required text that must also be right in the caller's opinion; empty when it isn't.
    std::string checked(std::string_view key, std::string_view expected,
                        const std::function<bool(const std::string&)>& isRight);
    /// A required path that the kernel takes for a Unix socket's; empty when it is too long.
    std::string socketPath(std::string_view key, std::string_view expected);
    /// A required path of a file that can be read now; empty when it can't.
    std::string readableFile(std::string_view key, std::string_view expected);
    std::int64_t number(std::string_view key, std::string_view expected, std::int64_t low, std::int64_t high);
    std::int64_t number(std::string_view key, std::string_view expected, std::int64_t low, std::int64_t high,
                        std::int64_t fallback);
    bool flag(std::string_view key, bool fallback);
    std::vector<std::string> texts(std::string_view key, std::string_view expected,
                                   std::vector<std::string> fallback);
    /// A required sub-table, an empty stand-in (with a complaint) when missing.
    ConfigTable table(std::string_view key);
    bool has(std::string_view key) const;
    /// [[key]]: zero or more tables.
    std::vector<ConfigTable> tables(std::string_view key);
    /// A complaint of the caller's own about a key that was read ("line" is the key's).
    void complain(std::string_view key, std::string_view expected);

  private:
    std::shared_ptr<Node> node_;
};

/// A program's configuration file.
class Config {
  public:
    /// Errors: "config_unreadable", "config_malformed" (with line).
    static Expected<Config> load(const std::string& path);
    static Expected<Config> parse(std::string_view content, const std::string& name);

    ConfigTable root();
    /// "config_invalid" with every complaint, one a line: missing, wrong or unknown keys.
    Expected<void> finish();

  private:
    struct Document;
    explicit Config(std::shared_ptr<Document> document) : document_(std::move(document)) {}
    std::shared_ptr<Document> document_;
};

/// Exit codes shared by all programs.
inline constexpr int exitConfig = 2;

}  // namespace ostoja::host
