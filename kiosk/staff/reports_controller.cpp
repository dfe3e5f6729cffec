// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/reports_controller.h"

#include <QDate>

namespace ostoja::kiosk {

namespace {

const auto tables = QStringLiteral("tables");

}  // namespace

void ReportsController::hide() {
    forgetAnswers();
    report_.clear();
    current_ = 0;
    refuse({});
}

QStringList ReportsController::titles() const {
    QStringList titles;
    for (const auto& table : report_[tables].toList())
        titles.append(table.toMap()[QStringLiteral("title")].toString());
    return titles;
}

QVariantMap ReportsController::table() const {
    return report_[tables].toList().value(current_).toMap();
}

void ReportsController::nightList() {
    load(QStringLiteral("/v1/night-list"));
}

void ReportsController::figures(const QString& from, const QString& until) {
    const auto first = QDate::fromString(from.trimmed(), Qt::ISODate);
    const auto last = QDate::fromString(until.trimmed(), Qt::ISODate);
    if (!first.isValid() || !last.isValid() || last < first) return refuse(QStringLiteral("no_such_nights"));
    load(QStringLiteral("/v1/figures?from=%1&until=%2")
             .arg(first.toString(Qt::ISODate), last.toString(Qt::ISODate)));
}

void ReportsController::choose(int table) {
    current_ = table;
    Q_EMIT changed();
}

void ReportsController::load(const QString& path) {
    if (waiting()) return;
    get(path, [this](const QJsonObject& report) {
        report_ = report.toVariantMap();
        if (current_ >= report_[tables].toList().size()) current_ = 0;
        Q_EMIT changed();
    });
}

}  // namespace ostoja::kiosk
