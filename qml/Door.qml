// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja.Kiosk

/// The window at the door: it shows the one screen that the controller names.
Window {
    id: window

    required property DoorController door
    required property real pixelsPerMm
    required property bool reducedMotion

    readonly property string shown: door.screen
    /// Nothing moves now: what is seen is what will stay.
    readonly property bool settled: !visits.moving && !idle.moving
    /// The first frame has been handed over to the display.
    property bool drawn: false

    title: "Ostoja"
    color: Theme.ground

    // Before the first binding of what is in the window is evaluated, so that all of it is laid out once.
    onPixelsPerMmChanged: fitTheme()
    onWidthChanged: fitTheme()
    onHeightChanged: fitTheme()
    onReducedMotionChanged: Theme.reducedMotion = reducedMotion

    /// A panel that is too small for the layout in millimetres gets a smaller scale rather than a cut screen.
    function fitTheme() {
        if (width <= 0 || height <= 0 || pixelsPerMm <= 0) return;
        Theme.portrait = height > width;
        Theme.pixelsPerMm = Math.min(pixelsPerMm, width / (Theme.portrait ? 215 : 260), height / (Theme.portrait ? 350 : 160));
    }

    // Not anchors: the window knows its size before its content item does.
    NightSky {
        width: window.width
        height: window.height
        starry: idle.visible || window.shown === "unreachable"
    }
    IdleScreen {
        id: idle

        width: window.width
        height: window.height
        door: window.door
        visible: window.shown === "idle" || window.shown === "hold_still" || window.shown === "out_of_order"
    }
    Loader {
        id: visits

        // Nobody sees them in the first frame: they are made after it, or as soon as one of them is shown.
        active: window.drawn || (window.shown !== "starting" && !idle.visible)
        readonly property bool moving: (item as VisitLayer)?.moving ?? true

        width: window.width
        height: window.height
        Component.onCompleted: setSource("door/VisitScreens.qml", {
            door: window.door,
            comesFrom: Qt.binding(() => idle.invitationArea)
        })
    }
    Loader {
        active: window.door.simulated
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.mm(1.2)
        sourceComponent: SimulatedMark {}
    }
    Connections {
        target: window
        enabled: !window.drawn

        function onFrameSwapped() { afterFrame.start(); }
    }
    Timer {
        id: afterFrame

        interval: 0
        onTriggered: window.drawn = true
    }
}
