// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Every screen but the idle one.
VisitLayer {
    id: screens

    moving: bed.moving

    BedScreen {
        id: bed

        anchors.fill: parent
        door: screens.door
        comesFrom: screens.comesFrom
        visible: screens.door.screen === "bed" || screens.door.screen === "arrival"
    }
    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (screens.door.screen) {
            case "full_house":
            case "closed": return fullHouse;
            case "unknown_card": return unknownCard;
            case "see_staff": return screens.door.turnedAway ? fullHouse : seeStaff;
            case "no_card": return noCard;
            case "welcome": return welcome;
            case "goodbye": return goodbye;
            case "left": return left;
            case "leave_asks_card": return leaveAsksCard;
            case "away": return away;
            case "help_asked": return helpAsked;
            case "help_coming": return helpComing;
            case "unreachable": return unreachable;
            }
            return null;
        }
    }

    Component {
        id: fullHouse
        FullHouseScreen { door: screens.door }
    }
    Component {
        id: unknownCard
        UnknownCardScreen { door: screens.door }
    }
    Component {
        id: seeStaff
        SeeStaffScreen { door: screens.door }
    }
    Component {
        id: noCard
        NoCardScreen { door: screens.door }
    }
    Component {
        id: welcome
        WelcomeScreen { door: screens.door }
    }
    Component {
        id: goodbye
        GoodbyeScreen { door: screens.door }
    }
    Component {
        id: left
        LeftScreen { door: screens.door }
    }
    Component {
        id: leaveAsksCard
        LeaveAsksCardScreen { door: screens.door }
    }
    Component {
        id: away
        AwayScreen { door: screens.door }
    }
    Component {
        id: helpAsked
        HelpAskedScreen { door: screens.door }
    }
    Component {
        id: helpComing
        HelpComingScreen { door: screens.door }
    }
    Component {
        id: unreachable
        UnreachableScreen { door: screens.door }
    }
}
