// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Colour, type, space and motion of every screen, in one place. Lengths are millimetres on the panel: Theme.mm(15).
QtObject {
    /// Set once by the window.
    property real pixelsPerMm: 4.9
    property bool portrait: false
    property bool reducedMotion: false

    function mm(millimetres: real): int {
        return Math.round(millimetres * pixelsPerMm);
    }

    /// The day palette: a desk with the light on. The door has the night's.
    property bool day: false

    // Ground and surfaces.
    readonly property color skyHigh: "#081221"
    readonly property color ground: day ? "#FAF6EF" : "#0E1B2C"
    readonly property color groundLow: "#16283D"
    readonly property color surface: day ? "#FFFFFF" : "#16283D"
    readonly property color raised: day ? "#F6F1E6" : "#1F3650"
    readonly property color pressed: day ? "#E9E1CF" : "#2B4868"
    readonly property color line: day ? "#E3DCCD" : "#2C4664"

    // Text.
    readonly property color text: day ? "#14202E" : "#F7F1E7"
    readonly property color secondText: day ? "#5F5A4C" : "#CDD8E4"

    /// The one thing that matters now; once on a screen.
    readonly property color amber: "#FFC66B"
    readonly property color amberDeep: "#F0AE4C"
    readonly property color ink: "#2A1A05"
    readonly property color free: "#5CC8A8"
    readonly property color freeInk: "#02140F"
    /// A person is needed.
    readonly property color attention: "#F28B74"
    readonly property color attentionInk: "#2A0D05"
    readonly property color nightInk: "#0B1B2B"

    // The desk: its bar is dark in both palettes, its rail a shade of the ground.
    readonly property color bar: day ? "#14202E" : "#081221"
    readonly property color barRaised: day ? "#24364B" : "#1F3650"
    readonly property color barPressed: day ? "#324A66" : "#2B4868"
    readonly property color barText: "#F7F1E7"
    readonly property color barSecondText: "#CDD8E4"
    readonly property color barHeld: "#FFC66B"
    readonly property color barExtra: "#B79CF0"
    readonly property color barWinter: "#9CC9F2"
    readonly property color rail: day ? "#EFE7D6" : "#0B1726"
    readonly property color railText: day ? "#4B473B" : "#CDD8E4"
    readonly property color field: day ? "#FFFFFF" : "#0E1B2C"
    readonly property color fieldLine: day ? "#8C8572" : "#56697F"
    /// Where the keys go.
    readonly property color focus: day ? "#8A4B06" : "#FFC66B"
    /// What one would do next: dark with amber by day, amber with ink by night.
    readonly property color primary: day ? "#14202E" : "#FFC66B"
    readonly property color primaryPressed: day ? "#24364B" : "#F0AE4C"
    readonly property color primaryText: day ? "#FFC66B" : "#2A1A05"
    readonly property color freeFill: day ? "#EAF7F1" : "#123A34"
    readonly property color freeLine: day ? "#1F8A66" : "#5CC8A8"
    readonly property color freeText: day ? "#0E5B42" : "#A6E5D2"
    readonly property color heldFill: day ? "#FFF3DC" : "#3A2C14"
    readonly property color heldLine: day ? "#B4690E" : "#FFC66B"
    readonly property color heldText: day ? "#6B3C04" : "#FFDCA3"
    readonly property color occupied: "#2F4560"
    readonly property color awayBed: "#56697F"
    readonly property color bedText: "#FFFFFF"
    /// A bed of a winter action.
    readonly property color extraBed: "#4B3D78"
    readonly property color usual: day ? "#E9E1CF" : "#2C4664"
    readonly property color tonight: day ? "#B4690E" : "#FFC66B"
    readonly property color outFill: day ? "#EEE9DC" : "#22364D"
    readonly property color outStripe: day ? "#DCD5C4" : "#2C4664"
    readonly property color outText: day ? "#5A5346" : "#CDD8E4"
    readonly property color attentionFill: day ? "#FBE9E3" : "#4A231A"
    readonly property color attentionText: day ? "#7A2A18" : "#FFC9BC"

    // The house.
    readonly property color wallHigh: "#1C324B"
    readonly property color wallLow: "#18293F"
    readonly property color roofHigh: "#294461"
    readonly property color roofLow: "#20384F"
    readonly property color trim: "#2F4D6B"
    readonly property color lampHigh: "#FFEBC0"
    readonly property color lamp: "#FFCB78"
    readonly property color lampLow: "#EFA44A"
    readonly property color lampGlow: "#80FFCB78"
    readonly property color lampGone: "#00FFCB78"
    readonly property color curtain: "#33456F"
    readonly property color curtainFold: "#273758"
    readonly property color warmLine: "#D79A52"
    readonly property color shutter: "#13233A"
    readonly property color shutterSlat: "#1D3049"
    readonly property color timber: "#8A5417"
    readonly property color yard: "#0A1626"

    // A resident's card.
    readonly property color card: "#FFF4DE"
    readonly property color cardEdge: "#B9802F"
    readonly property color cardPrint: "#DDB983"

    // Type. Letters that must be read at the door have capitals of 7.3 mm or more: title and above.
    readonly property string family: "Inter"
    readonly property string displayFamily: "Inter Display"
    readonly property string signFamily: "Material Icons"
    readonly property int titleType: mm(10.5)
    readonly property int leadType: mm(6.9)
    readonly property int bodyType: mm(5.9)
    readonly property int smallType: mm(4.7)

    // The desk's own unit, 1/96 inch where it isn't told otherwise, and its sizes: read at an arm's length.
    property real deskScale: 1
    function dp(units: real): int {
        return Math.round(units * deskScale);
    }
    readonly property int deskTitle: dp(22)
    readonly property int deskLead: dp(18)
    readonly property int deskBody: dp(15)
    readonly property int deskSmall: dp(13)
    readonly property int deskRadius: dp(14)
    readonly property int deskTouch: dp(46)

    // Space and shape.
    readonly property int margin: mm(portrait ? 12 : 11.4)
    readonly property int gap: mm(4.9)
    readonly property int radius: mm(6)
    readonly property int touchHeight: mm(17)

    // Motion: where things go, never before what must be read.
    readonly property int quick: reducedMotion ? 0 : 200
    readonly property int calm: reducedMotion ? 0 : 280

    /// Dark or light writing on a colour from configuration.
    function inkOn(colour: color): color {
        return 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b > 0.45 ? nightInk : text;
    }
}
