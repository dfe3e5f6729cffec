// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja
import Ostoja.Kiosk

/// What is read, taken along as a file; where it lies then.
Item {
    id: files

    required property ReportsController reports

    readonly property string kept: reports.kept

    implicitHeight: Math.max(buttons.height, told.visible ? told.height : 0)

    Row {
        id: buttons

        spacing: Theme.dp(10)
        anchors.verticalCenter: parent.verticalCenter

        DeskButton {
            objectName: "save_pdf"
            enabled: !files.reports.keeping
            sign: "picture_as_pdf"
            text: qsTr("Save PDF")
            onClicked: files.reports.savePdf()
        }
        DeskButton {
            objectName: "save_csv"
            enabled: !files.reports.keeping
            sign: "table_view"
            text: qsTr("Save CSV")
            onClicked: files.reports.saveCsv()
        }
    }
    Notice {
        id: told

        objectName: "saved_at"
        good: true
        sign: "check"
        words: files.kept.length > 0 ? qsTr("Saved: %1").arg(files.kept) : ""
        anchors.left: buttons.right
        anchors.leftMargin: Theme.dp(16)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
    }
}
