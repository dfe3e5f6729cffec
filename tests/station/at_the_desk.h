// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "station/recording/record_admission.h"
#include "station/recording/record_refusal.h"
#include "station/tonight/figures.h"
#include "tests/station/house.h"

/// What a manager at desk-1 does, without a desk's routes.
namespace ostoja::station {

template <class Result>
Expected<Result> doNow(store::Writer& writer, const std::function<Expected<Result>(StaffAct&)>& work) {
    Expected<Result> result;
    auto done = runNow(writer, [&](store::WriteStore& store) -> Expected<void> {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::manager, .terminal = "desk-1"});
        result = work(act);
        if (!result) return tl::make_unexpected(result.error());
        return {};
    });
    if (!done) return tl::make_unexpected(done.error());
    return result;
}

inline Expected<void> act(store::Writer& writer, const std::function<Expected<void>(StaffAct&)>& work) {
    return runNow(writer, [&](store::WriteStore& store) {
        StaffAct acting(store, {.by = freshId(), .role = domain::Role::manager, .terminal = "desk-1"});
        return work(acting);
    });
}

inline Expected<std::vector<Answered>> letIn(store::Writer& writer, const std::string& arrival,
                                             const std::vector<domain::Ground>& despite = {},
                                             const std::string& why = {}, const std::string& bed = {}) {
    return doNow<std::vector<Answered>>(
        writer, [&](StaffAct& act) { return recordLetIn(act, arrival, bed, despite, why); });
}

inline Expected<std::vector<Answered>> refuse(store::Writer& writer, const std::string& arrival) {
    return doNow<std::vector<Answered>>(writer, [&](StaffAct& act) {
        return recordRefused(act, arrival,
                             {.why = "intoxicated", .pointsTo = "św. Alberta", .elsewhere = {}});
    });
}

inline Expected<ArrivedAtDesk> arrive(store::Writer& writer, const std::string& person,
                                      const std::string& bed = {}) {
    return doNow<ArrivedAtDesk>(writer, [&](StaffAct& act) { return recordArrival(act, person, bed); });
}

/// Whose card of that number is.
inline std::string residentOf(const House& house, int number) {
    return house.read()
        ->look([&](const store::Register& people, const auto&, const auto&) {
            return people.cardByHash(cardHash(number)).card.holder;
        })
        .value();
}

inline std::string stateOfBed(const House& house, const std::string& number) {
    for (const auto& row : bedRowsOf(house.read()->house().value())) {
        if (row.number == number) return row.state;
    }
    return "no such bed";
}

inline std::string bedNumbered(const House& house, const std::string& number) {
    const auto now = house.read()->house().value();
    for (const auto& bed : now.beds) {
        if (bed.number == number) return bed.id;
    }
    return "no such bed";
}

}  // namespace ostoja::station
