// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Ostoja

/// Slanted stripes over what can't be used.
Shape {
    id: stripes

    readonly property int inset: Theme.dp(3)
    readonly property int step: Theme.dp(12)
    readonly property string lines: {
        const right = width - inset;
        const bottom = height - inset;
        let path = "";
        for (let sum = step; sum < width + height; sum += step) {
            const from = Qt.point(Math.min(right, sum - inset), Math.max(inset, sum - right));
            const to = Qt.point(Math.max(inset, sum - bottom), Math.min(bottom, sum - inset));
            if (from.x > to.x) path += "M" + from.x + " " + from.y + "L" + to.x + " " + to.y;
        }
        return path;
    }

    ShapePath {
        strokeColor: Theme.outStripe
        strokeWidth: Theme.dp(4)
        fillColor: "transparent"
        capStyle: ShapePath.FlatCap
        PathSvg { path: stripes.lines }
    }
}
