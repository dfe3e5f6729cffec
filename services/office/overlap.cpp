// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/overlap.h"

#include "office/body.h"

namespace ostoja::office {

void Overlap::apply(const api::JournalEvent& event) {
    if (event.type == "pl.ostoja.bed.taken.v1") {
        beds.insert(textOf(event.body, "bed"));
        night = textOf(event.body, "night");
    } else if (event.type == "pl.ostoja.stay.ended.v1") {
        beds.erase(textOf(event.body, "bed"));
    } else if (event.type == "pl.ostoja.night.opened.v1") {
        night = textOf(event.body, "night");
    }
}

}  // namespace ostoja::office
