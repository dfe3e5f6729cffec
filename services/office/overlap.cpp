// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/overlap.h"

namespace ostoja::office {

namespace {

std::string textOf(const api::JournalEvent& event, std::string_view key) {
    const auto* value = event.body.if_contains(key);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

}  // namespace

void Overlap::apply(const api::JournalEvent& event) {
    if (event.type == "pl.ostoja.bed.taken.v1") {
        beds.insert(textOf(event, "bed"));
        night = textOf(event, "night");
    } else if (event.type == "pl.ostoja.stay.ended.v1") {
        beds.erase(textOf(event, "bed"));
    } else if (event.type == "pl.ostoja.night.opened.v1") {
        night = textOf(event, "night");
    }
}

}  // namespace ostoja::office
