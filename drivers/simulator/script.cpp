// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/script.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace ostoja::simulator {

namespace {

std::optional<std::chrono::milliseconds> parseTime(std::string_view word) {
    unsigned count = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (problem != std::errc{}) return std::nullopt;
    const std::string_view unit = word.substr(static_cast<std::size_t>(end - word.data()));
    if (unit == "ms") return std::chrono::milliseconds(count);
    if (unit == "s") return std::chrono::seconds(count);
    return std::nullopt;
}

Expected<ScriptLine> parseLine(std::string_view line) {
    const std::vector<std::string_view> words = wordsOf(line);
    const auto time = words.size() > 1 ? parseTime(words[1]) : std::nullopt;
    if (words[0] != "at" || words.size() < 3 || !time) {
        return failure("bad_script",
                       "expected: at TIME COMMAND, such as 'at 500ms remove' or 'at 2s replug'");
    }
    const std::size_t start = static_cast<std::size_t>(words[2].data() - line.data());
    Expected<Command> command = parseCommand(line.substr(start));
    if (!command) return failure("bad_script", command.error().message);
    return ScriptLine{*time, *command, std::string(line.substr(start)), 0};
}

}  // namespace

Expected<std::vector<ScriptLine>> parseScript(std::string_view text, const std::string& name) {
    std::vector<ScriptLine> script;
    unsigned number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.empty() || words[0].starts_with('#')) continue;
        Expected<ScriptLine> parsed = parseLine(line);
        if (!parsed)
            return failure("bad_script", name + ":" + std::to_string(number) + ": " + parsed.error().message);
        parsed->number = number;
        script.push_back(std::move(*parsed));
    }
    std::stable_sort(script.begin(), script.end(),
                     [](const ScriptLine& left, const ScriptLine& right) { return left.at < right.at; });
    return script;
}

Expected<std::vector<ScriptLine>> readScript(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return failure("script_unreadable", path + ": can't be read");
    return parseScript(text, path);
}

}  // namespace ostoja::simulator
