// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/ntag.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ostoja::simulator {

namespace {

struct Layout {
    std::size_t pages;
    Byte capability;  // of the capability container: user bytes / 8
    Byte storage;     // of GET_VERSION
};

constexpr std::array<Layout, 3> layouts{{{45, 0x12, 0x0F}, {135, 0x3E, 0x11}, {231, 0x6D, 0x13}}};

const Layout& layoutOf(Ntag::Size size) {
    return layouts[static_cast<std::size_t>(size)];
}

std::size_t firstByteOf(Byte page) {
    return std::size_t{page} * 4;
}

constexpr Byte invalidArgument = 0x0;
constexpr Byte acknowledged = 0xA;

void put(Bytes& memory, std::size_t page, ByteView bytes) {
    std::copy(bytes.begin(), bytes.end(), memory.begin() + static_cast<std::ptrdiff_t>(page * 4));
}

Bytes factoryMemory(Ntag::Size size, const Bytes& uid) {
    const Layout& layout = layoutOf(size);
    Bytes memory(layout.pages * 4, 0);
    const std::vector<Bytes> levels = cascadeLevels(uid);
    put(memory, 0, Bytes{uid[0], uid[1], uid[2], levels[0][4]});
    put(memory, 1, Bytes{uid[3], uid[4], uid[5], uid[6]});
    put(memory, 2, Bytes{levels[1][4], 0x48, 0x00, 0x00});
    put(memory, 3, Bytes{0xE1, 0x10, layout.capability, 0x00});
    if (size == Ntag::Size::ntag213) {
        put(memory, 4, Bytes{0x01, 0x03, 0xA0, 0x0C, 0x34, 0x03, 0x00, 0xFE});
    } else {
        put(memory, 4, Bytes{0x03, 0x00, 0xFE, 0x00});
    }
    put(memory, layout.pages - 5, Bytes{0x00, 0x00, 0x00, 0xBD});
    put(memory, layout.pages - 4, Bytes{0x04, 0x00, 0x00, 0xFF});
    put(memory, layout.pages - 3, Bytes{0x00, 0x05, 0x00, 0x00});
    return memory;
}

RadioFrame acknowledge() {
    return RadioFrame::shortFrame(acknowledged, 4);
}

}  // namespace

Ntag::Ntag(Size size, const Bytes& uid)
    : Card({uid, {0x44, 0x00}, 0x00}), size_(size), memory_(factoryMemory(size, uid)) {}

RadioFrame Ntag::refuse(Byte reason) {
    rest();
    return RadioFrame::shortFrame(reason, 4);
}

std::optional<RadioFrame> Ntag::answer(ByteView command) {
    if (awaitedPage_) return finishCompatibilityWrite(command);
    const std::size_t length = command.size();
    switch (command[0]) {
        case 0x60:
            if (length == 1) return version();
            break;
        case 0x30:
            if (length == 2) return read(command[1]);
            break;
        case 0x3A:
            if (length == 3) return fastRead(command[1], command[2]);
            break;
        case 0xA2:
            if (length == 6) return write(command[1], command.subspan(2));
            break;
        case 0xA0:
            if (length == 2 && command[1] >= 2 && command[1] < pages()) {
                awaitedPage_ = command[1];
                return acknowledge();
            }
            break;
        default:
            break;
    }
    return refuse(invalidArgument);
}

RadioFrame Ntag::version() const {
    return RadioFrame::withCrc({0x00, 0x04, 0x04, 0x02, 0x01, 0x00, layoutOf(size_).storage, 0x03});
}

RadioFrame Ntag::read(Byte first) {
    if (first >= pages()) return refuse(invalidArgument);
    Bytes bytes;
    for (std::size_t i = 0; i < 16; ++i) bytes.push_back(readable((firstByteOf(first) + i) % memory_.size()));
    return RadioFrame::withCrc(std::move(bytes));
}

RadioFrame Ntag::fastRead(Byte first, Byte last) {
    if (first > last || last >= pages()) return refuse(invalidArgument);
    Bytes bytes;
    for (std::size_t at = firstByteOf(first); at < firstByteOf(last) + 4; ++at) bytes.push_back(readable(at));
    return RadioFrame::withCrc(std::move(bytes));
}

Byte Ntag::readable(std::size_t at) const {
    return at < memory_.size() - 8 ? memory_[at] : 0;
}

bool Ntag::locked(Byte page) const {
    if (page < 3 || page > 15) return false;
    const unsigned lockBits = memory_[10] | static_cast<unsigned>(memory_[11]) << 8;
    return ((lockBits >> page) & 1) != 0;
}

RadioFrame Ntag::write(Byte page, ByteView data) {
    if (page < 2 || page >= pages() || locked(page)) return refuse(invalidArgument);
    const std::size_t at = firstByteOf(page);
    const bool oneWay = page == 2 || page == 3 || page == pages() - 5;
    for (std::size_t i = page == 2 ? 2 : 0; i < 4; ++i) {
        memory_[at + i] = oneWay ? static_cast<Byte>(memory_[at + i] | data[i]) : data[i];
    }
    return acknowledge();
}

RadioFrame Ntag::finishCompatibilityWrite(ByteView data) {
    const Byte page = *std::exchange(awaitedPage_, std::nullopt);
    if (data.size() != 16) return refuse(invalidArgument);
    return write(page, data.first(4));
}

}  // namespace ostoja::simulator
