// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/power_cut_disk.h"

#include <set>

#include "tests/simulation/power_cut_vfs.h"

namespace ostoja::simulation {

namespace {

bool isIn(const std::string& path, const std::string& folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

PowerCutDisk::PowerCutDisk(std::uint64_t seed) : random_(seed), vfs_(std::make_unique<PowerCutVfs>(*this)) {}

PowerCutDisk::~PowerCutDisk() = default;

void PowerCutDisk::install(const std::string& path, std::vector<std::uint8_t> content) {
    auto file = std::make_shared<DiskFile>(std::move(content));
    file->nameSynced = true;
    seen_[path] = file;
    durable_[path] = std::move(file);
}

void PowerCutDisk::strike(const std::string& folder, Death death) {
    auto& box = boxes_[folder];
    ++box.deaths;
    box.changesLeft.reset();
    ++(death == Death::kill ? counters_.kills : counters_.powerCuts);
    std::set<std::string> names;
    for (const auto* const side : {&seen_, &durable_}) {
        for (const auto& [path, file] : *side) {
            if (isIn(path, folder)) names.insert(path);
        }
    }
    for (const auto& path : names) {
        const auto before = durable_.find(path);
        const auto now = seen_.find(path);
        if (death == Death::powerCut && before == durable_.end()) {
            if (!random_.permille(500)) seen_.erase(now);
        } else if (death == Death::powerCut && now == seen_.end()) {
            if (random_.permille(500)) seen_[path] = before->second;
        } else if (death == Death::powerCut && now->second != before->second) {
            if (random_.permille(500)) now->second = before->second;
        }
    }
    for (const auto& path : names) {
        const auto file = find(path);
        if (!file) continue;
        if (death == Death::powerCut) {
            file->powerCut(random_, counters_);
        } else {
            file->forgetLocks();
        }
        if (spoilsAtDeath_) file->spoil();
    }
    if (death == Death::powerCut) syncNames(folder);
}

void PowerCutDisk::strikeAt(const std::string& folder, Death death, std::int64_t changes) {
    auto& box = boxes_[folder];
    box.changesLeft = changes;
    box.armed = death;
}

PowerCutDisk::Fate PowerCutDisk::fateOfChange(const std::string& path) {
    auto& box = boxes_[folderOf(path)];
    if (!box.changesLeft || --*box.changesLeft > 0) return Fate::lives;
    box.changesLeft.reset();
    ++counters_.midOperation;
    return random_.permille(500) ? Fate::diesBefore : Fate::diesAfter;
}

void PowerCutDisk::die(const std::string& path) {
    const auto folder = folderOf(path);
    strike(folder, boxes_[folder].armed);
}

std::shared_ptr<DiskFile> PowerCutDisk::find(const std::string& path) const {
    const auto found = seen_.find(path);
    return found == seen_.end() ? nullptr : found->second;
}

std::shared_ptr<DiskFile> PowerCutDisk::create(const std::string& path) {
    return seen_[path] = std::make_shared<DiskFile>();
}

void PowerCutDisk::remove(const std::string& path, bool durably) {
    seen_.erase(path);
    if (durably) syncNames(folderOf(path));
}

void PowerCutDisk::syncNames(const std::string& folder) {
    std::erase_if(durable_, [&](const auto& each) { return isIn(each.first, folder); });
    for (const auto& [path, file] : seen_) {
        if (isIn(path, folder)) durable_[path] = file;
    }
}

}  // namespace ostoja::simulation
