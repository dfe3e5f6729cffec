// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/connection_string.h"

#include <catch2/catch.hpp>

using ostoja::nfc::ConnectionString;

TEST_CASE("a connection string that libnfc can open names its device") {
    struct Case {
        std::string text;
        std::string devicePath;
    };
    const auto c =
        GENERATE(values<Case>({{"pn532_uart:/dev/ttyUSB0", "/dev/ttyUSB0"},
                               {"pn532_uart:/dev/ostoja-reader:115200", "/dev/ostoja-reader"},
                               {"pn532_uart:/tmp/demo/door-1.reader-port", "/tmp/demo/door-1.reader-port"},
                               {"arygon:/dev/ttyS0:9600", "/dev/ttyS0"},
                               {"pn532_spi:/dev/spidev0.0:500000", "/dev/spidev0.0"},
                               {"pn532_i2c:/dev/i2c-1", "/dev/i2c-1"},
                               {"pn53x_usb", ""},
                               {"acr122_usb:001:004", ""},
                               {"usb", ""}}));
    INFO(c.text);
    const auto connection = ConnectionString::parse(c.text);
    REQUIRE(connection);
    CHECK(connection->text() == c.text);
    CHECK(connection->devicePath() == c.devicePath);
}

TEST_CASE("a connection string that libnfc can't open is refused with what to write instead") {
    struct Case {
        std::string text;
        std::string told;
    };
    const auto c = GENERATE(values<Case>({
        {"", "begins with pn532_uart"},
        {"/dev/ttyUSB0", "begins with pn532_uart"},
        {"pn532:/dev/ttyUSB0", "begins with pn532_uart"},
        {"PN532_UART:/dev/ttyUSB0", "begins with pn532_uart"},
        {"pn532_uart", "whole path"},
        {"pn532_uart:", "whole path"},
        {"pn532_uart:ttyUSB0", "whole path"},
        {"pn532_uart:/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0", "udev"},
        {"pn532_uart:/dev/a:b", "udev"},
        {"pn532_uart:/dev/ttyUSB0:", "udev"},
        {"pn532_uart:/dev/ttyUSB0:115201", "udev"},
        {"pn532_uart:/dev/ttyUSB0:115200:", "udev"},
        {"pn532_i2c:/dev/i2c-1:x", "udev"},
        {"acr122_usb:1", "lsusb"},
        {"acr122_usb:one:two", "lsusb"},
        {"pn53x_usb:001:004:1", "lsusb"},
        {"pn532_uart:/dev/tty\nUSB0", "control characters"},
        {"pn532_uart:/" + std::string(200, 'x'), "at most 200"},
    }));
    INFO(c.text);
    const auto connection = ConnectionString::parse(c.text);
    REQUIRE_FALSE(connection);
    CHECK(connection.error().code == "connstring_malformed");
    CHECK_THAT(connection.error().message, Catch::Contains(c.told));
}
