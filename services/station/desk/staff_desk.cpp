// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/staff_desk.h"

#include <algorithm>
#include <utility>

#include "api/json_fields.h"
#include "api/staff_cards.h"
#include "api/staff_people.h"
#include "crypto/crypto.h"
#include "station/desk/report_asked.h"
#include "station/frame/answers.h"
#include "station/frame/asked_body.h"

namespace ostoja::station {

namespace {

/// What comes of an act on the writer's thread.
struct Acted {
    Learnt learnt;
    std::optional<UndoStep> undo;
    bool leavesUndo = false;
    boost::json::object more;
};

Expected<std::string> idIn(const std::string& body) {
    return bodyOf(body, api::plainRequestFromJson).map([](const api::PlainRequest& request) {
        return request.id;
    });
}

}  // namespace

StaffDesk::StaffDesk(Station station)
    : station_(std::move(station)), pins_(std::make_unique<PinCheck>(station_.loop, station_.submit)) {
    for (const auto& terminal : station_.settings.terminals) {
        if (!terminal.isStaffs()) continue;
        desks_.emplace(terminal.name,
                       std::make_unique<Desk>(station_.loop, terminal.name, station_.settings.durations));
    }
}

StaffDesk::~StaffDesk() = default;

void StaffDesk::handle(Action action, const std::string& parameter, const std::string& terminal,
                       const net::Request& request, net::Responder responder) {
    auto& desk = *desks_.at(terminal);
    const auto now = nowMs();
    const auto access = accessOf(action);
    const auto* account = member(desk.session.member(now));
    if (account != nullptr && !account->active) {
        closeSession(desk);
        account = nullptr;
    }
    const auto role = account == nullptr ? domain::Role::outreachWorker : account->role;
    const auto memory = access.outlives ? desk.signIns : desk.session.answers();
    if (access.outlives && memory->answersRepeat(idIn(request.body).value_or(""), responder)) return;
    if (auto may = checkAccess(access, desk.session.standing(now), role); !may) {
        responder.send(problemOf(may.error()));
        return;
    }
    Asked asked{
        .desk = desk,
        .doer = {.by = account == nullptr ? std::string() : account->id, .role = role, .terminal = terminal},
        .parameter = parameter,
        .body = request.body,
        .before = std::string(request.queryValue("before").value_or("")),
        .limit = std::nullopt,
        .report = std::nullopt,
        .reply = {}};
    if (const auto limit = request.queryValue("limit")) asked.limit = *limit;
    if (access.once) {
        auto reply = replyOnce(memory, request.body, std::move(responder));
        if (!reply) return;
        asked.reply = std::move(*reply);
    } else {
        asked.reply = [responder = std::move(responder)](net::Response response) mutable {
            responder.send(std::move(response));
        };
    }
    if (access.session == Access::Session::unlocked && showsUse(action)) {
        desk.session.use(now);
        watchTime(desk);
    }
    if (isReport(action)) {
        auto report = readReportRequest(action, request, station_.house().night);
        if (!report) return refuse(asked, report.error());
        asked.report = std::move(*report);
    }
    dispatch(action, asked);
}

std::optional<StaffDesk::Reply> StaffDesk::replyOnce(const std::shared_ptr<CommandMemory>& memory,
                                                     const std::string& body, net::Responder responder) {
    const auto id = idIn(body);
    if (!id) {
        responder.send(problemOf(id.error()));
        return std::nullopt;
    }
    if (memory->answersRepeat(*id, responder)) return std::nullopt;
    memory->begin(*id, std::move(responder));
    return [memory, id = *id](const net::Response& response) {
        // What could not be recorded may be asked for again.
        response.status == 503 ? memory->giveUp(id, response) : memory->finish(id, response);
    };
}

void StaffDesk::dispatch(Action action, const Asked& asked) {
    switch (action) {
        case Action::signIn:
            return signIn(asked);
        case Action::setUp:
            return setUp(asked);
        case Action::useSession:
            return tellUse(asked);
        case Action::lockSession:
            return lockSession(asked);
        case Action::endSession:
            return endSession(asked);
        case Action::changePin:
            return changePin(asked);
        case Action::endShift:
            return endShift(asked);
        case Action::undo:
            return undo(asked);
        case Action::searchPeople:
            return searchPeople(asked);
        case Action::findDuplicates:
            return findDuplicates(asked);
        case Action::showPerson:
            return showPerson(asked, asked.parameter);
        case Action::registerPerson:
            return registerPerson(asked);
        case Action::changeDetails:
            return changeDetails(asked);
        case Action::readHealthRemark:
            return readHealthRemark(asked);
        case Action::changeHousehold:
            return changeHousehold(asked);
        case Action::linkGuest:
            return linkGuest(asked);
        case Action::erasePerson:
            return erasePerson(asked);
        case Action::issueCard:
            return issueCard(asked);
        case Action::loseCard:
            return changeCard(asked, domain::CardChange::lose);
        case Action::findCard:
            return changeCard(asked, domain::CardChange::find);
        case Action::takeBackCard:
            return changeCard(asked, domain::CardChange::giveBack);
        case Action::answerCall:
            return answerCall(asked);
        case Action::seeAlert:
            return seeAlert(asked);
        case Action::listStaff:
            return listStaff(asked);
        case Action::addStaff:
            return addStaff(asked);
        case Action::changeStaff:
            return changeStaff(asked);
        case Action::readRecord:
            return readRecord(asked);
        case Action::showBoard:
            return showBoard(asked);
        case Action::showNightList:
        case Action::nightListAsCsv:
        case Action::nightListAsPdf:
        case Action::showFigures:
        case Action::figuresAsCsv:
        case Action::figuresAsPdf:
            return showReport(asked, *asked.report);
        default:
            return changeBeds(action, asked);
    }
}

void StaffDesk::act(const Asked& asked, Work work, Answer answer) {
    actThen(asked, std::move(work), [asked, answer = std::move(answer)] { asked.reply(answer()); });
}

void StaffDesk::actThen(const Asked& asked, Work work, std::function<void()> tell) {
    const auto acted = std::make_shared<Acted>();
    station_.submit(
        [doer = asked.doer, work = std::move(work), acted](store::WriteStore& store) -> Expected<void> {
            StaffAct act(store, doer);
            auto done = work(act);
            acted->more = std::move(act.more);
            if (!done) return done;
            acted->learnt = act.learnt();
            acted->undo = act.undo();
            acted->leavesUndo = act.leavesUndo();
            return {};
        },
        [this, asked, acted, tell = std::move(tell)](const Expected<void>& done) {
            if (!done) return refuse(asked, done.error(), std::move(acted->more));
            hear(std::move(acted->learnt));
            if (!acted->leavesUndo) offerUndo(asked, std::move(acted->undo));
            tell();
            // The commit is told to all screens by whoever settles it.
            watchTime(asked.desk);
        });
}

void StaffDesk::offerUndo(const Asked& asked, std::optional<UndoStep> step) {
    // Whoever has signed in meanwhile takes nothing back that was another's.
    if (asked.desk.session.member(nowMs()) != asked.doer.by) return;
    asked.desk.undo.reset();
    if (step) asked.desk.undo = OfferedUndo{crypto::newUuid(station_.clock.wallMs()), std::move(*step)};
}

void StaffDesk::refuse(const Asked& asked, const Error& error, boost::json::object more) const {
    asked.reply(problemOf(error, std::move(more)));
}

const store::StaffMember* StaffDesk::member(const std::string& id) const {
    const auto found =
        std::find_if(staff_.begin(), staff_.end(), [&](const auto& each) { return each.id == id; });
    return found == staff_.end() ? nullptr : &*found;
}

void StaffDesk::learnStaff(std::vector<store::StaffMember> staff) {
    staff_ = std::move(staff);
    for (const auto& [name, desk] : desks_) {
        const auto id = desk->session.member(nowMs());
        const auto* account = member(id);
        if (!id.empty() && (account == nullptr || !account->active)) closeSession(*desk);
    }
}

/// Whoever knew the former PIN or has the former card works on nowhere, and no sign-in with them comes to an
/// end.
void StaffDesk::closeSessionsOf(const std::string& member) {
    for (const auto& [name, desk] : desks_) {
        if (desk->signIn && desk->signIn->member == member) desk->signIn.reset();
        if (desk->session.member(nowMs()) == member) {
            closeSession(*desk);
        } else {
            ++desk->generation;
        }
    }
    publishAll();
}

void StaffDesk::closeSession(Desk& desk) {
    desk.session.end();
    desk.undo.reset();
    ++desk.generation;
}

/// What was told of somebody else goes with it: an answer doesn't say whom it is about.
void StaffDesk::forgetAnswersAbout(const std::string& person) {
    for (const auto& [name, desk] : desks_) {
        desk->session.answers()->forgetTold();
        desk->signIns->forgetTold();
        if (desk->undo && desk->undo->step.person == person) desk->undo.reset();
    }
}

void StaffDesk::publish(Desk& desk) {
    watchTime(desk);
    station_.publish(desk.name);
}

void StaffDesk::publishAll() {
    for (const auto& [name, desk] : desks_) publish(*desk);
}

void StaffDesk::watchTime(Desk& desk) {
    const auto now = nowMs();
    if (desk.session.hasRunOut(now)) closeSession(desk);
    auto next = desk.session.nextChangeMs(now);
    const auto sooner = [&](std::int64_t atMs) {
        if (atMs > now && (!next || atMs < *next)) next = atMs;
    };
    if (desk.signIn) sooner(desk.signIn->untilMs);
    if (desk.card) sooner(desk.card->untilMs);
    if (!next) return desk.timer.cancel();
    desk.timer.after(std::chrono::milliseconds(*next - now), [this, &desk] { publish(desk); });
}

}  // namespace ostoja::station
