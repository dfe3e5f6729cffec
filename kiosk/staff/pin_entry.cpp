// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/pin_entry.h"

namespace ostoja::kiosk {

namespace {

constexpr int fewestFigures = 6;
constexpr int mostFigures = 12;

}  // namespace

PinEntry::~PinEntry() {
    figures_.fill(QLatin1Char('0'));
}

bool PinEntry::enough() const {
    return figures_.size() >= fewestFigures;
}

void PinEntry::press(const QString& figure) {
    const bool one = figure.size() == 1 && figure[0] >= QLatin1Char('0') && figure[0] <= QLatin1Char('9');
    if (!one || figures_.size() >= mostFigures) return;
    figures_ += figure;
    Q_EMIT changed();
}

void PinEntry::rub() {
    if (figures_.isEmpty()) return;
    figures_.chop(1);
    Q_EMIT changed();
}

void PinEntry::clear() {
    if (figures_.isEmpty()) return;
    figures_.fill(QLatin1Char('0'));
    figures_.clear();
    Q_EMIT changed();
}

QString PinEntry::take() {
    QString taken = figures_;
    clear();
    return taken;
}

}  // namespace ostoja::kiosk
