// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// The words and pictograms for what the station names by a key. A key without a word here shows none.
QtObject {
    // Facilities and their places.

    function facilityKind(kind: string): string {
        switch (kind) {
        case "night_shelter": return qsTr("night shelter");
        case "shelter": return qsTr("shelter");
        case "care_shelter": return qsTr("shelter with care");
        case "warming_room": return qsTr("warming room");
        case "bathhouse": return qsTr("bathhouse");
        case "day_centre": return qsTr("day centre");
        }
        return "";
    }
    function facilityGlyph(kind: string): string {
        switch (kind) {
        case "warming_room": return "fireplace";
        case "bathhouse": return "shower";
        case "day_centre": return "chair";
        }
        return "night_shelter";
    }
    /// What waits in a lit window.
    function placeGlyph(kind: string): string {
        switch (kind) {
        case "bathhouse": return "shower";
        case "day_centre": return "chair";
        }
        return "bed";
    }
    function freePlaces(kind: string, count: int): string {
        switch (kind) {
        case "bathhouse": return qsTr("free cabins", "beside the number", count);
        case "day_centre": return qsTr("free seats", "beside the number", count);
        }
        return qsTr("free places", "beside the number", count);
    }
    function houseFull(kind: string): string {
        switch (kind) {
        case "bathhouse": return qsTr("All our cabins are taken now");
        case "day_centre": return qsTr("All our seats are taken now");
        }
        return qsTr("Our beds are taken tonight");
    }
    function houseClosed(kind: string): string {
        switch (kind) {
        case "bathhouse": return qsTr("The bathhouse is closed now");
        case "day_centre": return qsTr("The day centre is closed now");
        }
        return qsTr("The night shelter is closed now");
    }
    function freeUnit(unit: string, count: int): string {
        switch (unit) {
        case "cabins": return qsTr("free cabins", "in another place of the town", count);
        case "seats": return qsTr("free seats", "in another place of the town", count);
        }
        return qsTr("free beds", "in another place of the town", count);
    }
    function age(minutes: int): string {
        return minutes < 1 ? qsTr("figure of this minute") : qsTr("figure %n minute(s) old", "", minutes);
    }

    // People.

    function goodDay(dayPart: string): string {
        switch (dayPart) {
        case "morning": return qsTr("Good morning");
        case "afternoon": return qsTr("Good afternoon");
        }
        return qsTr("Good evening");
    }
    function goodDayTo(dayPart: string, greeting: string): string {
        switch (dayPart) {
        case "morning": return qsTr("Good morning, %1").arg(greeting);
        case "afternoon": return qsTr("Good afternoon, %1").arg(greeting);
        }
        return qsTr("Good evening, %1").arg(greeting);
    }

    // Where the reader hangs.

    function atReader(side: string): string {
        switch (side) {
        case "left": return qsTr("on the reader to the left, for a moment");
        case "below": return qsTr("on the reader below the screen, for a moment");
        }
        return qsTr("on the reader to the right, for a moment");
    }

    // Beds, rooms and the way to them.

    function position(position: string): string {
        switch (position) {
        case "lower": return qsTr("lower", "bed of a bunk");
        case "upper": return qsTr("upper", "bed of a bunk");
        }
        return "";
    }
    function room(number: string): string {
        return qsTr("room %1").arg(number);
    }
    function door(colourName: string): string {
        switch (colourName) {
        case "blue": return qsTr("blue door");
        case "green": return qsTr("green door");
        case "yellow": return qsTr("yellow door");
        case "orange": return qsTr("orange door");
        case "red": return qsTr("red door");
        case "rose":
        case "pink": return qsTr("pink door");
        case "violet": return qsTr("violet door");
        case "turquoise": return qsTr("turquoise door");
        case "white": return qsTr("white door");
        case "grey": return qsTr("grey door");
        case "brown": return qsTr("brown door");
        }
        return "";
    }
    function withSign(sign: string): string {
        switch (glyph(sign)) {
        case "anchor": return qsTr("with an anchor");
        case "wb_sunny": return qsTr("with a sun");
        case "park": return qsTr("with a tree");
        case "sailing": return qsTr("with a boat");
        case "star": return qsTr("with a star");
        case "landscape": return qsTr("with a mountain");
        case "notifications": return qsTr("with a bell");
        case "vpn_key": return qsTr("with a key");
        case "bedtime": return qsTr("with a moon");
        case "cloud": return qsTr("with a cloud");
        case "favorite": return qsTr("with a heart");
        case "local_florist": return qsTr("with a flower");
        case "eco": return qsTr("with a leaf");
        case "beach_access": return qsTr("with an umbrella");
        case "pedal_bike": return qsTr("with a bicycle");
        case "water_drop": return qsTr("with a drop");
        }
        return "";
    }
    /// The pictogram of a room's sign: plain words and near relatives become the name that the type knows.
    function glyph(sign: string): string {
        const names = {
            "sun": "wb_sunny", "sunny": "wb_sunny", "light_mode": "wb_sunny",
            "tree": "park", "forest": "park",
            "boat": "sailing", "directions_boat": "sailing",
            "mountain": "landscape", "terrain": "landscape", "filter_hdr": "landscape",
            "bell": "notifications",
            "key": "vpn_key",
            "moon": "bedtime", "nightlight": "bedtime", "dark_mode": "bedtime", "nights_stay": "bedtime",
            "heart": "favorite",
            "flower": "local_florist",
            "leaf": "eco",
            "umbrella": "beach_access",
            "bicycle": "pedal_bike", "directions_bike": "pedal_bike",
            "drop": "water_drop"
        };
        return names[sign] ?? sign;
    }
    function stepGlyph(kind: string): string {
        switch (kind) {
        case "enter": return "login";
        case "left": return "turn_left";
        case "right": return "turn_right";
        case "up": return "stairs";
        case "down": return "stairs";
        case "door": return "sensor_door";
        }
        return "straight";
    }
    function step(kind: string, count: int): string {
        switch (kind) {
        case "enter": return qsTr("go in");
        case "left": return qsTr("left");
        case "right": return qsTr("right");
        case "up": return qsTr("%n floor(s) up", "", Math.max(1, count));
        case "down": return qsTr("%n floor(s) down", "", Math.max(1, count));
        case "door": return nthDoor(count);
        }
        return qsTr("straight on");
    }
    function nthDoor(count: int): string {
        switch (count) {
        case 0:
        case 1: return qsTr("first door");
        case 2: return qsTr("second door");
        case 3: return qsTr("third door");
        case 4: return qsTr("fourth door");
        case 5: return qsTr("fifth door");
        case 6: return qsTr("sixth door");
        }
        return qsTr("door no. %1").arg(count);
    }
}
