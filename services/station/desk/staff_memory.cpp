// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "station/desk/staff_desk.h"
#include "station/recording/record_alert.h"
#include "station/recording/record_night.h"

/// What the desks know from memory: read at the start, and learnt with each commit.
namespace ostoja::station {

Expected<void> StaffDesk::load(store::ReadStore& store) {
    if (desks_.empty()) return {};
    auto people = store.look([](const store::Register& book, const store::StaffBook&, const store::Calls&) {
        std::vector<PersonNow> all;
        for (auto& person : book.all()) all.push_back(personNow(book, std::move(person)));
        return all;
    });
    if (!people) return tl::make_unexpected(people.error());
    for (auto& person : *people) people_.learn(std::move(person));

    auto staff = store.look(
        [](const store::Register&, const store::StaffBook& book, const store::Calls&) { return book.all(); });
    if (!staff) return tl::make_unexpected(staff.error());
    staff_ = std::move(*staff);

    auto waiting = store.look([](const store::Register&, const store::StaffBook&, const store::Calls& calls) {
        return std::pair(calls.waiting(), calls.unseen(mostAlertsWaiting));
    });
    if (!waiting) return tl::make_unexpected(waiting.error());
    std::tie(calls_, alerts_) = std::move(*waiting);

    if (auto slept = loadNight(store); !slept) return slept;
    return loadLately(store);
}

Expected<void> StaffDesk::loadNight(store::ReadStore& store) {
    const auto house = store.house();
    if (!house) return tl::make_unexpected(house.error());
    const auto sleepers = store.sleepers();
    if (!sleepers) return tl::make_unexpected(sleepers.error());
    for (const auto& sleeper : *sleepers) {
        people_.sleeps(house->night, sleeper.person, {.bed = sleeper.bed, .room = sleeper.room});
        people_.learn(Happened{
            .person = sleeper.person, .what = "tap.bed", .atMs = sleeper.sinceMs, .by = {}, .others = {}});
    }
    return {};
}

/// What the journal tells of the last days about persons.
Expected<void> StaffDesk::loadLately(store::ReadStore& store) {
    constexpr std::int64_t entries = 5'000;
    constexpr std::int64_t page = 500;
    const auto house = store.house();
    if (!house) return tl::make_unexpected(house.error());
    for (auto after = std::max<std::int64_t>(0, house->sequence - entries); after < house->sequence;
         after += page) {
        const auto read = store.journalAfter(after, page);
        if (!read) return tl::make_unexpected(read.error());
        for (const auto& event : read->events) {
            for (auto& happened : happenedIn(event)) people_.learn(std::move(happened));
        }
    }
    return {};
}

void StaffDesk::hear(const TapResult& result) {
    if (desks_.empty()) return;
    if (result.alerts) alerts_ = *result.alerts;
    if (result.resident.empty() || result.repeated) return;
    const auto& outcome = result.answer.outcome;
    for (const auto& each : result.sleeps) people_.sleeps(station_.house().night, each.person, *each.bed);
    if (outcome == "left") people_.sleepsNoMore(result.resident);
    people_.learn(Happened{.person = result.resident,
                           .what = "tap." + outcome,
                           .atMs = station_.clock.wallMs(),
                           .by = {},
                           .others = {}});
}

void StaffDesk::hear(Learnt learnt) {
    for (const auto& now : learnt.people) {
        if (now.person.erased) forgetAnswersAbout(now.person.id);
    }
    for (auto& person : learnt.people) people_.learn(std::move(person));
    for (auto& happened : learnt.happened) people_.learn(std::move(happened));
    for (const auto& each : learnt.sleeps) {
        if (each.bed) {
            people_.sleeps(station_.house().night, each.person, *each.bed);
        } else {
            people_.sleepsNoMore(each.person);
        }
    }
    for (const auto& again : learnt.waiting) station_.waitsAtDoor(again);
    if (learnt.calls) calls_ = std::move(*learnt.calls);
    if (learnt.alerts) alerts_ = std::move(*learnt.alerts);
    if (learnt.staff) learnStaff(std::move(*learnt.staff));
}

void StaffDesk::houseIs(const store::House& house) {
    if (desks_.empty()) return;
    std::set<std::pair<std::string, std::string>> slept;
    for (const auto& bed : house.beds) {
        using Taken = store::BedTonight::Taken;
        if (bed.taken == Taken::here || bed.taken == Taken::away) slept.emplace(bed.room, bed.number);
    }
    people_.onlyThese(slept);
    if (std::exchange(newestAlert_, house.newestAlert) != house.newestAlert) learnAlerts();
}

/// Whatever raised one: time does, in whichever command comes next.
void StaffDesk::learnAlerts() {
    const auto learnt = std::make_shared<Learnt>();
    station_.submit(
        [learnt](store::WriteStore& store) -> Expected<void> {
            StaffAct act(store, {});
            act.touchAlerts();
            *learnt = act.learnt();
            return {};
        },
        [this, learnt](const Expected<void>& done) {
            if (!done) return;
            hear(std::move(*learnt));
            publishAll();
        });
}

void StaffDesk::nightBegan() {
    if (desks_.empty()) return;
    people_.nightIs(station_.house().night);
    const auto borrowers = people_.borrowers();
    const auto learnt = std::make_shared<Learnt>();
    // By the writer, though it only reads: what it finds comes in its turn among what is written.
    station_.submit(
        [borrowers, learnt](store::WriteStore& store) -> Expected<void> {
            StaffAct act(store, {});
            for (const auto& id : borrowers) act.touch(id);
            act.touchCalls();
            act.touchAlerts();
            // Who was carried over sleeps in the same bed.
            for (const auto& stay : store.stays().openOf(ensureNight(store))) act.touchSleeper(stay.person);
            *learnt = act.learnt();
            return {};
        },
        [this, learnt](const Expected<void>& done) {
            if (done) hear(std::move(*learnt));
            publishAll();
        });
}

}  // namespace ostoja::station
