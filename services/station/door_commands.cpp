// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <boost/json/object.hpp>

#include "station/recording/record_call.h"
#include "station/recording/record_command.h"
#include "station/station.h"

/// What somebody touches at a door.
namespace ostoja::station {

namespace json = boost::json;

void Station::command(Terminal& terminal, const std::string& body, net::Responder responder) {
    const auto command = readCommand(body);
    if (!command) {
        responder.send(problemOf(command.error()));
        return;
    }
    auto& memory = commands_[terminal.name()];
    if (memory.answersRepeat(command->id, responder)) return;
    if (command->command == "no_card") {
        memory.begin(command->id, std::move(responder));
        return callCarer(terminal, *command);
    }
    if (!terminal.isShowing(command->visit)) {
        responder.send(
            problemOf({"visit_over", "this visit to the screen is over; the card opens another one"}));
        return;
    }
    if (!terminal.offers(command->command)) {
        responder.send(problemOf({"not_offered", "the visit does not offer " + command->command + " now"}));
        return;
    }
    memory.begin(command->id, std::move(responder));
    if (command->command == "away" || command->command == "help") {
        doAndRecord(terminal, *command);
    } else {
        doAtOnce(terminal, *command);
    }
}

void Station::callCarer(Terminal& terminal, const api::ScreenCommand& command) {
    auto& memory = commands_[terminal.name()];
    if (!desk_->hasTerminals() || terminal.hasVisit()) {
        return memory.giveUp(command.id, problemOf({"not_offered",
                                                    "a carer is called from the free screen of a "
                                                    "house with a staff terminal"}));
    }
    const auto opened = std::make_shared<CallOpened>();
    const auto waiting = std::make_shared<Learnt>();
    submit(
        [opened, waiting, name = terminal.name()](store::WriteStore& store) -> Expected<void> {
            StaffAct act(store, {.by = {}, .role = domain::Role::carer, .terminal = name});
            *opened = recordCall(act, store::Call::Kind::noCard);
            *waiting = act.learnt();
            return {};
        },
        [this, &terminal, command, opened, waiting](const Expected<void>& done) {
            auto& known = commands_[terminal.name()];
            if (!done) return known.giveUp(command.id, problemOf(done.error()));
            spdlog::info("call {} at {}", opened->call.number, terminal.name());
            desk_->hear(std::move(*waiting));
            if (!terminal.hasVisit()) terminal.showCall(opened->call, opened->sequence);
            known.finish(command.id, jsonAnswer(json::object{{"command", command.id}}));
        });
}

void Station::doAtOnce(Terminal& terminal, const api::ScreenCommand& command) {
    if (command.command == "leave") {
        terminal.askForCard();
    } else if (command.command == "more_time") {
        terminal.moreTime();
    } else {
        terminal.endVisit();
    }
    commands_[terminal.name()].finish(command.id, jsonAnswer(json::object{{"command", command.id}}));
    terminal.publish();
}

void Station::doAndRecord(Terminal& terminal, const api::ScreenCommand& command) {
    const bool away = command.command == "away";
    terminal.withdraw(command.command);
    const auto waiting = std::make_shared<Learnt>();
    const auto call = std::make_shared<std::string>();
    submit(
        [away, command, waiting, call, called = desk_->hasTerminals(), terminalName = terminal.name(),
         resident = terminal.resident()](store::WriteStore& store) -> Expected<void> {
            if (away) return recordAway(store, resident);
            if (auto asked = recordHelp(store, terminalName, command.visit); !asked || !called) return asked;
            StaffAct act(store, {.by = {}, .role = domain::Role::carer, .terminal = terminalName});
            *call = recordCall(act, store::Call::Kind::help).call.id;
            *waiting = act.learnt();
            return {};
        },
        [this, &terminal, away, waiting, call, command](const Expected<void>& done) {
            if (done) desk_->hear(std::move(*waiting));
            auto& memory = commands_[terminal.name()];
            if (!done) {
                terminal.offerAgain(command.visit, command.command);
                return memory.giveUp(command.id, problemOf(done.error()));
            }
            spdlog::info("{} at {}, visit {}", command.command, terminal.name(), command.visit);
            if (!call->empty()) terminal.callsBy(command.visit, *call);
            if (terminal.isShowing(command.visit)) terminal.confirm(away ? "away" : "help_asked");
            memory.finish(command.id, jsonAnswer(json::object{{"command", command.id}}));
        });
}

}  // namespace ostoja::station
