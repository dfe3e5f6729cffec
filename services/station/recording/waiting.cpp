// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/waiting.h"

#include <algorithm>
#include <utility>

#include "api/json_lists.h"
#include "api/time_text.h"
#include "station/recording/record_night.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace json = boost::json;

Note noteOf(StaffAct& act) {
    return [&act](std::string_view type, json::object body, const std::string& person) {
        body["tap"] = "";
        return act.record(type, std::move(body), {person});
    };
}

Expected<std::vector<Waiting>> partyOf(store::WriteStore& store, const std::string& id) {
    ensureNight(store);
    const auto first = store.arrivals().arrival(id);
    if (!first) {
        return failure("arrival_over",
                       "they wait no longer: another carer was quicker, or the time had gone by");
    }
    std::vector<Waiting> party;
    const auto join = [&](const store::Arrival& each) {
        party.push_back({each, each.stay.empty() ? std::nullopt : store.stays().stay(each.stay)});
    };
    join(*first);
    for (const auto& each : store.arrivals().waiting()) {
        if (each.party == first->party && each.id != first->id) join(each);
    }
    return party;
}

Coming comingOf(store::WriteStore& store, const std::vector<Waiting>& party) {
    std::vector<std::string> people;
    people.reserve(party.size());
    for (const auto& each : party) people.push_back(each.arrival.person);
    auto coming = comingOf(store, party.front().arrival.night, people);
    coming.cameMs = party.front().arrival.openedMs;
    return coming;
}

store::EntryAt endWaiting(store::WriteStore& store, const store::Arrival& arrival, store::Arrivals::End how,
                          const Note& note) {
    const auto stay = arrival.stay.empty() ? std::nullopt : store.stays().stay(arrival.stay);
    const auto entry = note("pl.ostoja.arrival.lapsed.v1",
                            {{"night", arrival.night},
                             {"arrival", arrival.id},
                             {"stay", arrival.stay},
                             {"bed", stay ? stay->bed : ""},
                             {"segment", stay ? stay->segment : ""}},
                            arrival.person);
    const bool withdrawn = how == store::Arrivals::End::withdrawn;
    if (stay) store.stays().end(stay->id, withdrawn ? "withdrawn" : "lapsed", entry.sequence);
    store.arrivals().end(arrival.id, how, entry.sequence);
    return entry;
}

void waitAgain(StaffAct& act, store::Arrival arrival, const std::optional<store::Stay>& stay) {
    auto& store = act.store();
    const auto holdMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(rulesOf(store.facility()).arrivalHolds);
    arrival.untilMs = std::max(arrival.untilMs, store.believedNowMs() + holdMs.count());
    if (stay) {
        arrival.stay = stay->id;
        act.record("pl.ostoja.arrival.held.v1",
                   {{"night", arrival.night},
                    {"arrival", arrival.id},
                    {"stay", stay->id},
                    {"bed", stay->bed},
                    {"segment", stay->segment},
                    {"until", api::formatTime(arrival.untilMs)},
                    {"tap", ""}},
                   {arrival.person});
    } else {
        arrival.stay.clear();
        act.record("pl.ostoja.arrival.waits.v1",
                   {{"night", arrival.night},
                    {"arrival", arrival.id},
                    {"person", arrival.person},
                    {"grounds", api::arrayOf(arrival.grounds)},
                    {"tap", ""}},
                   {arrival.person});
    }
    store.arrivals().reopen(arrival);
    act.touchSleeper(arrival.person);
    WaitsAgain again{.arrival = arrival.id, .bed = std::nullopt};
    if (stay) again.bed = store.stays().placeOf(stay->bed).place;
    act.tellWaitsAgain(std::move(again));
}

}  // namespace ostoja::station
