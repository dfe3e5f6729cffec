// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/card_kind.h"
#include "drivers/simulator/fault.h"
#include "error/error.h"

namespace ostoja::simulator {

struct PlaceCard {
    CardKind kind = CardKind::ntag213;
    Bytes uid;
};
/// One card, or all of them.
struct RemoveCard {
    std::optional<Bytes> uid;
};
/// Everything away and another card there, with nothing in between.
struct SwapCard {
    CardKind kind = CardKind::ntag213;
    Bytes uid;
};
struct EndFaults {};
struct Unplug {};
struct Replug {};
struct ShowStatus {};

using Command =
    std::variant<PlaceCard, RemoveCard, SwapCard, FaultOrder, EndFaults, Unplug, Replug, ShowStatus>;

/// One line of the control socket or of a script:
///   place TYPE UID · remove [UID] · swap TYPE UID · unplug · replug · status
///   fault none · fault KIND [--after N] [--rate R] [--for MS]
/// Errors ("bad_command" and those of card_kind.h and fault.h) say what was expected.
Expected<Command> parseCommand(std::string_view line);

/// Words separated by spaces or tabs.
std::vector<std::string_view> wordsOf(std::string_view line);

}  // namespace ostoja::simulator
