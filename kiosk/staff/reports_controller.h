// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "error/error.h"
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
    /// Files may be kept: the desk has a folder for them.
    Q_PROPERTY(bool keeps READ keeps CONSTANT)
    /// A file is being made or written.
    Q_PROPERTY(bool keeping READ keeping NOTIFY changed)
    /// Where the last one lies; empty while none does.
    Q_PROPERTY(QString kept READ kept NOTIFY changed)

  public:
    using StaffController::StaffController;

    /// From now on files are kept in this folder; none are while it is empty.
    void keepIn(const QString& folder) { folder_ = folder; }
    /// Nothing of anybody stays.
    void hide();

    QString title() const { return report_[QStringLiteral("title")].toString(); }
    QStringList lines() const { return report_[QStringLiteral("lines")].toStringList(); }
    QStringList titles() const;
    int current() const { return current_; }
    QVariantMap table() const;
    bool keeps() const { return !folder_.isEmpty(); }
    bool keeping() const { return waiting() || writing_; }
    const QString& kept() const { return kept_; }

    /// Who sleeps in the house this night.
    Q_INVOKABLE void nightList();
    /// Nights "2026-11-01", both told.
    Q_INVOKABLE void figures(const QString& from, const QString& until);
    Q_INVOKABLE void choose(int table);
    /// All that is read, on paper.
    Q_INVOKABLE void savePdf();
    /// The table that is read.
    Q_INVOKABLE void saveCsv();

  private:
    void load(const QString& path, const QString& query = {});
    void save(const QString& form, const QString& query);
    /// The nights that the report tells of, as its file is asked for.
    QString nights() const;
    void write(const QString& name, const QByteArray& bytes);
    void written(const Expected<QString>& path, int looked);
    void look();

    QVariantMap report_;
    int current_ = 0;
    /// What is read: "/v1/figures".
    QString path_;
    QString folder_;
    QString kept_;
    bool writing_ = false;
    /// Counts what is looked at: a file that is written slowly isn't told to whoever looks at something else.
    int looked_ = 0;
};

}  // namespace ostoja::kiosk
