// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/allow_list.h"

#include <set>

#include "crypto/crypto.h"
#include "host/config.h"

namespace ostoja::office {

namespace {

constexpr std::string_view keyShape = "64 lower-case hex digits: SHA-256 of the station's public key";

bool isKey(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

AllowList::AllowList(std::vector<AllowedStation> stations) : stations_(std::move(stations)) {
    for (std::size_t i = 0; i < stations_.size(); ++i) byKey_.emplace(stations_[i].key, i);
}

Expected<AllowList> AllowList::load(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    std::vector<AllowedStation> stations;
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (auto table : config->root().tables("station")) {
        AllowedStation station{.id = table.text("id", "the station's UUID"),
                               .name = table.text("name", "the station's name"),
                               .key = table.text("key", keyShape)};
        if (!crypto::isUuid(station.id)) table.complain("id", "the station's UUID");
        if (!isKey(station.key)) table.complain("key", keyShape);
        if (!ids.insert(station.id).second) table.complain("id", "a station that isn't listed above already");
        if (!keys.insert(station.key).second) table.complain("key", "a key that isn't listed above already");
        stations.push_back(std::move(station));
    }
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return AllowList(std::move(stations));
}

const AllowedStation* AllowList::byKey(const std::string& key) const {
    const auto found = byKey_.find(key);
    return found == byKey_.end() ? nullptr : &stations_[found->second];
}

}  // namespace ostoja::office
