// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Finding a person: what is typed, whom the station found, and which of them is marked. The finding itself
/// is the station's. One question at a time: what is typed meanwhile is asked next, so that a slow answer
/// never stands above a newer word.
class PeopleController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(QString query READ query NOTIFY changed)
    /// The summaries, best first.
    Q_PROPERTY(QVariantList found READ found NOTIFY foundChanged)
    Q_PROPERTY(int total READ total NOTIFY foundChanged)
    /// The marked one; -1 without any.
    Q_PROPERTY(int current READ current NOTIFY currentChanged)
    /// What was found is the answer to what is typed.
    Q_PROPERTY(bool answered READ answered NOTIFY foundChanged)

  public:
    using StaffController::StaffController;

    const QString& query() const { return query_; }
    const QVariantList& found() const { return found_; }
    int total() const { return total_; }
    int current() const { return current_; }
    bool answered() const { return !asking_ && asked_ == query_; }

    Q_INVOKABLE void search(const QString& query);
    /// The same once more: somebody has changed.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void move(int steps);
    Q_INVOKABLE void mark(int index);
    Q_INVOKABLE QString currentPerson() const;
    /// Nothing of anybody stays.
    void hide();

  Q_SIGNALS:
    void foundChanged();
    void currentChanged();

  private:
    void askNext();
    void take(const QJsonObject& answer);

    QString query_;
    QString asked_;
    QString answered_;
    QVariantList found_;
    int total_ = 0;
    int current_ = -1;
    bool asking_ = false;
};

}  // namespace ostoja::kiosk
