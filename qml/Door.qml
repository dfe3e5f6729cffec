// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
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
    readonly property bool settled: !visits.moving && !idle.moving
    /// The first frame has been handed over to the display.
    property bool drawn: false

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
        starry: idle.visible || window.shown === "unreachable"
    }
    IdleScreen {
        id: idle

        anchors.fill: parent
        door: window.door
        visible: window.shown === "idle" || window.shown === "hold_still" || window.shown === "out_of_order"
    }
    Loader {
        id: visits

        // Nobody sees them in the first frame: they are made after it, or as soon as one of them is shown.
        active: window.drawn || (window.shown !== "starting" && !idle.visible)
        readonly property bool moving: (item as VisitLayer)?.moving ?? true

        anchors.fill: parent
        Component.onCompleted: setSource("door/VisitScreens.qml", {
            door: window.door,
            comesFrom: Qt.binding(() => idle.invitationArea)
        })
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
