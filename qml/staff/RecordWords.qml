// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// What was done, and why, in the record's plain words; and what taking it back undoes. A key without a word here is
/// shown as it is.
QtObject {
    /// Why a health remark is read, why somebody's data are erased.
    function reason(key: string): string {
        switch (key) {
        case "care": return qsTr("to care for the person");
        case "emergency": return qsTr("emergency");
        case "handover": return qsTr("handover of the shift");
        case "person_asked": return qsTr("the person asked for it");
        case "retention_over": return qsTr("the time for keeping it is over");
        case "registered_twice": return qsTr("registered twice");
        case "registered_by_mistake": return qsTr("registered by mistake");
        case "other": return qsTr("another reason");
        }
        return remark(key);
    }
    /// What an entry of the record says beside what was done; what is plain from it has no words.
    function remark(key: string): string {
        switch (key) {
        case "own": return qsTr("their own card");
        case "loan": return qsTr("for one night");
        case "signed_in":
        case "ended":
        case "pin_wrong": return "";
        case "unlocked": return qsTr("unlocked");
        case "set_up": return qsTr("first administrator");
        case "changed": return qsTr("somebody else took over");
        case "shift_end": return qsTr("end of the shift");
        case "bed": return qsTr("bed for the night");
        case "full_house": return qsTr("no free bed");
        case "arrival": return qsTr("a bed is held");
        case "see_staff": return qsTr("waits for a carer");
        case "closed": return qsTr("the house is shut");
        case "admission": return qsTr("admission despite it");
        case "special_case": return qsTr("a specially justified case");
        case "frost": return qsTr("frost");
        case "nowhere_else": return qsTr("no other place tonight");
        case "agreed": return qsTr("agreed with the manager");
        case "welcome": return qsTr("admitted");
        case "done": return qsTr("dealt with");
        case "by_staff": return qsTr("by a carer");
        case "undone": return qsTr("taken back");
        case "lapsed": return qsTr("the time was over");
        case "taken": return qsTr("somebody has the bed");
        case "released": return qsTr("bed released");
        case "in_use": return qsTr("in use");
        case "cleaning": return qsTr("being cleaned");
        case "out_of_service": return qsTr("out of service");
        case "withdrawn": return qsTr("nobody waits any more");
        case "pdf": return qsTr("as PDF");
        case "csv": return qsTr("as CSV");
        }
        return key;
    }
    readonly property var readingReasons: ["care", "emergency", "handover", "person_asked", "other"]
    readonly property var erasingReasons: ["person_asked", "retention_over", "registered_twice", "other"]

    // Taking back.

    function undo(what: string, label: string, bed: string): string {
        const of = label.length > 0 ? " — " + label : "";
        switch (what) {
        case "registered": return qsTr("Undo: registration") + of;
        case "changed": return qsTr("Undo: change of details") + of;
        case "card_issued": return qsTr("Undo: card given") + of;
        case "card_lost": return qsTr("Undo: card reported lost") + of;
        case "card_found": return qsTr("Undo: card found") + of;
        case "card_returned": return qsTr("Undo: card returned") + of;
        case "household": return qsTr("Undo: household") + of;
        case "linked": return qsTr("Undo: guest recognised") + of;
        case "alert_seen": return qsTr("Undo: notice put away");
        case "call_answered": return qsTr("Undo: call answered") + of;
        }
        return nightUndo(what, bed) + of;
    }
    /// Where whoever was refused was shown to.
    function shownTo(place: string): string {
        return place.length > 0 ? qsTr(", shown to: %1").arg(place) : "";
    }
    function nightUndo(what: string, bed: string): string {
        switch (what) {
        case "arrived": return qsTr("Undo: arrival");
        case "admitted": return qsTr("Undo: admitted to bed %1").arg(bed);
        case "refused": return qsTr("Undo: refusal");
        case "refusal_settled": return qsTr("Undo: what became of a refusal");
        case "moved": return qsTr("Undo: moved to bed %1").arg(bed);
        case "swapped": return qsTr("Undo: swap, bed %1").arg(bed);
        case "went_away": return qsTr("Undo: went out");
        case "came_back": return qsTr("Undo: came back");
        case "ended": return qsTr("Undo: end of stay");
        case "kept": return qsTr("Undo: staying by day");
        case "round": return qsTr("Undo: round");
        case "held": return qsTr("Undo: bed %1 held").arg(bed);
        case "released": return qsTr("Undo: bed %1 released").arg(bed);
        case "bed_in_use": return qsTr("Undo: bed %1 freed").arg(bed);
        case "bed_cleaning": return qsTr("Undo: bed %1 in cleaning").arg(bed);
        case "bed_out_of_service": return qsTr("Undo: bed %1 closed").arg(bed);
        case "suspended": return qsTr("Undo: suspension");
        case "suspension_lifted": return qsTr("Undo: suspension lifted");
        case "apart": return qsTr("Undo: kept apart");
        case "paper": return qsTr("Undo: paper");
        case "absence": return qsTr("Undo: absence");
        case "winter_began": return qsTr("Undo: winter action switched on");
        case "winter_ended": return qsTr("Undo: winter action ended");
        }
        return qsTr("Undo: %1").arg(what);
    }

    // What was recorded.

    function recorded(what: string): string {
        switch (what) {
        case "person.registered": return qsTr("registered");
        case "person.changed": return qsTr("details changed");
        case "person.erased": return qsTr("personal data erased");
        case "person.exported": return qsTr("copy of the data made for the person");
        case "person.linked": return qsTr("guest recognised as a resident");
        case "report.exported": return qsTr("handed out as a file");
        case "health_remark.read": return qsTr("health remark read");
        case "household.changed": return qsTr("household changed");
        case "card.issued": return qsTr("card given");
        case "card.lost": return qsTr("card reported lost");
        case "card.replaced": return qsTr("card replaced");
        case "card.found": return qsTr("card found");
        case "card.returned": return qsTr("card returned");
        case "card.revoked_seen": return qsTr("lost card held at a reader");
        case "card.two_places": return qsTr("one card at two doors too soon");
        case "card.unknown": return qsTr("unknown card at a door");
        case "call.opened": return qsTr("asked for a carer");
        case "call.answered": return qsTr("call answered");
        case "staff.signed_in": return qsTr("signed in");
        case "staff.signed_out": return qsTr("signed out");
        case "staff.sign_in_refused": return qsTr("PIN refused");
        case "staff.added": return qsTr("account made");
        case "staff.changed": return qsTr("account changed");
        case "alert.seen": return qsTr("notice put away");
        case "undone": return qsTr("taken back");
        case "override": return qsTr("rule overridden");
        case "bed.taken": return qsTr("bed for the night");
        case "stay.away": return qsTr("out for a while");
        case "stay.back": return qsTr("back");
        case "arrival.held": return qsTr("came, a bed is held");
        case "arrival.waits": return qsTr("came, waits for a carer");
        case "arrival.lapsed": return qsTr("waits no longer");
        case "arrival.refused": return qsTr("refused");
        case "refusal.seen": return qsTr("came again, still no bed");
        case "refusal.settled": return qsTr("what became of a refusal told");
        case "refusal.taken_back": return qsTr("refusal taken back");
        case "stay.admitted": return qsTr("admitted");
        case "stay.carried": return qsTr("stays for the next night");
        case "suspension.began": return qsTr("suspended");
        case "suspension.lifted": return qsTr("suspension lifted");
        case "apart.changed": return qsTr("kept apart, or no longer");
        case "paper.changed": return qsTr("paper told");
        case "winter.began": return qsTr("winter action began");
        case "winter.ended": return qsTr("winter action ended");
        case "tap.arrival": return qsTr("card at the door, a bed is held");
        case "stay.moved": return qsTr("moved to another bed");
        case "stay.swapped": return qsTr("changed beds with somebody");
        case "stay.kept": return qsTr("staying by day");
        case "round.made": return qsTr("round");
        case "bed.held": return qsTr("bed held");
        case "bed.released": return qsTr("bed released");
        case "bed.state_changed": return qsTr("bed closed, cleaned or in use");
        case "absence.changed": return qsTr("days away told");
        case "stay.seen": return qsTr("card at the door");
        case "stay.ended": return qsTr("stay ended");
        case "arrival.turned_away": return qsTr("no free bed");
        case "visit.began": return qsTr("came in");
        case "visit.seen": return qsTr("card at the door");
        case "visit.ended": return qsTr("went out");
        case "help.asked": return qsTr("asked for help");
        case "tap.bed": return qsTr("card at the door, bed");
        case "tap.full_house": return qsTr("card at the door, no free bed");
        case "tap.closed": return qsTr("card at the door, house closed");
        case "tap.see_staff": return qsTr("card at the door, sent to a carer");
        case "tap.welcome": return qsTr("came in");
        case "tap.goodbye": return qsTr("went out");
        case "tap.left": return qsTr("gave the bed up");
        case "night.opened": return qsTr("night opened");
        case "night.closed": return qsTr("night closed");
        case "facility.described": return qsTr("places of the house described");
        case "epoch.opened": return qsTr("record opened anew after a restore");
        }
        return what;
    }
    function detail(field: string): string {
        switch (field) {
        case "name": return qsTr("name");
        case "greeting": return qsTr("greeting");
        case "legal_name": return qsTr("legal name");
        case "born": return qsTr("date of birth");
        case "estimated_age": return qsTr("estimated age");
        case "sex": return qsTr("sex");
        case "languages": return qsTr("languages");
        case "last_registration": return qsTr("last registration");
        case "liable_commune": return qsTr("liable commune");
        case "contact": return qsTr("contact");
        case "needs": return qsTr("needs");
        case "identity": return qsTr("identity");
        case "brought_by": return qsTr("brought by");
        case "pesel": return qsTr("PESEL");
        case "remark": return qsTr("remark");
        case "health_remark": return qsTr("health remark");
        case "protected": return qsTr("protected");
        case "guarded": return qsTr("guarded detail");
        case "privacy_notice": return qsTr("privacy notice");
        case "house_rules": return qsTr("house rules");
        case "role": return qsTr("role");
        case "pin": return qsTr("PIN");
        case "card": return qsTr("card");
        case "state": return qsTr("state");
        case "registered": return recorded("person.registered");
        case "changed": return recorded("person.changed");
        case "card_issued": return recorded("card.issued");
        case "card_lost": return recorded("card.lost");
        case "card_found": return recorded("card.found");
        case "card_returned": return recorded("card.returned");
        case "household": return recorded("household.changed");
        case "linked": return recorded("person.linked");
        case "arrived": return qsTr("arrival");
        case "admitted": return qsTr("admission");
        case "refused": return qsTr("refusal");
        case "refusal_settled": return qsTr("what became of a refusal");
        case "moved": return recorded("stay.moved");
        case "swapped": return recorded("stay.swapped");
        case "went_away": return recorded("stay.away");
        case "came_back": return recorded("stay.back");
        case "ended": return recorded("stay.ended");
        case "kept": return recorded("stay.kept");
        case "round": return recorded("round.made");
        case "held": return recorded("bed.held");
        case "released": return recorded("bed.released");
        case "bed_in_use":
        case "bed_cleaning":
        case "bed_out_of_service": return recorded("bed.state_changed");
        case "suspended": return qsTr("suspension");
        case "suspension_lifted": return qsTr("suspension lifted");
        case "apart": return qsTr("kept apart");
        case "paper": return qsTr("paper");
        case "absence": return recorded("absence.changed");
        case "winter_began": return qsTr("winter action switched on");
        case "winter_ended": return qsTr("winter action ended");
        case "alert_seen": return recorded("alert.seen");
        case "night_list": return qsTr("night list");
        case "figures": return qsTr("figures of the house");
        case "":
        case "night": return "";
        case "nights": return qsTr("occupancy by night");
        case "guests": return qsTr("people by kind of bed");
        case "wards": return qsTr("places by kind of bed");
        case "person_days": return qsTr("person-days");
        case "people": return qsTr("by person");
        case "refusals": return qsTr("refusals");
        case "refusal_list": return qsTr("list of refusals");
        case "likely_duplicate": return qsTr("registered although somebody is alike");
        }
        return field;
    }
}
