// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ostoja::station {

/// Who calls, by the socket that the call came in on.
enum class Role { reader, screen, staff, uplink, admin };

std::string_view name(Role role);

enum class Action {
    tap,
    readerState,
    events,
    command,
    journal,
    snapshot,
    town,
    delivery,
    beds,
    health,
    restartReader,
    // at a staff terminal
    signIn,
    setUp,
    useSession,
    lockSession,
    endSession,
    changePin,
    endShift,
    undo,
    searchPeople,
    findDuplicates,
    registerPerson,
    showPerson,
    changeDetails,
    readHealthRemark,
    changeHousehold,
    linkGuest,
    erasePerson,
    issueCard,
    loseCard,
    findCard,
    takeBackCard,
    answerCall,
    seeAlert,
    listStaff,
    addStaff,
    changeStaff,
    readRecord,
    showBoard,
    moveStay,
    swapStays,
    sendAway,
    bringBack,
    endStay,
    keepStay,
    makeRound,
    endUnseen,
    holdBed,
    releaseHold,
    setBedState,
    tellAbsence,
    arrive,
    admitArrival,
    refuseArrival,
    settleRefusal,
    suspendPerson,
    liftSuspension,
    keepApart,
    tellPaper,
    endPaper,
    beginWinter,
    endWinter,
    showNightList,
    nightListAsCsv,
    nightListAsPdf,
    showFigures,
    figuresAsCsv,
    figuresAsPdf,
};

/// One line of the table of what may be asked, and by whom.
struct Route {
    std::string_view method;
    /// "{name}", or another word, stands for one part of the path.
    std::string_view path;
    std::vector<Role> roles;
    Action action;
};

/// All of them, as docs/api/station.yaml describes them.
std::span<const Route> routes();

struct Allowed {
    Action action;
    /// What stood in the braces' place.
    std::string parameter;
};
struct UnknownPath {};
/// The path exists for another role.
struct Forbidden {};
/// The path exists for this role; `allow` lists its methods as the header wants them.
struct WrongMethod {
    std::string allow;
};

using Match = std::variant<Allowed, UnknownPath, Forbidden, WrongMethod>;

Match matchRoute(std::string_view method, std::string_view path, Role role);

}  // namespace ostoja::station
