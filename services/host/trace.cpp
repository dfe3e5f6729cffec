// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/trace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace ostoja::host {

namespace {

constexpr std::int64_t nsPerSecond = 1'000'000'000;

bool isOfIdentifiers(char character) {
    const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    const bool digit = character >= '0' && character <= '9';
    return letter || digit || std::string_view("-_.:").find(character) != std::string_view::npos;
}

std::string jsonOf(const Trace::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    std::string text(std::get<std::string_view>(value));
    std::replace_if(
        text.begin(), text.end(), [](char each) { return !isOfIdentifiers(each); }, '?');
    return '"' + text + '"';
}

}  // namespace

std::int64_t monotonicNs() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<std::int64_t>(time.tv_sec) * nsPerSecond + time.tv_nsec;
}

class Trace::File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() { ::close(descriptor_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// One write(), so that lines of several threads never mix and none is left half written by a kill.
    void append(const std::string& line) const {
        [[maybe_unused]] const auto written = ::write(descriptor_, line.data(), line.size());
    }

  private:
    int descriptor_;
};

Expected<Trace> Trace::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        return failure("trace_unwritable", path + " can't be written: " + std::strerror(errno));
    }
    Trace trace;
    trace.file_ = std::make_shared<const File>(descriptor);
    return trace;
}

Trace Trace::configured(ConfigTable& root) {
    if (!root.has("trace")) return {};
    auto table = root.table("trace");
    const auto path = table.text("file", "path of a file to append to");
    if (path.empty()) return {};
    auto trace = open(path);
    if (trace) return std::move(*trace);
    table.complain("file", "expected a file that can be written; " + trace.error().message);
    return {};
}

void Trace::write(std::int64_t timeNs, std::string_view event, std::initializer_list<Field> fields) const {
    if (!file_) return;
    std::string line = "{\"t\":" + std::to_string(timeNs) + ",\"event\":" + jsonOf(event);
    for (const auto& [key, value] : fields) line += ",\"" + std::string(key) + "\":" + jsonOf(value);
    file_->append(line + "}\n");
}

}  // namespace ostoja::host
