// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/allow_list.h"

#include <algorithm>
#include <limits>

#include "crypto/crypto.h"
#include "host/config.h"

namespace ostoja::enrolment {

namespace {

constexpr std::string_view keyShape = "64 lower-case hex digits: SHA-256 of the station's public key";
constexpr std::string_view digestShape = "64 lower-case hex digits, as `ostoja` wrote them";

bool isDigest(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// One entry; what complains is told at its line.
AllowedStation readStation(host::ConfigTable& table) {
    AllowedStation station{.id = table.text("id", "the station's UUID"),
                           .name = table.text("name", "the station's name"),
                           .key = table.text("key", keyShape),
                           .invitation = table.text("invitation", digestShape, "")};
    if (!crypto::isUuid(station.id)) table.complain("id", "the station's UUID");
    if (!isDigest(station.key)) table.complain("key", keyShape);
    if (!station.invitation.empty() && !isDigest(station.invitation))
        table.complain("invitation", digestShape);
    return station;
}

}  // namespace

AllowList::AllowList(std::vector<AllowedStation> stations, Past past)
    : stations_(std::move(stations)), past_(std::move(past)) {
    for (std::size_t i = 0; i < stations_.size(); ++i) byKey_.emplace(stations_[i].key, i);
}

Expected<AllowList> AllowList::load(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    std::vector<AllowedStation> stations;
    Past past;
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (auto table : config->root().tables("station")) {
        auto station = readStation(table);
        if (!keys.insert(station.key).second) table.complain("key", "a key that isn't listed above already");
        if (table.has("revoked_ms")) {
            past.revoked[station.key] = table.number("revoked_ms", "milliseconds since 1970", 0,
                                                     std::numeric_limits<std::int64_t>::max());
            if (!station.invitation.empty()) past.invitations.insert(station.invitation);
            continue;
        }
        if (!ids.insert(station.id).second) table.complain("id", "a station that isn't listed above already");
        stations.push_back(std::move(station));
    }
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return AllowList(std::move(stations), std::move(past));
}

const AllowedStation* AllowList::byKey(const std::string& key) const {
    const auto found = byKey_.find(key);
    return found == byKey_.end() ? nullptr : &stations_[found->second];
}

const AllowedStation* AllowList::byId(const std::string& id) const {
    const auto found =
        std::find_if(stations_.begin(), stations_.end(), [&](const auto& one) { return one.id == id; });
    return found == stations_.end() ? nullptr : &*found;
}

const AllowedStation* AllowList::byInvitation(const std::string& digest) const {
    const auto found = std::find_if(stations_.begin(), stations_.end(),
                                    [&](const auto& one) { return one.invitation == digest; });
    return digest.empty() || found == stations_.end() ? nullptr : &*found;
}

std::optional<std::int64_t> AllowList::revokedMs(const std::string& key) const {
    const auto found = past_.revoked.find(key);
    return found == past_.revoked.end() ? std::nullopt : std::optional(found->second);
}

bool AllowList::isUsed(const std::string& invitation) const {
    return byInvitation(invitation) != nullptr || past_.invitations.contains(invitation);
}

}  // namespace ostoja::enrolment
