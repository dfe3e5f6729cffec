// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/new_id.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

namespace ostoja::kiosk {

QString newId() {
    const auto ms = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    const quint64 random = QRandomGenerator::system()->generate64();
    const auto high = static_cast<uint>(ms >> 16);
    const auto middle = static_cast<ushort>(ms);
    const auto low = static_cast<ushort>(0x7000 | (random & 0x0FFF));
    const quint64 rest = QRandomGenerator::system()->generate64();
    const auto byte = [rest](int index) { return static_cast<uchar>(rest >> (8 * index)); };
    const auto variant = static_cast<uchar>(0x80 | (byte(0) & 0x3F));
    return QUuid(high, middle, low, variant, byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7))
        .toString(QUuid::WithoutBraces);
}

}  // namespace ostoja::kiosk
