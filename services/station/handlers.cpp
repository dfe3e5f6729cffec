// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "station/recording/record_tap.h"
#include "station/recording/record_town.h"
#include "station/station.h"
#include "station/tonight/figures.h"

/// What the station does for each route.
namespace ostoja::station {

namespace json = boost::json;

namespace {

constexpr std::size_t largestBodyOfOthers = 16'384;
/// Of a staff terminal: a whole person with remarks of 2,000 characters in any script.
constexpr std::size_t largestBodyOfStaff = 65'536;
constexpr std::int64_t entriesOnAPage = 500;

}  // namespace

void Station::handle(const net::Request& request, net::Responder responder) {
    const auto caller = callers_.find(request.caller.listener);
    if (caller == callers_.end()) {
        responder.send(
            net::problem(404, "unknown_path", "There is nothing here", "Nobody is expected here."));
        return;
    }
    const auto role = caller->second.role;
    const auto match = matchRoute(request.method, request.path, role);
    if (const auto* allowed = std::get_if<Allowed>(&match)) {
        const auto most = role == Role::staff ? largestBodyOfStaff : largestBodyOfOthers;
        if (role != Role::uplink && request.body.size() > most) {
            responder.send(problemOf(
                {"body_too_large", "at most " + std::to_string(most / 1'024) + " KiB were expected"}));
            return;
        }
        act(*allowed, caller->second, request, std::move(responder));
    } else if (std::holds_alternative<Forbidden>(match)) {
        responder.send(net::problem(403, "not_your_role", "This is for another role",
                                    "The role of this socket is " + std::string(name(role)) + "."));
    } else if (const auto* wrong = std::get_if<WrongMethod>(&match)) {
        auto response = net::problem(405, "method_not_allowed", "This path has other methods",
                                     "It takes " + wrong->allow + ".");
        response.headers.emplace_back("Allow", wrong->allow);
        responder.send(std::move(response));
    } else {
        responder.send(net::problem(404, "unknown_path", "There is nothing here",
                                    "docs/api/station.yaml lists what there is."));
    }
}

void Station::act(const Allowed& allowed, const Caller& caller, const net::Request& request,
                  net::Responder responder) {
    switch (allowed.action) {
        case Action::tap:
            return tap(*caller.terminal, request.body, std::move(responder));
        case Action::readerState:
            return readerState(*caller.terminal, request.body, std::move(responder));
        case Action::events:
            return events(caller, std::move(responder));
        case Action::command:
            return command(*caller.terminal, request.body, std::move(responder));
        case Action::journal:
            return journal(request, std::move(responder));
        case Action::snapshot:
            return snapshot(std::move(responder));
        case Action::town:
            return town(request.body, std::move(responder));
        case Action::delivery:
            return delivery(request.body, std::move(responder));
        case Action::beds:
            return beds(std::move(responder));
        case Action::health:
            return health(std::move(responder));
        case Action::restartReader:
            return restartReader(allowed.parameter, std::move(responder));
        default:
            return desk_->handle(allowed.action, allowed.parameter, caller.terminal->name(), request,
                                 std::move(responder));
    }
}

void Station::tap(Terminal& terminal, const std::string& body, net::Responder responder) {
    auto tap = readTap(body);
    if (!tap) {
        responder.send(problemOf(tap.error()));
        return;
    }
    const auto arrivedMs = clock_.monotonicMs();
    const bool inTwoPlaces = isInTwoPlaces(terminal, *tap);
    if (terminal.isStaffs()) {
        return desk_->tap({.tap = std::move(*tap),
                           .terminal = terminal.name(),
                           .leaving = {},
                           .welcomed = {},
                           .inTwoPlaces = inTwoPlaces},
                          arrivedMs, std::move(responder));
    }
    const auto leaving = terminal.takeLeaving();
    const TapRequest request{.tap = std::move(*tap),
                             .terminal = terminal.name(),
                             .leaving = leaving,
                             .welcomed = terminal.welcomed(),
                             .inTwoPlaces = inTwoPlaces,
                             .elsewhere = town_->elsewhere(clock_.now())};
    const auto result = std::make_shared<TapResult>();
    const auto askedNs = host::monotonicNs();
    const auto begunNs = std::make_shared<std::int64_t>(askedNs);
    submit(
        [this, request, arrivedMs, result, begunNs](store::WriteStore& store) -> Expected<void> {
            *begunNs = host::monotonicNs();
            auto aged = request;
            aged.tap.ageMs += clock_.monotonicMs() - arrivedMs;
            auto recorded = recordTap(store, aged);
            if (!recorded) return tl::make_unexpected(recorded.error());
            *result = std::move(*recorded);
            return {};
        },
        [this, &terminal, leaving, result, askedNs, begunNs,
         responder = std::move(responder)](const Expected<void>& done) mutable {
            if (!done || result->repeated) terminal.giveBackLeaving(leaving);
            if (!done) {
                responder.send(problemOf(done.error()));
                return;
            }
            if (!result->repeated) {
                settings_.trace.write(committedNs_, "committed",
                                      {{"tap", result->answer.tap},
                                       {"sequence", result->answer.sequence},
                                       {"asked", askedNs},
                                       {"begun", *begunNs}});
                spdlog::info("tap {} at {}: {}, journal {}", result->answer.tap, terminal.name(),
                             result->answer.outcome, result->answer.sequence);
                terminal.show(*result);
                desk_->hear(*result);
            }
            responder.send(jsonAnswer(toJson(result->answer)));
        });
}

void Station::readerState(Terminal& terminal, const std::string& body, net::Responder responder) {
    const auto state = readReaderState(body);
    if (!state) {
        responder.send(problemOf(state.error()));
        return;
    }
    terminal.setReader(*state);
    responder.send(noContent());
}

void Station::events(const Caller& caller, net::Responder responder) {
    if (caller.role == Role::reader) {
        caller.terminal->joinReader(responder.stream());
    } else {
        caller.terminal->joinScreen(responder.stream());
    }
}

bool Station::isInTwoPlaces(const Terminal& terminal, const api::Tap& tap) {
    const auto heldMs = clock_.monotonicMs() - tap.ageMs;
    return cardWatch_.sees(tap.card, {terminal.name(), {.boot = clock_.bootId(), .monotonicMs = heldMs}});
}

void Station::journal(const net::Request& request, net::Responder responder) {
    const auto query = readJournalQuery(request);
    if (!query) {
        responder.send(problemOf(query.error()));
        return;
    }
    if (!query->epoch.empty() && query->epoch != writer_->facility().epoch) {
        reads_->post([query = *query, responder = std::move(responder)](store::ReadStore& store) mutable {
            const auto page = store.earlierJournalAfter(query.epoch, query.after, entriesOnAPage);
            responder.send(page ? jsonAnswer(toJson(*page)) : problemOf(page.error()));
        });
        return;
    }
    if (house_.sequence > query->after || query->wait.count() == 0) {
        sendPage(query->after, std::move(responder));
        return;
    }
    auto patience = std::make_unique<net::Timer>(loop_);
    auto& timer = *patience;
    const auto poll = polls_.insert(polls_.end(), {query->after, std::move(responder), std::move(patience)});
    timer.after(query->wait, [this, poll] {
        auto ended = std::move(*poll);
        polls_.erase(poll);
        sendPage(ended.after, std::move(ended.responder));
    });
}

void Station::answerPolls() {
    for (auto poll = polls_.begin(); poll != polls_.end();) {
        if (house_.sequence <= poll->after) {
            ++poll;
            continue;
        }
        sendPage(poll->after, std::move(poll->responder));
        poll = polls_.erase(poll);
    }
}

void Station::sendPage(std::int64_t after, net::Responder responder) {
    reads_->post([after, responder = std::move(responder)](store::ReadStore& store) mutable {
        const auto page = store.journalAfter(after, entriesOnAPage);
        responder.send(page ? jsonAnswer(toJson(*page)) : problemOf(page.error()));
    });
}

void Station::snapshot(net::Responder responder) {
    const auto takenMs = clock_.wallMs();
    std::vector<std::string> outOfOrder;
    for (const auto& terminal : terminals_) {
        if (terminal->reader() == "out_of_order") outOfOrder.push_back(terminal->name());
    }
    reads_->post([takenMs, outOfOrder = std::move(outOfOrder),
                  responder = std::move(responder)](store::ReadStore& store) mutable {
        const auto house = store.house();
        if (!house) {
            responder.send(problemOf(house.error()));
            return;
        }
        auto snapshot = snapshotOf(store.facility(), *house);
        snapshot.timeMs = takenMs;
        snapshot.readersOutOfOrder = std::move(outOfOrder);
        responder.send(jsonAnswer(toCloudEvent(snapshot)));
    });
}

void Station::town(const std::string& body, net::Responder responder) {
    auto told = readTown(body, settings_.officeKey);
    if (!told) {
        if (told.error().code == "town_signature") spdlog::warn("town refused: {}", told.error().message);
        responder.send(problemOf(told.error()));
        return;
    }
    const auto now = clock_.now();
    const store::Town record{.places = told->as.townPlaces,
                             .signature = told->as.signature,
                             .issuedMs = told->places.issuedMs,
                             .arrivedMs = now.wallMs,
                             .arrivedBoot = clock_.bootId(),
                             .arrivedMonotonicMs = now.monotonicMs};
    const auto isNew = std::make_shared<bool>(false);
    submit(
        [record, isNew](store::WriteStore& store) -> Expected<void> {
            const auto kept = recordTown(store, record);
            if (!kept) return tl::make_unexpected(kept.error());
            *isNew = *kept;
            return {};
        },
        [this, record, isNew, places = std::move(told->places),
         responder = std::move(responder)](const Expected<void>& done) mutable {
            if (done && *isNew) town_->put(std::move(places), record);
            responder.send(done ? noContent() : problemOf(done.error()));
        });
}

void Station::delivery(const std::string& body, net::Responder responder) {
    auto delivery = readDelivery(body);
    if (delivery && !delivery->epoch.empty() && delivery->epoch != writer_->facility().epoch) {
        delivery = failure("epoch_other", "this station's journal is in epoch " + writer_->facility().epoch);
    }
    if (!delivery) {
        responder.send(problemOf(delivery.error()));
        return;
    }
    if (delivery->linked != delivery_.linked) {
        spdlog::info("the office is {}", delivery->linked ? "linked" : "out of reach");
    }
    delivery_ = std::move(*delivery);
    deliveryToldMs_ = clock_.monotonicMs();
    responder.send(noContent());
}

void Station::beds(net::Responder responder) {
    reads_->post([responder = std::move(responder)](store::ReadStore& store) mutable {
        const auto house = store.house();
        if (!house) {
            responder.send(problemOf(house.error()));
            return;
        }
        json::array rows;
        for (const auto& row : bedRowsOf(*house)) rows.push_back(toJson(row));
        responder.send(jsonAnswer(json::object{{"beds", std::move(rows)}, {"night", house->night}}));
    });
}

void Station::health(net::Responder responder) {
    responder.send(jsonAnswer(json::object{{"status", recording_ && takesNewWork_ ? "ok" : "not_recording"},
                                           {"database", settings_.database},
                                           {"station", writer_->facility().stationId},
                                           {"epoch", writer_->facility().epoch},
                                           {"sequence", house_.sequence},
                                           {"night", house_.night},
                                           {"delivered_through", delivery_.receivedThrough},
                                           {"office_linked", delivery_.linked}}));
}

void Station::restartReader(const std::string& name, net::Responder responder) {
    auto* terminal = terminalNamed(name);
    if (terminal == nullptr) {
        responder.send(problemOf({"terminal_unknown", "no terminal of this station has that name"}));
        return;
    }
    spdlog::info("the reader of {} is asked to restart", name);
    terminal->restartReader();
    responder.send(noContent());
}

}  // namespace ostoja::station
