// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// The window on a desk of the staff: the bar, the places to work in, the work, and the selected person at the right.
/// What isn't shown isn't loaded: nothing of anybody stays behind a lock.
Window {
    id: window

    required property StaffDesk desk
    required property real pixelsPerMm
    required property bool reducedMotion

    readonly property var rights: desk.session.rights
    readonly property var carried: desk.stays.carried
    readonly property string shown: desk.screen
    readonly property bool settled: true

    title: "Ostoja"
    color: desk.screen === "blank" ? Theme.bar : Theme.ground

    onWidthChanged: fitTheme()
    onHeightChanged: fitTheme()
    onPixelsPerMmChanged: fitTheme()
    Component.onCompleted: fitTheme()

    /// From 1366x768 everything has room; on a bigger screen it grows a little, and the lists grow with the rest.
    function fitTheme() {
        if (width <= 0 || height <= 0) return;
        Theme.day = Qt.binding(() => !desk.night && desk.screen !== "blank");
        Theme.reducedMotion = reducedMotion;
        Theme.deskScale = Math.min(width / 1366, height / 768, Math.max(1.25, pixelsPerMm / 4.9));
        Theme.pixelsPerMm = 3.78 * Theme.deskScale;
    }

    TopBar {
        id: bar

        visible: window.shown !== "blank" && window.shown !== "starting"
        desk: window.desk
        width: window.width
    }
    Loader {
        active: window.desk.atWork
        y: bar.height
        height: window.height - y
        sourceComponent: Rail {
            desk: window.desk
            height: window.height - bar.height
        }
    }
    Loader {
        id: away

        active: !window.desk.atWork
        focus: active
        y: bar.height
        width: window.width
        height: window.height - y
        sourceComponent: {
            switch (window.shown) {
            case "sign_in":
            case "locked": return signIn;
            case "setup": return setup;
            }
            return pause;
        }
        onLoaded: (item as Item).forceActiveFocus()
    }
    FocusScope {
        id: work

        readonly property int margin: Theme.dp(16)
        readonly property bool besides: beside.active

        focus: window.desk.atWork
        x: Theme.dp(92) + margin
        y: bar.height + margin
        width: window.width - x - margin
        height: window.height - y - margin

        Loader {
            id: middle

            active: window.desk.atWork
            focus: true
            width: parent.width - (work.besides ? beside.width + work.margin : 0)
            height: parent.height - (undo.visible ? undo.height + work.margin : 0)
            sourceComponent: {
                switch (window.shown) {
                case "board": return board;
                case "people": return people;
                case "register": return register;
                case "details": return details;
                case "queue": return queue;
                case "round": return round;
                case "winter": return winter;
                case "night_list": return nightList;
                case "figures": return figures;
                case "team": return team;
                case "record": return record;
                case "account": return account;
                }
                return null;
            }
            onLoaded: (item as Item).forceActiveFocus()
        }
        Loader {
            id: beside

            readonly property bool withPerson: window.desk.person.id.length > 0

            active: window.desk.atWork && (window.shown === "board" || window.shown === "people" && withPerson)
            anchors.right: parent.right
            width: Theme.dp(340)
            height: parent.height
            sourceComponent: withPerson ? person : window.desk.board.selected.length > 0 ? bed : arrivals
            // On the board the arrows go on from bed to bed.
            onLoaded: if (window.shown === "people") (item as Item).forceActiveFocus()
        }
        UndoBar {
            id: undo

            session: window.desk.session
            visible: window.desk.atWork && !work.besides && session.mayTakeBack
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Math.min(parent.width, Theme.dp(440))
        }
    }

    Component {
        id: signIn

        SignInScreen { desk: window.desk }
    }
    Component {
        id: setup

        SetupScreen { desk: window.desk }
    }
    Component {
        id: pause

        DeskPause { desk: window.desk }
    }
    Component {
        id: board

        BoardScreen { desk: window.desk }
    }
    Component {
        id: person

        PersonPanel { desk: window.desk }
    }
    Component {
        id: bed

        BedSide { desk: window.desk }
    }
    Component {
        id: arrivals

        ArrivalsSide { desk: window.desk }
    }
    Component {
        id: people

        PeopleScreen { desk: window.desk }
    }
    Component {
        id: register

        RegisterScreen { desk: window.desk }
    }

    Component {
        id: details

        DetailsScreen { desk: window.desk }
    }
    Component {
        id: queue

        QueueScreen { desk: window.desk }
    }
    Component {
        id: round

        RoundScreen { desk: window.desk }
    }
    Component {
        id: winter

        WinterScreen { desk: window.desk }
    }
    Component {
        id: nightList

        ReportsScreen {
            desk: window.desk
            nightList: true
        }
    }
    Component {
        id: figures

        ReportsScreen { desk: window.desk }
    }
    Component {
        id: team

        TeamScreen { desk: window.desk }
    }
    Component {
        id: record

        RecordScreen { desk: window.desk }
    }
    Component {
        id: account

        AccountScreen { desk: window.desk }
    }

    Connections {
        target: window.desk.person

        function onOpened() { if (window.shown === "people") (beside.item as Item)?.forceActiveFocus(); }
    }

    function back() {
        if (desk.cards.awaitedFor.length > 0) {
            desk.cards.cancel();
        } else if (desk.arrivals.step.length > 0) {
            desk.arrivals.cancel();
        } else if (carried.number !== undefined) {
            desk.stays.drop();
        } else if (shown === "register") {
            desk.go("people");
        } else if (shown === "details") {
            desk.leave();
        } else if (desk.person.id.length > 0) {
            desk.person.close();
            (middle.item as PeopleScreen)?.search();
        } else if (shown === "board") {
            desk.board.select("");
        } else if (shown === "people") {
            desk.people.search("");
            (middle.item as PeopleScreen)?.search();
        } else if (rights.includes("see_people")) {
            desk.go("people");
        }
    }

    function find() {
        desk.go("people");
        (middle.item as PeopleScreen)?.search();
    }

    Shortcut {
        sequence: "F1"
        enabled: window.desk.atWork && window.rights.includes("see_board")
        onActivated: window.desk.go("board")
    }
    Shortcut {
        sequence: "F2"
        enabled: window.desk.atWork && window.rights.includes("register_people")
        onActivated: window.desk.go("register")
    }
    Shortcut {
        sequence: "F3"
        enabled: window.desk.atWork && window.rights.includes("see_people")
        onActivated: window.desk.go("people")
    }
    Shortcut {
        sequence: "F4"
        enabled: window.desk.atWork && window.rights.includes("answer_calls")
        onActivated: window.desk.go("queue")
    }
    Shortcut {
        sequence: "F5"
        enabled: window.desk.atWork && window.rights.includes("run_night")
        onActivated: window.desk.go("round")
    }
    Shortcut {
        sequence: "F8"
        enabled: window.desk.atWork && window.rights.includes("switch_winter")
        onActivated: window.desk.go("winter")
    }
    Shortcut {
        sequence: "F11"
        enabled: window.desk.atWork && window.rights.includes("run_night")
        onActivated: window.desk.go("night_list")
    }
    Shortcut {
        sequence: "F6"
        enabled: window.desk.atWork && window.rights.includes("manage_staff")
        onActivated: window.desk.go("team")
    }
    Shortcut {
        sequence: "F7"
        enabled: window.desk.atWork && window.rights.includes("read_record")
        onActivated: window.desk.go("record")
    }
    Shortcut {
        sequence: "F9"
        onActivated: window.desk.setBlank(window.shown !== "blank")
    }
    Shortcut {
        sequence: "F10"
        enabled: window.desk.atWork
        onActivated: window.desk.session.lock()
    }
    Shortcut {
        sequence: "/"
        // Whoever types in the field types a slash.
        enabled: window.shown === "board" || window.shown === "people" && !(middle.item as PeopleScreen)?.searching
        onActivated: window.find()
    }
    Shortcut {
        sequence: "Esc"
        enabled: window.desk.atWork
        onActivated: window.back()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        enabled: window.desk.atWork
        onActivated: window.desk.session.takeBack()
    }
}
