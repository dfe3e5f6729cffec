// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// The staff screens' words for what the station names by a key. A key without a word here is shown as it is, so that
/// nothing is hidden from those who answer for it.
QtObject {
    // People.

    function name(person: var): string {
        if (person.name && person.name.length > 0) return person.name;
        return guest(person.guest_number ?? 0);
    }
    function guest(number: int): string {
        return number > 0 ? qsTr("guest %1").arg(number) : qsTr("guest");
    }
    function saying(greeting: string): string {
        return qsTr("we say: %1").arg(greeting);
    }
    function age(years: int): string {
        return qsTr("%n year(s) old", "", years);
    }
    function sex(letter: string): string {
        switch (letter) {
        case "f": return qsTr("woman");
        case "m": return qsTr("man");
        }
        return qsTr("not told");
    }
    function sexGlyph(letter: string): string {
        return letter === "f" ? "female" : letter === "m" ? "male" : "person";
    }
    function need(key: string): string {
        switch (key) {
        case "lower_bunk": return qsTr("lower bed");
        case "near_toilet": return qsTr("near the toilet");
        case "wheelchair": return qsTr("wheelchair");
        case "dog": return qsTr("with a dog");
        case "quiet": return qsTr("quiet");
        }
        return key;
    }
    function needGlyph(key: string): string {
        switch (key) {
        case "lower_bunk": return "south";
        case "near_toilet": return "wc";
        case "wheelchair": return "accessible";
        case "dog": return "pets";
        case "quiet": return "volume_off";
        }
        return "info";
    }
    readonly property var needs: ["lower_bunk", "near_toilet", "wheelchair", "dog", "quiet"]
    function language(code: string): string {
        switch (code) {
        case "pl": return qsTr("Polish");
        case "uk": return qsTr("Ukrainian");
        case "ru": return qsTr("Russian");
        case "en": return qsTr("English");
        case "be": return qsTr("Belarusian");
        case "ka": return qsTr("Georgian");
        case "de": return qsTr("German");
        case "ro": return qsTr("Romanian");
        case "ar": return qsTr("Arabic");
        }
        return code;
    }
    readonly property var languages: ["pl", "uk", "ru", "en", "be", "ka", "de", "ro", "ar"]
    function identity(key: string): string {
        switch (key) {
        case "document": return qsTr("document shown");
        case "police": return qsTr("confirmed by the police");
        case "declaration": return qsTr("own declaration");
        case "none": return qsTr("not established");
        }
        return key;
    }
    readonly property var identities: ["none", "document", "police", "declaration"]
    function broughtBy(key: string): string {
        switch (key) {
        case "self": return qsTr("came alone");
        case "city_guard": return qsTr("city guard");
        case "police": return qsTr("police");
        case "ambulance": return qsTr("ambulance");
        case "outreach": return qsTr("outreach workers");
        case "other": return qsTr("somebody else");
        }
        return key;
    }
    readonly property var bringers: ["self", "city_guard", "police", "ambulance", "outreach", "other"]
    function household(key: string): string {
        switch (key) {
        case "family": return qsTr("family");
        case "couple": return qsTr("couple");
        case "siblings": return qsTr("siblings");
        }
        return key;
    }
    readonly property var households: ["family", "couple", "siblings"]
    /// Why two people are taken for one.
    function likeness(why: string): string {
        switch (why) {
        case "pesel": return qsTr("the same PESEL");
        case "name_and_birth": return qsTr("the same name and date of birth");
        case "name_and_near_birth": return qsTr("a like name and date of birth");
        case "name_and_age": return qsTr("a like name and age");
        case "birth_and_one_name": return qsTr("the same date of birth and one name");
        case "name": return qsTr("a like name");
        }
        return why.length > 0 ? qsTr("a like person") : "";
    }

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
        case "welcome": return qsTr("admitted");
        case "done": return qsTr("dealt with");
        case "withdrawn": return qsTr("nobody waits any more");
        }
        return key;
    }
    readonly property var readingReasons: ["care", "emergency", "handover", "person_asked", "other"]
    readonly property var erasingReasons: ["person_asked", "retention_over", "registered_twice", "other"]

    // Cards.

    function card(state: string): string {
        switch (state) {
        case "valid": return qsTr("card valid");
        case "lost": return qsTr("card lost");
        case "returned": return qsTr("returned");
        case "replaced": return qsTr("replaced");
        case "none": return qsTr("no card");
        }
        return state;
    }
    function cardGlyph(state: string): string {
        return state === "valid" ? "credit_card" : state === "lost" ? "report" : "credit_card_off";
    }
    function unfitCard(what: string): string {
        switch (what) {
        case "card_of_person": return qsTr("This card is somebody's already. Please take another one.");
        case "card_of_staff": return qsTr("This is a staff card. Please take another one.");
        }
        return "";
    }

    // Staff.

    function role(key: string): string {
        switch (key) {
        case "carer": return qsTr("carer");
        case "social_worker": return qsTr("social worker");
        case "manager": return qsTr("manager");
        case "administrator": return qsTr("administrator");
        case "outreach_worker": return qsTr("outreach worker");
        }
        return key;
    }
    readonly property var roles: ["carer", "social_worker", "manager", "administrator", "outreach_worker"]

    // Time and places.

    function ago(seconds: int): string {
        if (seconds < 60) return qsTr("%1 s").arg(seconds);
        if (seconds < 3600) return qsTr("%1 min").arg(Math.floor(seconds / 60));
        return qsTr("%1 h").arg(Math.floor(seconds / 3600));
    }
    function free(count: int): string {
        return qsTr("free", "places, beside the number", count);
    }
    function occupied(count: int): string {
        return qsTr("occupied", "places, beside the number", count);
    }
    function held(count: int): string {
        return qsTr("held", "places, beside the number", count);
    }
    function outOfService(count: int): string {
        return qsTr("out of service", "places, beside the number", count);
    }
    function extra(count: int): string {
        return qsTr("extra", "places, beside the number", count);
    }

    // The queue.

    function call(kind: string): string {
        return kind === "help" ? qsTr("asks for help") : qsTr("has no card");
    }
    function alert(kind: string): string {
        switch (kind) {
        case "revoked_card": return qsTr("a card that was reported lost was held");
        case "unknown_card": return qsTr("a card that nobody knows was held");
        case "two_places": return qsTr("the same card at two doors, too soon to be one person");
        }
        return kind;
    }
    function outcome(key: string): string {
        switch (key) {
        case "bed": return qsTr("Bed");
        case "welcome": return qsTr("Admitted");
        case "goodbye": return qsTr("The visit has ended");
        case "full_house": return qsTr("All beds are taken. The door shows where else there are places.");
        case "closed": return qsTr("The house is closed now.");
        case "done": return qsTr("Dealt with");
        }
        return key;
    }

    // Taking back.

    function undo(what: string, label: string): string {
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
        return qsTr("Undo: %1").arg(what) + of;
    }

    // What was recorded.

    function recorded(what: string): string {
        switch (what) {
        case "person.registered": return qsTr("registered");
        case "person.changed": return qsTr("details changed");
        case "person.erased": return qsTr("personal data erased");
        case "person.linked": return qsTr("guest recognised as a resident");
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
        case "likely_duplicate": return qsTr("registered although somebody is alike");
        }
        return field;
    }

    function title(word: var): string {
        return word.substring(0, 1).toUpperCase() + word.substring(1);
    }
    /// "door-1" as people say it; a terminal with a name of its own keeps it.
    function terminal(key: var): string {
        if (key.startsWith("door-")) return qsTr("door %1").arg(key.slice(5));
        if (key.startsWith("desk-")) return qsTr("desk %1").arg(key.slice(5));
        return key;
    }

    // What doesn't work, and what to do.

    function problem(code: string, refusal: var): string {
        switch (code) {
        case "": return "";
        case "pin_wrong": return qsTr("This PIN isn't right. Tries left before a delay: %1.").arg(refusal.attempts_left ?? "?");
        case "pin_delayed": return qsTr("Too many wrong PINs. Try again in %1.").arg(ago(refusal.retry_after_s ?? 30));
        case "tap_over": return qsTr("Please hold the card to the reader once more.");
        case "pins_differ": return qsTr("The two PINs aren't the same. Please type the second one again.");
        case "pin_too_short": return qsTr("A PIN has 6 to 12 figures.");
        case "pin_length": return qsTr("A PIN has 6 to 12 figures.");
        case "pin_guessable": return qsTr("This PIN is too easy to guess. Please choose another one.");
        case "code_wrong": return qsTr("This code isn't right. ostoja init printed it once.");
        case "no_card_at_reader": return qsTr("Please hold the new card to the reader first.");
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
        case "link_refused": return qsTr("Only a guest can be recognised, and only as a resident.");
        case "sex_unknown": return qsTr("The sex isn't told yet, and the wards need it. Please add it in the details.");
        case "call_unknown":
        case "call_over": return qsTr("This call has been answered already.");
        case "alert_unknown": return qsTr("This notice has been put away already.");
        case "member_unknown": return qsTr("This account isn't there any more.");
        case "last_administrator": return qsTr("Somebody has to administer the house: first make another administrator.");
        case "page_over": return qsTr("Please open the record anew.");
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
