// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::nfc {

/// A libnfc connection string that libnfc can really open: "pn532_uart:/dev/ttyUSB0",
/// "pn532_uart:/dev/ttyS0:115200", "pn532_spi:/dev/spidev0.0:500000", "pn532_i2c:/dev/i2c-1",
/// "pn53x_usb:001:004", "acr122_usb", "arygon:…".
///
/// libnfc splits it at colons and can't be told otherwise: a device path with a colon (all of
/// /dev/serial/by-path) is silently cut short, so it is refused here. udev can give such a reader a name
/// without one.
class ConnectionString {
  public:
    /// Error "connstring_malformed": the message is what an operator should have written.
    static Expected<ConnectionString> parse(std::string_view text);

    const std::string& text() const { return text_; }
    /// The device file that it names; empty for USB readers, which libnfc finds on the bus.
    const std::string& devicePath() const { return devicePath_; }

  private:
    std::string text_;
    std::string devicePath_;
};

}  // namespace ostoja::nfc
