// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ostoja

/// Free places for women, for men and for anybody, each with its sign.
Flow {
    id: shares

    property int women: 0
    property int men: 0
    property int anybody: 0
    property int type: Theme.bodyType

    spacing: Theme.mm(6)

    component Share: Row {
        id: share

        property string sign
        property string word
        property int count

        spacing: Theme.mm(1.4)

        Sign {
            name: share.sign
            size: Math.round(shares.type * 1.2)
            color: Theme.secondText
            anchors.verticalCenter: parent.verticalCenter
        }
        Phrase {
            text: share.word
            color: Theme.secondText
            font.pixelSize: shares.type
        }
        DataText {
            text: share.count
            font.pixelSize: shares.type
            font.weight: Font.DemiBold
        }
    }

    Share {
        sign: "woman"
        word: qsTr("women")
        count: shares.women
    }
    Share {
        sign: "man"
        word: qsTr("men")
        count: shares.men
    }
    Share {
        visible: shares.anybody > 0
        sign: "people"
        word: qsTr("anybody")
        count: shares.anybody
    }
}
