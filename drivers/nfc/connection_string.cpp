// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/connection_string.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ostoja::nfc {
namespace {

/// libnfc keeps a device's name, driver and path together, in 256 bytes.
constexpr std::size_t longest = 200;

struct Driver {
    std::string_view name;
    enum class Place { SerialPort, Bus, Usb } place;
};
using Place = Driver::Place;
constexpr std::array<Driver, 8> drivers{{{"pn532_uart", Place::SerialPort},
                                         {"arygon", Place::SerialPort},
                                         {"acr122s", Place::SerialPort},
                                         {"pn532_spi", Place::Bus},
                                         {"pn532_i2c", Place::Bus},
                                         {"pn53x_usb", Place::Usb},
                                         {"acr122_usb", Place::Usb},
                                         {"usb", Place::Usb}}};

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto colon = text.find(':');
        parts.push_back(text.substr(0, colon));
        if (colon == std::string_view::npos) return parts;
        text.remove_prefix(colon + 1);
    }
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.size() <= 9 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isBaudRate(std::string_view text) {
    constexpr std::array<std::string_view, 7> rates{"9600",   "19200",  "38400", "57600",
                                                    "115200", "230400", "460800"};
    return std::ranges::find(rates, text) != rates.end();
}

tl::unexpected<Error> malformed(std::string message) {
    return failure("connstring_malformed", std::move(message));
}

Expected<std::string> devicePathOf(const Driver& driver, const std::vector<std::string_view>& parts) {
    const std::string name(driver.name);
    if (driver.place == Place::Usb) {
        if (parts.size() == 1 || (parts.size() == 3 && isNumber(parts[1]) && isNumber(parts[2])))
            return std::string();
        return malformed("\"" + name + "\", or \"" + name +
                         ":BUS:DEVICE\" with the numbers that lsusb tells");
    }
    const std::string form = "\"" + name + ":/dev/…\"";
    if (parts.size() < 2 || !parts[1].starts_with('/'))
        return malformed(form + ": the driver, a colon and the device's whole path");
    const bool speedAllowed =
        driver.place == Place::SerialPort ? isBaudRate(parts.back()) : isNumber(parts.back());
    if (parts.size() > 3 || (parts.size() == 3 && !speedAllowed))
        return malformed(
            form +
            " with at most a speed such as \":115200\" after it; libnfc can't open a path with a colon in "
            "it (/dev/serial/by-path): let udev give the reader another name");
    return std::string(parts[1]);
}

}  // namespace

Expected<ConnectionString> ConnectionString::parse(std::string_view text) {
    const auto parts = split(text);
    const auto driver = std::ranges::find(drivers, parts.front(), &Driver::name);
    if (driver == drivers.end())
        return malformed(
            "a libnfc connection string that begins with pn532_uart, pn532_spi, pn532_i2c, pn53x_usb, "
            "acr122_usb, "
            "acr122s, arygon or usb");
    if (text.size() > longest)
        return malformed("a libnfc connection string of at most " + std::to_string(longest) + " characters");
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
        return malformed("a libnfc connection string without control characters");
    auto path = devicePathOf(*driver, parts);
    if (!path) return tl::make_unexpected(path.error());
    ConnectionString connection;
    connection.text_ = text;
    connection.devicePath_ = std::move(*path);
    return connection;
}

}  // namespace ostoja::nfc
