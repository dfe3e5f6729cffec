// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/command_memory.h"

#include <algorithm>

namespace ostoja::station {

bool CommandMemory::answersRepeat(const std::string& id, net::Responder responder) {
    auto* command = find(id);
    if (command == nullptr) return false;
    if (command->answer) {
        responder.send(*command->answer);
    } else {
        command->waiting.push_back(std::move(responder));
    }
    return true;
}

void CommandMemory::begin(const std::string& id, net::Responder responder) {
    if (commands_.size() == remembered) commands_.pop_front();
    commands_.push_back({id, std::nullopt, {std::move(responder)}});
}

void CommandMemory::finish(const std::string& id, const net::Response& answer) {
    auto* command = find(id);
    if (command == nullptr) return;
    command->answer = answer;
    for (auto& responder : command->waiting) responder.send(answer);
    command->waiting.clear();
}

void CommandMemory::giveUp(const std::string& id, const net::Response& answer) {
    finish(id, answer);
    std::erase_if(commands_, [&](const Command& each) { return each.id == id; });
}

void CommandMemory::forgetTold() {
    std::erase_if(commands_, [](const Command& each) { return each.answer && !each.answer->body.empty(); });
}

CommandMemory::Command* CommandMemory::find(const std::string& id) {
    const auto found =
        std::find_if(commands_.begin(), commands_.end(), [&](const Command& each) { return each.id == id; });
    return found == commands_.end() ? nullptr : &*found;
}

}  // namespace ostoja::station
