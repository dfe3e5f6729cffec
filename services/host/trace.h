// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "error/error.h"
#include "host/config.h"

namespace ostoja::host {

/// CLOCK_MONOTONIC in nanoseconds: one clock for all programs of a box.
std::int64_t monotonicNs();

/// What a program did and when, for measurements and tests: a JSON object a line with `t` (monotonicNs) and
/// `event` first, each written at once, so that a killed program leaves whole lines. Off unless the
/// configuration names a file. docs/trace.md lists the lines.
///
/// It takes identifiers, numbers and the programs' own words; never a name, nor a card's number or hash. Not
/// the log, which is for people, and not the journal, which is the record.
class Trace {
  public:
    using Value = std::variant<std::int64_t, std::string_view>;
    using Field = std::pair<std::string_view, Value>;

    /// Writes nothing.
    Trace() = default;
    /// Appends to the file, which is the owner's only; "trace_unwritable".
    static Expected<Trace> open(const std::string& path);
    /// The optional key `file` of the optional table [trace]; a file that can't be written is a complaint.
    static Trace configured(ConfigTable& root);

    explicit operator bool() const { return file_ != nullptr; }

    /// Any thread. A character that isn't of identifiers (letters, digits, "-_.:") becomes '?'.
    void write(std::string_view event, std::initializer_list<Field> fields) const {
        write(monotonicNs(), event, fields);
    }
    /// Of a moment that has passed.
    void write(std::int64_t timeNs, std::string_view event, std::initializer_list<Field> fields) const;

  private:
    class File;
    std::shared_ptr<const File> file_;
};

}  // namespace ostoja::host
