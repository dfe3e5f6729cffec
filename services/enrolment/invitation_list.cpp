// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/invitation_list.h"

#include <array>
#include <ctime>
#include <filesystem>
#include <limits>

#include "host/config.h"

namespace ostoja::enrolment {

Expected<std::vector<Invitation>> loadInvitations(const std::string& path) {
    std::vector<Invitation> invitations;
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown) && !unknown) return invitations;
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    for (auto table : config->root().tables("invitation")) {
        invitations.push_back({.digest = table.text("digest", "64 hex digits"),
                               .station = table.text("station", "the station's UUID"),
                               .name = table.text("name", "the station's name"),
                               .endsMs = table.number("ends_ms", "milliseconds since 1970", 0,
                                                      std::numeric_limits<std::int64_t>::max()),
                               .sealedCardKey = table.text("sealed_card_key", "hex digits")});
    }
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return invitations;
}

std::string invitationsText(const std::vector<Invitation>& invitations) {
    std::string text =
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "# Boxes that may enrol themselves, by `ostoja invite`. Striking one out takes the invitation "
        "back.\n";
    for (const auto& one : invitations) {
        text += "\n[[invitation]]\ndigest = " + tomlText(one.digest) +
                "\nstation = " + tomlText(one.station) + "\nname = " + tomlText(one.name) +
                "\nends_ms = " + momentText(one.endsMs) +
                "\nsealed_card_key = " + tomlText(one.sealedCardKey) + "\n";
    }
    return text;
}

std::string tomlText(const std::string& text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted + "\"";
}

std::string momentText(std::int64_t ms) {
    const auto seconds = static_cast<std::time_t>(ms / 1'000);
    std::tm parts{};
    std::array<char, 32> words{};
    ::gmtime_r(&seconds, &parts);
    std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
    return std::to_string(ms) + "  # " + words.data();
}

}  // namespace ostoja::enrolment
