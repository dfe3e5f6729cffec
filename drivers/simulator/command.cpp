// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/command.h"

#include <charconv>
#include <cmath>
#include <span>
#include <string>

#include "drivers/simulator/command_code.h"

namespace ostoja::simulator {

namespace {

using Words = std::span<const std::string_view>;

tl::unexpected<Error> bad(std::string message) {
    return failure("bad_command", std::move(message));
}

Expected<Bytes> parseUid(std::string_view word) {
    std::optional<Bytes> uid = fromHex(word);
    if (!uid || uid->empty()) {
        return failure("bad_uid",
                       "'" + std::string(word) + "' is no UID; expected hex digits such as 04A1B2C3D4E5F6");
    }
    return *uid;
}

template <class Action>
Expected<Command> parseCard(Words words, std::string_view name) {
    if (words.size() != 2) return bad("expected: " + std::string(name) + " TYPE UID");
    const Expected<CardKind> kind = cardKind(words[0]);
    if (!kind) return tl::make_unexpected(kind.error());
    const Expected<Bytes> uid = parseUid(words[1]);
    if (!uid) return tl::make_unexpected(uid.error());
    if (const auto checked = checkUid(*kind, *uid); !checked) return tl::make_unexpected(checked.error());
    return Action{*kind, *uid};
}

Expected<Command> parseRemove(Words words) {
    if (words.empty()) return RemoveCard{};
    if (words.size() > 1) return bad("expected: remove [UID]");
    const Expected<Bytes> uid = parseUid(words[0]);
    if (!uid) return tl::make_unexpected(uid.error());
    return RemoveCard{*uid};
}

template <class Number>
std::optional<Number> parseNumber(std::string_view word) {
    Number number{};
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (problem != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

Expected<void> parseOption(std::string_view name, std::string_view value, FaultOrder& order) {
    if (name == "--after") {
        const auto count = parseNumber<unsigned>(value);
        if (!count) return bad("--after: '" + std::string(value) + "' is no count of frames");
        order.after = *count;
        return {};
    }
    if (name == "--rate") {
        const auto rate = parseNumber<double>(value);
        if (!rate || !std::isfinite(*rate) || *rate <= 0 || *rate > 1) {
            return bad("--rate: '" + std::string(value) + "' is no probability above 0 and up to 1");
        }
        order.rate = *rate;
        return {};
    }
    if (name == "--for") {
        const auto duration = parseNumber<unsigned>(value);
        if (!duration || *duration == 0)
            return bad("--for: '" + std::string(value) + "' is no time in milliseconds");
        order.lasting = std::chrono::milliseconds(*duration);
        return {};
    }
    if (name == "--at") {
        const auto code = commandCode(value);
        if (!code) return bad("--at: " + code.error().message);
        order.at = *code;
        return {};
    }
    return bad("unknown option '" + std::string(name) +
               "'; expected --after N, --rate R, --for MS or --at COMMAND");
}

Expected<Command> parseFault(Words words) {
    if (words.empty())
        return bad("expected: fault none, or fault KIND [--after N] [--rate R] [--for MS] [--at COMMAND]");
    if (words[0] == "none") {
        if (words.size() > 1) return bad("expected: fault none");
        return EndFaults{};
    }
    const Expected<FaultKind> kind = faultKind(words[0]);
    if (!kind) return tl::make_unexpected(kind.error());
    FaultOrder order;
    order.kind = *kind;
    for (std::size_t i = 1; i < words.size(); i += 2) {
        if (i + 1 == words.size()) return bad(std::string(words[i]) + ": a value is missing");
        if (const auto parsed = parseOption(words[i], words[i + 1], order); !parsed) {
            return tl::make_unexpected(parsed.error());
        }
    }
    if (order.kind == FaultKind::unplug && order.rate && !order.lasting) {
        return bad("fault unplug --rate R needs --for MS, after which the reader is back");
    }
    return order;
}

}  // namespace

std::vector<std::string_view> wordsOf(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t start = line.find_first_not_of(blanks);
        if (start == std::string_view::npos) return words;
        line.remove_prefix(start);
        const std::size_t length = line.find_first_of(blanks);
        words.push_back(line.substr(0, length));
        if (length == std::string_view::npos) return words;
        line.remove_prefix(length);
    }
}

Expected<Command> parseCommand(std::string_view line) {
    const std::vector<std::string_view> words = wordsOf(line);
    constexpr std::string_view known = "place, remove, swap, fault, unplug, replug or status";
    if (words.empty()) return bad("an empty command; expected " + std::string(known));
    const Words rest = Words(words).subspan(1);
    if (words[0] == "place") return parseCard<PlaceCard>(rest, "place");
    if (words[0] == "swap") return parseCard<SwapCard>(rest, "swap");
    if (words[0] == "remove") return parseRemove(rest);
    if (words[0] == "fault") return parseFault(rest);
    const bool alone = words[0] == "unplug" || words[0] == "replug" || words[0] == "status";
    if (!alone) return bad("unknown command '" + std::string(words[0]) + "'; expected " + std::string(known));
    if (!rest.empty()) return bad(std::string(words[0]) + " takes nothing after it");
    if (words[0] == "unplug") return Unplug{};
    if (words[0] == "replug") return Replug{};
    return ShowStatus{};
}

}  // namespace ostoja::simulator
