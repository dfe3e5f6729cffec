// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "drivers/simulator/card.h"
#include "error/error.h"

namespace ostoja::simulator {

enum class CardKind { ntag213, ntag215, ntag216, classic1k, desfire };

std::string_view nameOf(CardKind kind);
/// "unknown_card_type" if there is no such kind.
Expected<CardKind> cardKind(std::string_view name);
/// "bad_uid" if such a card can't have that number.
Expected<void> checkUid(CardKind kind, ByteView uid);
/// The number must have passed checkUid.
std::unique_ptr<Card> makeCard(CardKind kind, const Bytes& uid);

}  // namespace ostoja::simulator
