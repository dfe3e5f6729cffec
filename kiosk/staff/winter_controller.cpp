// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/winter_controller.h"

#include <QDateTime>

namespace ostoja::kiosk {

void WinterController::hide() {
    forgetAnswers();
    refuse({});
}

void WinterController::begin(const QString& day, const QString& hour, const QString& thresholdC,
                             const QString& extra, bool aroundClock, const QString& approvedBy) {
    if (waiting()) return;
    const auto date = QDate::fromString(day.trimmed(), Qt::ISODate);
    const auto time = QTime::fromString(hour.trimmed(), QStringLiteral("H:mm"));
    if (!date.isValid() || !time.isValid()) return refuse(QStringLiteral("no_such_time"));
    bool degreesTold = false;
    bool bedsTold = false;
    const int degrees = thresholdC.trimmed().toInt(&degreesTold);
    const int beds = extra.trimmed().toInt(&bedsTold);
    if (!degreesTold || !bedsTold || beds < 0) return refuse(QStringLiteral("no_such_number"));
    if (approvedBy.isEmpty()) return refuse(QStringLiteral("approver_missing"));
    post(QStringLiteral("/v1/winter"),
         {{QStringLiteral("until"), QDateTime(date, time).toUTC().toString(Qt::ISODateWithMs)},
          {QStringLiteral("threshold_c"), degrees},
          {QStringLiteral("extra"), beds},
          {QStringLiteral("around_clock"), aroundClock},
          {QStringLiteral("approved_by"), approvedBy}});
}

void WinterController::end() {
    if (!waiting()) post(QStringLiteral("/v1/winter/end"), {});
}

}  // namespace ostoja::kiosk
