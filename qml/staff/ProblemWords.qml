// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Ostoja

/// What doesn't work, and what to do. A code without words here is told in the station's own.
QtObject {
    function problem(code: string, refusal: var): string {
        switch (code) {
        case "": return "";
        case "pin_wrong": return qsTr("This PIN isn't right. Tries left before a delay: %1.").arg(refusal.attempts_left ?? "?");
        case "pin_delayed": return qsTr("Too many wrong PINs. Try again in %1.").arg(StaffWords.ago(refusal.retry_after_s ?? 30));
        case "tap_over": return qsTr("Please hold the card to the reader once more.");
        case "pins_differ": return qsTr("The two PINs aren't the same. Please type the second one again.");
        case "pin_too_short": return qsTr("A PIN has 6 to 12 figures.");
        case "pin_length": return qsTr("A PIN has 6 to 12 figures.");
        case "pin_guessable": return qsTr("This PIN is too easy to guess. Please choose another one.");
        case "code_wrong": return qsTr("This code isn't right. ostoja init printed it once.");
        case "no_card_at_reader": return qsTr("Please hold the new card to the reader first.");
        case "own_pin_missing": return qsTr("Please type your own PIN, too.");
        case "name_missing": return qsTr("A name is needed.");
        case "likely_duplicate": return qsTr("This may be one of the people at the right. If it is somebody else, save once more.");
        case "details_refused": return qsTr("Something isn't right yet: see the marked fields.");
        case "changed_meanwhile": return qsTr("%1 has changed this person meanwhile. Discard, look, and change again.").arg(refusal.by ?? "");
        case "not_your_right": return qsTr("Your role may not do this.");
        case "person_unknown": return qsTr("This person isn't in the register.");
        case "card_taken":
        case "card_in_use": return qsTr("This card is somebody's already. Please take another one.");
        case "why_missing": return qsTr("Please say why: it goes on the record.");
        case "unsaved": return qsTr("There are changes that aren't saved. Save or discard them first.");
        case "signed_out": return qsTr("Nobody is signed in here any more.");
        case "locked": return qsTr("This desk is locked.");
        case "setup_over": return qsTr("This house has its administrator already.");
        case "tap_too_old": return qsTr("Please hold the card to the reader once more.");
        case "pin_digits": return qsTr("A PIN has figures and nothing else.");
        case "card_unknown": return qsTr("This card isn't known any more.");
        case "card_not_lost": return qsTr("This card isn't reported lost.");
        case "card_lost": return qsTr("This card is reported lost.");
        case "card_still_valid": return qsTr("They have a valid card. Report it lost or take it back first.");
        case "card_returned": return qsTr("This card was given back.");
        case "card_replaced": return qsTr("This card was replaced by another one.");
        case "household_same": return qsTr("Nobody lives with themselves: choose somebody else.");
        case "household_none": return qsTr("They come alone already.");
        case "in_household": return qsTr("They come with somebody else. Say first that they come alone now.");
        case "household_other_kind": return qsTr("The other person comes with somebody already: %1. Choose that, or let them come alone first.").arg(StaffWords.household(refusal.kind ?? ""));
        case "link_refused": return qsTr("Only a guest can be recognised, and only as a resident.");
        case "sex_unknown": return qsTr("The sex isn't told yet, and the wards need it. Please add it in the details.");
        case "refusal_unknown": return qsTr("This refusal isn't there any more.");
        case "suspension_unknown":
        case "suspension_over": return qsTr("This suspension was lifted already.");
        case "paper_unknown":
        case "paper_over": return qsTr("This paper was ended already.");
        case "apart_same": return qsTr("Nobody is kept apart from themselves: choose somebody else.");
        case "extra_beds": return qsTr("The house hasn't as many extra beds. Agree to fewer.");
        case "call_unknown":
        case "call_over": return qsTr("This call has been answered already.");
        case "alert_unknown": return qsTr("This notice has been put away already.");
        case "member_unknown": return qsTr("This account isn't there any more.");
        case "last_administrator": return qsTr("Somebody has to administer the house: first make another administrator.");
        case "page_over": return qsTr("Please open the record anew.");
        case "bed_taken": return qsTr("Somebody else has this bed meanwhile. Please choose another one.");
        case "bed_unknown": return qsTr("This bed isn't there any more.");
        case "bed_in_use": return qsTr("Somebody is in this bed.");
        case "bed_held": return qsTr("This bed is held. Release it first.");
        case "hold_over": return qsTr("This hold is over already.");
        case "stay_over": return qsTr("This stay is over already.");
        case "arrival_over": return qsTr("This has been answered already, or the time for it has run out.");
        case "refusal_over": return qsTr("What became of them is on the record already.");
        case "grounds": return qsTr("Something is against it.");
        case "house_full": return qsTr("There is no free bed for them tonight.");
        case "winter_on": return qsTr("The winter action is on already.");
        case "winter_off": return qsTr("The winter action isn't on.");
        case "until_past": return qsTr("This time is over already.");
        case "no_such_time": return qsTr("No such day or hour; write them as 2026-11-30 and 8:00.");
        case "no_such_nights": return qsTr("No such nights; write them as 2026-11-30, the first one first.");
        case "no_such_number": return qsTr("The threshold and the extra beds are whole numbers.");
        case "approver_missing": return qsTr("Please say who approved it.");
        case "bed_not_in_use": return qsTr("This bed is closed or being cleaned. Put it into use first.");
        case "stay_same": return qsTr("Choose somebody else to change beds with.");
        case "stay_not_admitted": return qsTr("They wait for your word: admit or refuse them first.");
        case "until_too_far": return qsTr("A bed is held for a day at most.");
        case "has_bed": return qsTr("They have a bed tonight, or one is held for them.");
        case "absence_known": return qsTr("Some of these days were told already.");
        case "nights_refused": return qsTr("Please ask for nights that were: the first one first, and a year at most.");
        case "folder_missing": return qsTr("The folder for files isn't there: %1. Put the stick in, or tell whoever looks after this box.").arg(refusal.folder ?? "");
        case "folder_shut": return qsTr("The folder for files can't be written to: %1. Put the stick in, and see whether it is locked against writing.").arg(refusal.folder ?? "");
        case "folder_full": return qsTr("The folder for files is full: %1. Delete what isn't needed, or take another stick.").arg(refusal.folder ?? "");
        case "file_unwritten": return qsTr("The file could not be written to %1. Take the stick out and put it in again, or take another one.").arg(refusal.folder ?? "");
        case "undo_over": return qsTr("This can't be taken back any more.");
        case "unreachable": return qsTr("The station gave no answer. Please try once more.");
        }
        return refusal.detail ?? qsTr("That did not work (%1).").arg(code);
    }
    function fieldProblem(code: string, words: string): string {
        switch (code) {
        case "too_long": return qsTr("too long");
        case "missing": return qsTr("is needed");
        case "no_such_day": return qsTr("no such day; write it as 1968-03-02");
        case "in_the_future": return qsTr("is in the future");
        case "too_long_ago": return qsTr("is too long ago");
        case "no_such_age": return qsTr("no such age");
        case "no_such_language": return qsTr("no such language");
        case "control_character":
        case "invisible_mark":
        case "broken_text": return qsTr("holds a mark that can't be seen; please type it anew");
        case "twice": return qsTr("is told twice");
        case "pesel_other_date": return qsTr("belongs to another date of birth");
        case "pesel_checksum": return qsTr("no such PESEL: please check the figures");
        case "guest_is_anonymous": return qsTr("a guest has no name; register a person instead");
        }
        return words;
    }
}
