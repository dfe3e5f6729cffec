// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// The words and signs of the beds and of the night. A key without a word here is shown as it is.
QtObject {
    function segment(key: string): string {
        switch (key) {
        case "women": return qsTr("women");
        case "men": return qsTr("men");
        case "any": return qsTr("mixed");
        case "family": return qsTr("families");
        case "accessible": return qsTr("wheelchair users");
        }
        return key;
    }
    function segmentGlyph(key: string): string {
        switch (key) {
        case "women": return "female";
        case "men": return "male";
        case "family": return "family_restroom";
        case "accessible": return "accessible";
        }
        return "wc";
    }
    /// The first name and the first letter of the last, as the tile has room for: "Jan P."
    function shortName(name: string): string {
        const words = name.split(" ").filter(word => word.length > 0);
        if (words.length < 2 || /[0-9]/.test(name)) return name;
        return words[0] + " " + Array.from(words[words.length - 1])[0] + ".";
    }
    function freeIn(count: int): string {
        return qsTr("%n free", "beds of a room", count);
    }
    function position(key: string): string {
        switch (key) {
        case "lower": return qsTr("lower bed");
        case "upper": return qsTr("upper bed");
        case "single": return qsTr("single bed");
        }
        return key;
    }

    /// What stands below a bed's number when nobody is in it.
    function emptyBed(state: string, until: string): string {
        switch (state) {
        case "free": return qsTr("free", "one bed");
        case "held": return qsTr("until %1").arg(until);
        case "cleaning": return qsTr("cleaning");
        case "out_of_service": return qsTr("broken");
        case "off": return qsTr("folded");
        }
        return bedState(state);
    }
    /// What stands beside a bed's number when somebody is meant by it and not asleep in it.
    function besideNumber(state: string): string {
        switch (state) {
        case "arrival": return qsTr("waits");
        case "away": return qsTr("out", "beside the number of their bed");
        }
        return "";
    }
    function bedState(state: string): string {
        switch (state) {
        case "free": return qsTr("free", "one bed");
        case "arrival": return qsTr("waits for the carer");
        case "held": return qsTr("held");
        case "occupied": return qsTr("occupied", "one bed");
        case "away": return qsTr("out for a while");
        case "cleaning": return qsTr("being cleaned");
        case "out_of_service": return qsTr("out of service", "one bed");
        case "off": return qsTr("extra bed, folded");
        }
        return state;
    }
    function bedGlyph(state: string): string {
        switch (state) {
        case "arrival": return "back_hand";
        case "held": return "schedule";
        case "away": return "directions_walk";
        case "cleaning": return "cleaning_services";
        case "out_of_service": return "build";
        case "off": return "bedtime_off";
        }
        return "";
    }
    function presence(key: string): string {
        switch (key) {
        case "tapped": return qsTr("with the card");
        case "round": return qsTr("seen by a carer");
        case "assumed": return qsTr("assumed");
        }
        return key;
    }
    function presenceGlyph(key: string): string {
        switch (key) {
        case "tapped": return "contactless";
        case "round": return "visibility";
        }
        return "help_outline";
    }
    function whyBed(key: string): string {
        switch (key) {
        case "own_of_last_night": return qsTr("their bed of last night");
        case "held_for_them": return qsTr("held for them");
        case "need": return qsTr("for what they need");
        case "ward": return qsTr("their ward");
        case "household": return qsTr("with their household");
        case "kept_apart": return qsTr("apart from somebody");
        case "emptier_room": return qsTr("the emptier room");
        case "first_free": return qsTr("the first free one");
        }
        return key;
    }

    readonly property var filters: ["free", "women", "lower", "wheelchair", "dog"]
    function filter(key: string): string {
        switch (key) {
        case "free": return qsTr("free", "filter of beds");
        case "women": return qsTr("women");
        case "lower": return qsTr("lower", "filter of beds");
        case "wheelchair": return qsTr("wheelchair", "filter of beds");
        case "dog": return qsTr("with a dog", "filter of beds");
        }
        return key;
    }
    function filterGlyph(key: string): string {
        switch (key) {
        case "free": return "bed";
        case "women": return "female";
        case "lower": return "south";
        case "wheelchair": return "accessible";
        case "dog": return "pets";
        }
        return "";
    }

    /// Why somebody is admitted in spite of it.
    readonly property var specialCases: ["special_case", "frost", "nowhere_else", "agreed"]
    function specialCase(key: string): string {
        switch (key) {
        case "special_case": return qsTr("a specially justified case");
        case "frost": return qsTr("frost");
        case "nowhere_else": return qsTr("no other place tonight");
        case "agreed": return qsTr("agreed with the manager");
        }
        return key;
    }
    readonly property var refusalReasons: ["intoxicated", "suspended", "house_rules", "no_suitable_bed", "not_self_caring", "other"]
    readonly property var refusalOutcomes: ["arrived_elsewhere", "city_guard", "police", "ambulance", "declined", "admitted"]
    function refusalOutcome(key: string): string {
        switch (key) {
        case "arrived_elsewhere": return qsTr("arrived in another place");
        case "city_guard": return qsTr("with the city guard");
        case "police": return qsTr("with the police");
        case "ambulance": return qsTr("with the ambulance");
        case "declined": return qsTr("wanted no other place");
        case "admitted": return qsTr("admitted here after all");
        }
        return key;
    }
    readonly property var approvers: ["director", "city_office", "voivode", "crisis_staff"]
    function approver(key: string): string {
        switch (key) {
        case "director": return qsTr("the director");
        case "city_office": return qsTr("the city office");
        case "voivode": return qsTr("the voivode");
        case "crisis_staff": return qsTr("the crisis staff");
        }
        return key;
    }
    readonly property var papers: ["decision", "social_contract", "emergency_placement", "interview"]
    function paper(key: string): string {
        switch (key) {
        case "decision": return qsTr("decision");
        case "social_contract": return qsTr("social contract");
        case "emergency_placement": return qsTr("emergency placement");
        case "interview": return qsTr("interview");
        }
        return key;
    }

    /// Why a carer has to look, or why somebody was refused.
    function ground(key: string): string {
        switch (key) {
        case "suspended": return qsTr("suspended");
        case "house_closed":
        case "closed": return qsTr("the house is closed");
        case "after_cut_off": return qsTr("after the hour until which one is admitted");
        case "not_this_sex": return qsTr("the house isn't for this sex");
        case "minor_alone": return qsTr("a minor alone");
        case "sex_unknown": return qsTr("the sex isn't told yet");
        case "no_suitable_bed": return qsTr("no suitable bed");
        case "house_full":
        case "full_house": return qsTr("no free bed");
        case "paper_missing": return qsTr("a paper is missing");
        case "paper_expired": return qsTr("a paper has run out");
        case "not_self_caring": return qsTr("can't look after themselves");
        case "intoxicated": return qsTr("intoxicated");
        case "house_rules": return qsTr("house rules");
        case "other_ward": return qsTr("a bed of another ward");
        case "kept_apart": return qsTr("kept apart from somebody in this room");
        case "bed_taken": return qsTr("the bed is taken");
        case "refused_tonight": return qsTr("refused tonight");
        case "other": return qsTr("another reason");
        }
        return key;
    }
}
