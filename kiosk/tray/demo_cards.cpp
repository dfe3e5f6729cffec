// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tray/demo_cards.h"

#include "host/config.h"

namespace ostoja::tray {

Expected<std::vector<DemoCard>> readDemoCards(const std::string& path) {
    auto file = host::Config::load(path);
    if (!file) return tl::make_unexpected(file.error());
    std::vector<DemoCard> cards;
    // The staff's few first: among sixty nobody finds them.
    for (const auto* holders : {"staff", "resident"}) {
        for (auto& holder : file->root().tables(holders)) {
            if (!holder.has("card")) continue;
            auto card = holder.table("card");
            cards.push_back({holder.text("name", "a holder's name"), card.text("type", "a card's type"),
                             card.text("uid", "a card's number in hexadecimal digits")});
        }
    }
    if (cards.empty()) return failure("config_invalid", path + ": no [[resident]] with a card");
    return cards;
}

}  // namespace ostoja::tray
