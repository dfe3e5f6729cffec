// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/desfire.h"

#include <utility>

namespace ostoja::simulator {

namespace {

constexpr Byte getVersion = 0x60;
constexpr Byte goOn = 0xAF;
constexpr Byte fine = 0x00;
constexpr Byte illegalCommand = 0x1C;
constexpr Byte lengthError = 0x7E;
constexpr Byte wrappedClass = 0x90;

}  // namespace

Desfire::Desfire(Bytes uid)
    : ProtocolCard({std::move(uid), {0x44, 0x03}, 0x20}, {0x06, 0x75, 0x77, 0x81, 0x02, 0x80}) {}

Bytes Desfire::obey(ByteView command) {
    if (command.empty()) return {lengthError};
    if (command[0] != wrappedClass) {
        Result result = run(command[0], command.subspan(1));
        result.data.insert(result.data.begin(), result.status);
        return result.data;
    }
    // CLA INS P1 P2 Le, or CLA INS P1 P2 Lc data Le
    if (command.size() < 5) return {0x67, 0x00};
    const ByteView parameters = command.size() == 5 ? ByteView{} : command.subspan(5, command.size() - 6);
    if (command.size() > 5 && command[4] != parameters.size()) return {0x67, 0x00};
    Result result = run(command[1], parameters);
    result.data.insert(result.data.end(), {0x91, result.status});
    return result.data;
}

Desfire::Result Desfire::run(Byte instruction, ByteView parameters) {
    if (instruction == getVersion) {
        part_ = parameters.empty() ? 1 : 0;
        return parameters.empty() ? versionPart() : Result{lengthError, {}};
    }
    if (instruction == goOn && part_ != 0) {
        part_ = parameters.empty() ? part_ + 1 : 0;
        if (part_ == 0) return {lengthError, {}};
        Result result = versionPart();
        if (result.status == fine) part_ = 0;
        return result;
    }
    part_ = 0;
    return {illegalCommand, {}};
}

Desfire::Result Desfire::versionPart() const {
    switch (part_) {
        case 1:
            return {goOn, {0x04, 0x01, 0x01, 0x01, 0x00, 0x18, 0x05}};
        case 2:
            return {goOn, {0x04, 0x01, 0x01, 0x01, 0x04, 0x18, 0x05}};
        default: {
            Bytes data = uid();
            data.insert(data.end(), {0xBA, 0x54, 0x49, 0x20, 0x30, 0x12, 0x14});
            return {fine, std::move(data)};
        }
    }
}

}  // namespace ostoja::simulator
