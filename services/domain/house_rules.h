// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/beds.h"
#include "domain/night.h"
#include "domain/opening.h"
#include "domain/winter.h"
#include "error/error.h"

namespace ostoja::domain {

/// What a card held to the reader is in this house: an arrival, about which a carer decides, or the
/// admission itself.
enum class TapRule { arrives, admits };

/// The form of a facility, as the law names it.
enum class Form { nightShelter, shelter, warmingRoom, bathhouse, dayCentre };

/// "arrives", "night_shelter": the words of the API and the store.
std::string_view name(TapRule rule);
std::string_view name(Form form);
/// Error "malformed".
Expected<TapRule> tapRuleFromName(std::string_view text);
Expected<Form> formFromName(std::string_view text);

/// What one house has decided for itself.
struct HouseRules {
    Form form = Form::nightShelter;
    TapRule tap = TapRule::arrives;
    OpeningHours opening;
    /// Of the local day: whoever comes later needs a carer's word. Before noon it is the morning's.
    std::optional<std::chrono::minutes> cutOff;
    /// A house for men only, or for women only.
    std::optional<Sex> onlyFor;
    bool minors = true;
    /// Whoever stays looks after themselves.
    bool selfCare = false;
    /// Whoever has slept in a bed leaves it to be cleaned.
    bool cleaningAfterStay = false;
    /// How long somebody at the door has a bed before a carer's word.
    std::chrono::minutes arrivalHolds{20};
    std::chrono::minutes holdLasts{90};
    /// First and last day of the year's frost, in which a refusal stays open until its end is known.
    std::string frostFrom = "11-01";
    std::string frostUntil = "03-31";

    bool operator==(const HouseRules&) const = default;
};

/// The days of frost, and any night of winter action.
bool inFrost(const HouseRules& rules, Night night, const std::optional<WinterAction>& winter);

}  // namespace ostoja::domain
