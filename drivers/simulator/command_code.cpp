// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/command_code.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr std::array<std::pair<Byte, std::string_view>, 16> commands{{{0x00, "Diagnose"},
                                                                      {0x02, "GetFirmwareVersion"},
                                                                      {0x04, "GetGeneralStatus"},
                                                                      {0x06, "ReadRegister"},
                                                                      {0x08, "WriteRegister"},
                                                                      {0x12, "SetParameters"},
                                                                      {0x14, "SAMConfiguration"},
                                                                      {0x16, "PowerDown"},
                                                                      {0x32, "RFConfiguration"},
                                                                      {0x40, "InDataExchange"},
                                                                      {0x42, "InCommunicateThru"},
                                                                      {0x44, "InDeselect"},
                                                                      {0x4A, "InListPassiveTarget"},
                                                                      {0x52, "InRelease"},
                                                                      {0x54, "InSelect"},
                                                                      {0x60, "InAutoPoll"}}};

}  // namespace

std::string_view commandName(Byte code) {
    const auto* found = std::ranges::find(commands, code, &std::pair<Byte, std::string_view>::first);
    return found == commands.end() ? "unknown" : found->second;
}

Expected<Byte> commandCode(std::string_view name) {
    const auto* found = std::ranges::find(commands, name, &std::pair<Byte, std::string_view>::second);
    if (found != commands.end()) return found->first;
    std::string known;
    for (const auto& [code, each] : commands) known += (known.empty() ? "" : ", ") + std::string(each);
    return failure("unknown_code",
                   "'" + std::string(name) + "' is no command of the chip; expected " + known);
}

}  // namespace ostoja::simulator
