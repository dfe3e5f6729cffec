// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/allow_list_text.h"

#include "enrolment/invitation_list.h"

namespace ostoja::enrolment {

namespace {

bool beginsWithKey(const std::string& line) {
    const auto first = line.find_first_not_of(" \t");
    return first != std::string::npos && line.compare(first, 3, "key") == 0;
}

}  // namespace

std::string emptyListText() {
    return "# SPDX-License-Identifier: GPL-3.0-or-later\n"
           "# The stations that the office listens to. `ostoja enrol` adds one, `ostoja revoke` refuses "
           "one's next\n"
           "# request; a key that was revoked stays here as history.\n";
}

std::string withStation(const std::string& text, const AllowedStation& station) {
    std::string entry = "\n[[station]]\nid = " + tomlText(station.id) + "\nname = " + tomlText(station.name) +
                        "\nkey = " + tomlText(station.key) + "\n";
    if (!station.invitation.empty()) entry += "invitation = " + tomlText(station.invitation) + "\n";
    const bool endsLine = text.empty() || text.back() == '\n';
    return text + (endsLine ? "" : "\n") + entry;
}

Expected<std::string> withRevoked(const std::string& text, const std::string& key, std::int64_t nowMs) {
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = text.substr(from, end - from);
        if (beginsWithKey(line) && line.find(key) != std::string::npos) {
            return text.substr(0, end) + "\nrevoked_ms = " + momentText(nowMs) + text.substr(end);
        }
        from = end + 1;
    }
    return failure("list_unclear", "the key " + key +
                                       " isn't in a line of its own in the list; write `revoked_ms = " +
                                       std::to_string(nowMs) + "` into its entry. Nothing was changed.");
}

}  // namespace ostoja::enrolment
