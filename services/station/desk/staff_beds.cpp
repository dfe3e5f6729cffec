// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "api/staff_cards.h"
#include "api/staff_night.h"
#include "api/time_text.h"
#include "station/desk/board_shown.h"
#include "station/desk/staff_change.h"
#include "station/frame/answers.h"
#include "station/recording/record_absence.h"
#include "station/recording/record_beds.h"
#include "station/recording/record_stays.h"

/// The board, and what staff do with beds and stays.
namespace ostoja::station {

void StaffDesk::showBoard(const Asked& asked) {
    station_.night.with([this, asked](const Expected<std::shared_ptr<const NightBook::Page>>& page) {
        if (!page) return refuse(asked, page.error());
        asked.reply(jsonAnswer(toJson(
            boardShown(station_.facility, **page, people_, asked.doer.role, station_.clock.wallMs()))));
    });
}

void StaffDesk::changeBeds(Action action, const Asked& asked) {
    using Id = const std::string&;
    switch (action) {
        case Action::moveStay:
            return change<api::StayMove>(
                asked, api::stayMoveFromJson, [](StaffAct& act, Id stay, const auto& asks) {
                    return groundsNamed(asks.despite).and_then([&](const auto& despite) {
                        return recordMoved(act, stay, asks.bed, despite);
                    });
                });
        case Action::swapStays:
            return change<api::StaySwap>(
                asked, api::staySwapFromJson, [](StaffAct& act, Id stay, const auto& asks) {
                    return groundsNamed(asks.despite).and_then([&](const auto& despite) {
                        return recordSwapped(act, stay, asks.with, despite);
                    });
                });
        case Action::sendAway:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id stay, const auto&) { return recordWentAway(act, stay); });
        case Action::bringBack:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id stay, const auto&) { return recordCameBack(act, stay); });
        case Action::endStay:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id stay, const auto&) { return recordEnded(act, stay); });
        case Action::keepStay:
            return change<api::StayKeep>(
                asked, api::stayKeepFromJson,
                [](StaffAct& act, Id stay, const auto& asks) { return recordKept(act, stay, asks.kept); });
        case Action::makeRound:
            return change<api::RoundRequest>(
                asked, api::roundRequestFromJson,
                [](StaffAct& act, Id, const auto& asks) { return recordRound(act, asks.seen); });
        case Action::endUnseen:
            return change<api::UnseenRequest>(
                asked, api::unseenRequestFromJson,
                [](StaffAct& act, Id, const auto& asks) { return recordUnseenEnded(act, asks.stays); });
        case Action::holdBed:
            return change<api::HoldRequest>(
                asked, api::holdRequestFromJson, [](StaffAct& act, Id bed, const auto& asks) {
                    return recordHeld(act, bed, api::parseTime(asks.until).value(), asks.person);
                });
        case Action::releaseHold:
            return change<api::PlainRequest>(
                asked, api::plainRequestFromJson,
                [](StaffAct& act, Id hold, const auto&) { return recordReleased(act, hold); });
        case Action::setBedState:
            return change<api::BedStateRequest>(
                asked, api::bedStateRequestFromJson, [](StaffAct& act, Id bed, const auto& asks) {
                    return recordCondition(act, bed, store::conditionFromName(asks.state).value());
                });
        case Action::tellAbsence:
            return change<api::AbsenceRequest>(asked, api::absenceRequestFromJson,
                                               [](StaffAct& act, Id person, const auto& asks) {
                                                   return recordAbsence(act, person, asks.from, asks.until);
                                               });
        default:
            return changeNight(action, asked);
    }
}

}  // namespace ostoja::station
