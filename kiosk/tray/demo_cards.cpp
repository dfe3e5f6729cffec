// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tray/demo_cards.h"

#include "host/config.h"

namespace ostoja::tray {

Expected<std::vector<DemoCard>> readDemoCards(const std::string& path) {
    auto file = host::Config::load(path);
    if (!file) return tl::make_unexpected(file.error());
    std::vector<DemoCard> cards;
    for (auto& resident : file->root().tables("resident")) {
        if (!resident.has("card")) continue;
        auto card = resident.table("card");
        cards.push_back({resident.text("name", "a resident's name"), card.text("type", "a card's type"),
                         card.text("uid", "a card's number in hexadecimal digits")});
    }
    if (cards.empty()) return failure("config_invalid", path + ": no [[resident]] with a card");
    return cards;
}

}  // namespace ostoja::tray
