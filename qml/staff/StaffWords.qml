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
    /// As the board tells of somebody: a label, or a nameless guest's number; empty where it tells of nobody.
    function whose(told: var): string {
        if ((told.label ?? "").length > 0) return told.label;
        return (told.guest ?? 0) > 0 ? guest(told.guest) : "";
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
    function alert(kind: string, bed: string): string {
        switch (kind) {
        case "revoked_card": return qsTr("a card that was reported lost was held");
        case "unknown_card": return qsTr("a card that nobody knows was held");
        case "arrival_lapsed":
            if (bed.length === 0) return qsTr("nobody came to somebody who waited, and no bed was held for them");
            return qsTr("nobody came in time to somebody who waited; their bed %1 was given up").arg(bed);
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

    function title(word: var): string {
        return word.substring(0, 1).toUpperCase() + word.substring(1);
    }
    /// "door-1" as people say it; a terminal with a name of its own keeps it.
    function terminal(key: var): string {
        if (key.startsWith("door-")) return qsTr("door %1").arg(key.slice(5));
        if (key.startsWith("desk-")) return qsTr("desk %1").arg(key.slice(5));
        return key;
    }
}
