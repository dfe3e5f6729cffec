// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <boost/json/serialize.hpp>

#include "station/recording/record_command.h"
#include "station/recording/record_town.h"
#include "station/requests.h"
#include "tests/simulation/station_box.h"

/// What services/station/handlers.cpp does for these routes, without its loop.
namespace ostoja::simulation {

namespace json = boost::json;

namespace {

net::Response answer(const json::value& value) {
    net::Response response;
    response.body = json::serialize(value);
    return response;
}

}  // namespace

void StationBox::tap(std::size_t door, const std::string& body, Reply reply) {
    if (!runs()) return;
    auto tap = station::readTap(body);
    if (!tap) return reply(station::problemOf(tap.error()));
    auto& terminal = *life_->terminals[door];
    const auto arrivedMs = clock_.now().monotonicMs;
    const auto leaving = terminal.takeLeaving();
    const station::TapRequest request{std::move(*tap), terminal.name(), leaving, terminal.welcomed()};
    const auto result = std::make_shared<station::TapResult>();
    submit(
        [this, request, arrivedMs, result](station::store::WriteStore& store) -> Expected<void> {
            auto aged = request;
            aged.tap.ageMs += clock_.now().monotonicMs - arrivedMs;
            auto recorded = station::recordTap(store, aged);
            if (!recorded) return tl::make_unexpected(recorded.error());
            *result = std::move(*recorded);
            return {};
        },
        [this, &terminal, leaving, result, reply = std::move(reply)](const Expected<void>& done) {
            if (!done || result->repeated) terminal.giveBackLeaving(leaving);
            if (!done) return reply(station::problemOf(done.error()));
            const auto& told = result->answer;
            ++(result->repeated ? world_.figures.repeats : world_.figures.confirmed);
            world_.tell(plan_.id + " tap " + told.tap + ' ' + told.outcome + ' ' +
                        std::to_string(told.sequence));
            world_.witness.told(plan_.id, told.tap, told.outcome, told.sequence);
            if (!result->repeated) {
                checkShown(*result);
                show(terminal, *result);
            }
            reply(answer(api::toJson(told)));
        });
}

/// The bed on the screen is the bed in the journal.
void StationBox::checkShown(const station::TapResult& result) const {
    const auto& entries = world_.witness.entriesOf(plan_.id);
    const auto index = static_cast<std::size_t>(result.answer.sequence - 1);
    if (!result.bed || index >= entries.size()) return;
    const auto bed = std::find_if(life_->house.beds.begin(), life_->house.beds.end(),
                                  [&](const auto& each) { return each.id == entries[index].bed; });
    if (bed != life_->house.beds.end() && bed->number == result.bed->number) return;
    throw Violation(invariant::confirmedIsStored, plan_.id + ", tap " + result.answer.tap + ": bed " +
                                                      result.bed->number +
                                                      " is shown, another stands in the journal");
}

void StationBox::show(station::Terminal& terminal, const station::TapResult& result) {
    terminal.show(result);
    endVisitLater(terminal);
}

/// The terminal's own timer stands on a loop that never runs.
void StationBox::endVisitLater(station::Terminal& terminal) {
    const auto visit = terminal.state().visit;
    if (!visit) return;
    later(visit->remainingMs, [&terminal, id = visit->id] {
        const auto now = terminal.state().visit;
        if (now && now->id == id && !terminal.isShowing(id)) terminal.endVisit();
    });
}

void StationBox::command(std::size_t door, const std::string& body, Reply reply) {
    if (!runs()) return;
    const auto command = station::readCommand(body);
    if (!command) return reply(station::problemOf(command.error()));
    auto& terminal = *life_->terminals[door];
    if (const auto known = life_->commands.find(command->id); known != life_->commands.end()) {
        if (known->second.answer) return reply(*known->second.answer);
        known->second.waiting.push_back(std::move(reply));
        return;
    }
    if (!terminal.isShowing(command->visit)) return reply(station::problemOf({"visit_over", "over"}));
    if (!terminal.offers(command->command)) return reply(station::problemOf({"not_offered", "not offered"}));
    ++world_.figures.commands;
    life_->commands[command->id].waiting.push_back(std::move(reply));
    if (command->command == "away" || command->command == "help") return doAndRecord(terminal, *command);
    doAtOnce(terminal, *command);
}

void StationBox::doAtOnce(station::Terminal& terminal, const api::ScreenCommand& command) {
    if (command.command == "leave") {
        terminal.askForCard();
    } else if (command.command == "more_time") {
        terminal.moreTime();
    } else {
        terminal.endVisit();
    }
    endVisitLater(terminal);
    finish(command.id, answer(json::object{{"command", command.id}}));
}

void StationBox::doAndRecord(station::Terminal& terminal, const api::ScreenCommand& command) {
    const bool away = command.command == "away";
    terminal.withdraw(command.command);
    submit(
        [away, command, name = terminal.name(),
         resident = terminal.resident()](station::store::WriteStore& store) -> Expected<void> {
            return away ? station::recordAway(store, resident)
                        : station::recordHelp(store, name, command.visit);
        },
        [this, &terminal, away, command](const Expected<void>& done) {
            world_.tell(plan_.id + ' ' + command.command + (done ? "" : " " + done.error().code));
            if (!done) {
                terminal.offerAgain(command.visit, command.command);
                return finish(command.id, station::problemOf(done.error()));
            }
            if (terminal.isShowing(command.visit)) terminal.confirm(away ? "away" : "help_asked");
            endVisitLater(terminal);
            finish(command.id, answer(json::object{{"command", command.id}}));
        });
}

void StationBox::finish(const std::string& command, const net::Response& response) {
    auto& known = life_->commands[command];
    known.answer = response;
    for (const auto& reply : std::exchange(known.waiting, {})) reply(response);
}

void StationBox::town(const std::string& body, Reply reply) {
    if (!runs()) return;
    auto told = station::readTown(body, plan_.officeKey);
    if (!told) throw Violation(invariant::officeEqualsStations, plan_.id + ": " + told.error().message);
    const auto now = clock_.now();
    const station::store::Town record{.places = told->as.townPlaces,
                                      .signature = told->as.signature,
                                      .issuedMs = told->places.issuedMs,
                                      .arrivedMs = now.wallMs,
                                      .arrivedBoot = clock_.bootId(),
                                      .arrivedMonotonicMs = now.monotonicMs};
    const auto isNew = std::make_shared<bool>(false);
    submit(
        [record, isNew](station::store::WriteStore& store) -> Expected<void> {
            const auto kept = station::recordTown(store, record);
            if (!kept) return tl::make_unexpected(kept.error());
            *isNew = *kept;
            return {};
        },
        [this, record, isNew, places = std::move(told->places),
         reply = std::move(reply)](const Expected<void>& done) {
            if (done && *isNew) {
                ++world_.figures.townsKept;
                life_->town->put(places, record);
            }
            reply(done ? net::Response{.status = 204, .headers = {}} : station::problemOf(done.error()));
        });
}

void StationBox::delivery(const std::string& body, const Reply& reply) {
    if (!runs()) return;
    const auto delivery = station::readDelivery(body);
    if (!delivery) return reply(station::problemOf(delivery.error()));
    if (delivery->epoch == facility().epoch && delivery->receivedThrough > world_.witness.lastOf(plan_.id)) {
        throw Violation(invariant::storedIsDeliveredOnce,
                        plan_.id + ": the office claims entry " + std::to_string(delivery->receivedThrough) +
                            " of " + std::to_string(world_.witness.lastOf(plan_.id)));
    }
    reply({.status = 204, .headers = {}});
}

}  // namespace ostoja::simulation
