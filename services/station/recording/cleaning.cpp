// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/cleaning.h"

#include "station/store/beds.h"

namespace ostoja::station {

namespace {

using Condition = store::BedTonight::Condition;

boost::json::object told(const store::Stay& stay, Condition condition) {
    return {{"bed", stay.bed}, {"segment", stay.segment}, {"state", store::name(condition)}};
}

bool is(store::WriteStore& store, const std::string& bed, Condition condition) {
    const auto found = store.beds().bed(bed);
    return found && found->condition == condition;
}

}  // namespace

bool leaveToClean(store::WriteStore& store, const store::Stay& ended) {
    const bool wasLetIn = ended.state != store::Stay::State::held;
    if (!store.facility().rules.cleaningAfterStay || !wasLetIn) return false;
    if (!is(store, ended.bed, Condition::inUse)) return false;
    auto body = told(ended, Condition::cleaning);
    body["by"] = "";
    body["terminal"] = "";
    store.append("pl.ostoja.bed.state_changed.v1", std::move(body));
    store.beds().setCondition(ended.bed, Condition::cleaning);
    return true;
}

void takeBackCleaning(store::WriteStore& store, const store::Stay& stay, const Note& note) {
    if (!is(store, stay.bed, Condition::cleaning)) return;
    note("pl.ostoja.bed.state_changed.v1", told(stay, Condition::inUse), {});
    store.beds().setCondition(stay.bed, Condition::inUse);
}

}  // namespace ostoja::station
