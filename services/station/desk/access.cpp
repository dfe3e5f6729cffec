// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/access.h"

namespace ostoja::station {

Access accessOf(Action action) {
    using Session = Access::Session;
    using domain::Right;
    switch (action) {
        case Action::signIn:
        case Action::setUp:
            return {.session = Session::notNeeded, .right = std::nullopt, .once = true, .outlives = true};
        case Action::lockSession:
        case Action::endSession:
            return {.session = Session::any, .right = std::nullopt, .once = true, .outlives = true};
        case Action::useSession:
            return {.session = Session::unlocked, .right = std::nullopt, .once = false, .outlives = false};
        case Action::changePin:
        case Action::undo:
            return {.session = Session::unlocked, .right = std::nullopt, .once = true, .outlives = false};
        case Action::endShift:
            return {.session = Session::unlocked, .right = Right::endShift, .once = true, .outlives = true};
        case Action::searchPeople:
        case Action::showPerson:
            return {
                .session = Session::unlocked, .right = Right::seePeople, .once = false, .outlives = false};
        case Action::findDuplicates:
            return {.session = Session::unlocked,
                    .right = Right::registerPeople,
                    .once = false,
                    .outlives = false};
        case Action::registerPerson:
        case Action::changeDetails:
        case Action::changeHousehold:
        case Action::linkGuest:
            return {.session = Session::unlocked,
                    .right = Right::registerPeople,
                    .once = true,
                    .outlives = false};
        case Action::readHealthRemark:
            return {
                .session = Session::unlocked, .right = Right::readHealth, .once = true, .outlives = false};
        case Action::erasePerson:
            return {.session = Session::unlocked, .right = Right::erase, .once = true, .outlives = false};
        case Action::issueCard:
        case Action::loseCard:
        case Action::findCard:
        case Action::takeBackCard:
        case Action::seeAlert:
            return {
                .session = Session::unlocked, .right = Right::handleCards, .once = true, .outlives = false};
        case Action::answerCall:
            return {
                .session = Session::unlocked, .right = Right::answerCalls, .once = true, .outlives = false};
        case Action::listStaff:
            return {
                .session = Session::unlocked, .right = Right::manageStaff, .once = false, .outlives = false};
        case Action::addStaff:
        case Action::changeStaff:
            return {
                .session = Session::unlocked, .right = Right::manageStaff, .once = true, .outlives = false};
        case Action::readRecord:
            return {
                .session = Session::unlocked, .right = Right::readRecord, .once = false, .outlives = false};
        case Action::showBoard:
            return {.session = Session::unlocked, .right = Right::seeBoard, .once = false, .outlives = false};
        case Action::moveStay:
        case Action::swapStays:
        case Action::sendAway:
        case Action::bringBack:
        case Action::endStay:
        case Action::keepStay:
        case Action::makeRound:
        case Action::endUnseen:
        case Action::holdBed:
        case Action::releaseHold:
        case Action::setBedState:
        case Action::tellAbsence:
        case Action::arrive:
        case Action::admitArrival:
        case Action::refuseArrival:
        case Action::settleRefusal:
        case Action::keepApart:
        case Action::tellPaper:
        case Action::endPaper:
            return {.session = Session::unlocked, .right = Right::runNight, .once = true, .outlives = false};
        case Action::suspendPerson:
        case Action::liftSuspension:
            return {.session = Session::unlocked, .right = Right::suspend, .once = true, .outlives = false};
        case Action::beginWinter:
        case Action::endWinter:
            return {
                .session = Session::unlocked, .right = Right::switchWinter, .once = true, .outlives = false};
        case Action::showNightList:
        case Action::nightListAsCsv:
        case Action::nightListAsPdf:
            return {.session = Session::unlocked, .right = Right::runNight, .once = false, .outlives = false};
        case Action::showFigures:
        case Action::figuresAsCsv:
        case Action::figuresAsPdf:
            return {
                .session = Session::unlocked, .right = Right::readFigures, .once = false, .outlives = false};
        // Of doors, readers, the uplink and the operator; without a line here nothing compiles.
        case Action::tap:
        case Action::readerState:
        case Action::events:
        case Action::command:
        case Action::journal:
        case Action::snapshot:
        case Action::town:
        case Action::delivery:
        case Action::beds:
        case Action::health:
        case Action::restartReader:
            break;
    }
    return {.session = Access::Session::nobody, .right = std::nullopt, .once = false, .outlives = false};
}

bool showsUse(Action action) {
    if (action == Action::useSession) return true;
    return accessOf(action).once && action != Action::issueCard;
}

Expected<void> checkAccess(const Access& access, DeskSession::Standing standing, domain::Role role) {
    using Session = Access::Session;
    if (access.session == Session::nobody) {
        return failure("not_your_right", "nobody does that at a staff terminal");
    }
    if (access.session == Session::notNeeded) return {};
    if (standing == DeskSession::Standing::signedOut) {
        return failure("signed_out", "nobody is signed in at this terminal; hold a staff card to its reader");
    }
    if (access.session == Session::unlocked && standing == DeskSession::Standing::locked) {
        return failure("locked",
                       "the session at this terminal is locked; whose it is unlocks it with the PIN");
    }
    if (access.right && !domain::may(role, *access.right)) {
        return failure("not_your_right", "a " + std::string(domain::name(role)) + " may not " +
                                             std::string(domain::name(*access.right)));
    }
    return {};
}

}  // namespace ostoja::station
