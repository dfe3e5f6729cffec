// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Ostoja.Kiosk

/// The window at the door: it shows the one screen that the controller names.
Window {
    id: window

    required property DoorController door
    required property real pixelsPerMm
    required property bool reducedMotion

    readonly property bool portrait: height > width
    readonly property string shown: door.screen
    /// Nothing moves now: what is seen is what will stay.
    readonly property bool settled: !bed.moving && !idle.moving

    title: "Ostoja"
    color: Theme.ground

    // A panel that is too small for the layout in millimetres gets a smaller scale rather than a cut screen.
    Binding {
        target: Theme
        property: "pixelsPerMm"
        value: Math.min(window.pixelsPerMm, window.width / (window.portrait ? 215 : 260), window.height / (window.portrait ? 350 : 160))
    }
    Binding {
        target: Theme
        property: "portrait"
        value: window.portrait
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.reducedMotion
    }

    NightSky {
        anchors.fill: parent
        starry: idle.visible || other.starry
    }
    IdleScreen {
        id: idle

        anchors.fill: parent
        door: window.door
        visible: window.shown === "idle" || window.shown === "hold_still" || window.shown === "out_of_order"
    }
    BedScreen {
        id: bed

        anchors.fill: parent
        door: window.door
        comesFrom: idle.invitationArea
        visible: window.shown === "bed"
    }
    Loader {
        id: other

        readonly property bool starry: window.shown === "unreachable"

        anchors.fill: parent
        sourceComponent: {
            switch (window.shown) {
            case "full_house":
            case "closed": return fullHouse;
            case "unknown_card": return unknownCard;
            case "welcome": return welcome;
            case "goodbye": return goodbye;
            case "left": return left;
            case "leave_asks_card": return leaveAsksCard;
            case "away": return away;
            case "help_asked": return helpAsked;
            case "unreachable": return unreachable;
            }
            return null;
        }
    }

    Component {
        id: fullHouse
        FullHouseScreen { door: window.door }
    }
    Component {
        id: unknownCard
        UnknownCardScreen { door: window.door }
    }
    Component {
        id: welcome
        WelcomeScreen { door: window.door }
    }
    Component {
        id: goodbye
        GoodbyeScreen { door: window.door }
    }
    Component {
        id: left
        LeftScreen { door: window.door }
    }
    Component {
        id: leaveAsksCard
        LeaveAsksCardScreen { door: window.door }
    }
    Component {
        id: away
        AwayScreen { door: window.door }
    }
    Component {
        id: helpAsked
        HelpAskedScreen { door: window.door }
    }
    Component {
        id: unreachable
        UnreachableScreen { door: window.door }
    }
}
