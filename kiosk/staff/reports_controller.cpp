// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/reports_controller.h"

#include <spdlog/spdlog.h>
#include <QDate>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <memory>

#include "kiosk/staff/kept_file.h"

namespace ostoja::kiosk {

namespace {

const auto tables = QStringLiteral("tables");
const auto nightListPath = QStringLiteral("/v1/night-list");

}  // namespace

void ReportsController::hide() {
    forgetAnswers();
    report_.clear();
    path_.clear();
    current_ = 0;
    look();
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
    load(nightListPath);
}

void ReportsController::figures(const QString& from, const QString& until) {
    const auto first = QDate::fromString(from.trimmed(), Qt::ISODate);
    const auto last = QDate::fromString(until.trimmed(), Qt::ISODate);
    if (!first.isValid() || !last.isValid() || last < first) return refuse(QStringLiteral("no_such_nights"));
    load(QStringLiteral("/v1/figures"),
         QStringLiteral("from=%1&until=%2").arg(first.toString(Qt::ISODate), last.toString(Qt::ISODate)));
}

void ReportsController::choose(int table) {
    current_ = table;
    look();
    Q_EMIT changed();
}

void ReportsController::savePdf() {
    save(QStringLiteral(".pdf"), nights());
}

void ReportsController::saveCsv() {
    if (path_ == nightListPath) return save(QStringLiteral(".csv"), nights());
    const auto key = table()[QStringLiteral("table")].toString();
    save(QStringLiteral(".csv"), nights() + QStringLiteral("&table=") + key);
}

QString ReportsController::nights() const {
    const auto from = report_[QStringLiteral("from")].toString();
    // Empty before a house's first night.
    if (from.isEmpty()) return {};
    // While it is read the open night may have become another one.
    if (path_ == nightListPath) return QStringLiteral("night=") + from;
    return QStringLiteral("from=%1&until=%2").arg(from, report_[QStringLiteral("until")].toString());
}

void ReportsController::load(const QString& path, const QString& query) {
    if (waiting()) return;
    look();
    get(query.isEmpty() ? path : path + QLatin1Char('?') + query, [this, path](const QJsonObject& report) {
        report_ = report.toVariantMap();
        path_ = path;
        if (current_ >= report_[tables].toList().size()) current_ = 0;
        Q_EMIT changed();
    });
}

void ReportsController::save(const QString& form, const QString& query) {
    if (!keeps() || path_.isEmpty() || keeping()) return;
    look();
    const auto path = path_ + form;
    getFile(query.isEmpty() ? path : path + QLatin1Char('?') + query,
            [this](const QString& name, const QByteArray& bytes) { write(name, bytes); });
}

/// A stick takes its time: the screen doesn't wait for it.
void ReportsController::write(const QString& name, const QByteArray& bytes) {
    writing_ = true;
    Q_EMIT changed();
    const auto promise = std::make_shared<QPromise<Expected<QString>>>();
    promise->future().then(
        this, [this, looked = looked_](const Expected<QString>& path) { written(path, looked); });
    promise->start();
    QThreadPool::globalInstance()->start([promise, folder = folder_, name, bytes] {
        promise->addResult(keepFile(folder, name, bytes));
        promise->finish();
    });
}

void ReportsController::written(const Expected<QString>& path, int looked) {
    writing_ = false;
    if (!path) spdlog::warn("{}", path.error().message);
    if (looked != looked_) return Q_EMIT changed();
    if (!path) {
        return refuse(QString::fromStdString(path.error().code), {{QStringLiteral("folder"), folder_}});
    }
    kept_ = *path;
    Q_EMIT changed();
}

void ReportsController::look() {
    kept_.clear();
    ++looked_;
}

}  // namespace ostoja::kiosk
