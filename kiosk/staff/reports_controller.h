// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// A list or the figures of the house as the station tells them: tables with their sums. It reckons nothing.
class ReportsController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// What stands above the tables: the house, the nights.
    Q_PROPERTY(QStringList lines READ lines NOTIFY changed)
    /// Titles of the tables.
    Q_PROPERTY(QStringList titles READ titles NOTIFY changed)
    /// Which of them is read.
    Q_PROPERTY(int current READ current NOTIFY changed)
    /// {columns: [{key, title, number}], rows: [[cell …]], total: [cell …]}; empty without one.
    Q_PROPERTY(QVariantMap table READ table NOTIFY changed)

  public:
    using StaffController::StaffController;

    /// Nothing of anybody stays.
    void hide();

    QString title() const { return report_[QStringLiteral("title")].toString(); }
    QStringList lines() const { return report_[QStringLiteral("lines")].toStringList(); }
    QStringList titles() const;
    int current() const { return current_; }
    QVariantMap table() const;

    /// Who sleeps in the house this night.
    Q_INVOKABLE void nightList();
    /// Nights "2026-11-01", both told.
    Q_INVOKABLE void figures(const QString& from, const QString& until);
    Q_INVOKABLE void choose(int table);

  private:
    void load(const QString& path);

    QVariantMap report_;
    int current_ = 0;
};

}  // namespace ostoja::kiosk
