// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/card_kind.h"

#include <array>
#include <utility>

#include "drivers/simulator/classic.h"
#include "drivers/simulator/desfire.h"
#include "drivers/simulator/ntag.h"

namespace ostoja::simulator {

namespace {

constexpr std::array<std::pair<std::string_view, CardKind>, 5> kinds{{{"ntag213", CardKind::ntag213},
                                                                      {"ntag215", CardKind::ntag215},
                                                                      {"ntag216", CardKind::ntag216},
                                                                      {"classic1k", CardKind::classic1k},
                                                                      {"desfire", CardKind::desfire}}};

constexpr Byte cascadeTag = 0x88;

}  // namespace

std::string_view nameOf(CardKind kind) {
    return kinds[static_cast<std::size_t>(kind)].first;
}

Expected<CardKind> cardKind(std::string_view name) {
    for (const auto& [known, kind] : kinds) {
        if (known == name) return kind;
    }
    return failure("unknown_card_type", "unknown card type '" + std::string(name) +
                                            "'; expected ntag213, ntag215, ntag216, classic1k or desfire");
}

Expected<void> checkUid(CardKind kind, ByteView uid) {
    const bool classic = kind == CardKind::classic1k;
    if (uid.size() != 7 && !(classic && uid.size() == 4)) {
        return failure("bad_uid", "a " + std::string(nameOf(kind)) + " card's UID has " +
                                      (classic ? "4 or 7" : "7") + " bytes, not " +
                                      std::to_string(uid.size()));
    }
    // These bytes stand where a reader looks for the mark "more of the UID follows".
    if (uid[0] == cascadeTag || (uid.size() == 7 && uid[3] == cascadeTag)) {
        return failure("bad_uid", "a UID can't have 88 as its first byte, nor as the fourth of seven");
    }
    return {};
}

std::unique_ptr<Card> makeCard(CardKind kind, const Bytes& uid) {
    switch (kind) {
        case CardKind::ntag213:
            return std::make_unique<Ntag>(Ntag::Size::ntag213, uid);
        case CardKind::ntag215:
            return std::make_unique<Ntag>(Ntag::Size::ntag215, uid);
        case CardKind::ntag216:
            return std::make_unique<Ntag>(Ntag::Size::ntag216, uid);
        case CardKind::classic1k:
            return std::make_unique<Classic>(uid);
        case CardKind::desfire:
            break;
    }
    return std::make_unique<Desfire>(uid);
}

}  // namespace ostoja::simulator
