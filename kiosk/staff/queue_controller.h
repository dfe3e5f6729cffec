// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Who waits at a door for a carer, and what staff are told quietly.
class QueueController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// {call, kind, number, terminal, age_s}, as they came.
    Q_PROPERTY(QVariantList calls READ calls NOTIFY changed)
    /// {alert, kind, terminal, age_s, person, label, bed}
    Q_PROPERTY(QVariantList alerts READ alerts NOTIFY changed)
    /// How many wait; the only thing that a locked screen knows.
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// The call that is being answered, or empty.
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)
    /// What the last answer came to: {outcome, person, bed {number, room}}, until the next one.
    Q_PROPERTY(QVariantMap outcome READ outcome NOTIFY changed)

  public:
    using StaffController::StaffController;

    void apply(const QJsonObject& state);
    void hide();

    const QVariantList& calls() const { return calls_; }
    const QVariantList& alerts() const { return alerts_; }
    int count() const { return count_; }
    QVariantMap chosen() const;
    const QVariantMap& outcome() const { return outcome_; }

    Q_INVOKABLE void choose(const QString& call);
    Q_INVOKABLE void answerWithPerson(const QString& person);
    /// "f", "m"
    Q_INVOKABLE void answerWithGuest(const QString& sex);
    Q_INVOKABLE void done(const QString& call);
    Q_INVOKABLE void seen(const QString& alert);

  Q_SIGNALS:
    void answered(const QString& person);

  private:
    void answer(const QString& call, const QJsonObject& with);

    QVariantList calls_;
    QVariantList alerts_;
    int count_ = 0;
    QString chosen_;
    QVariantMap outcome_;
};

}  // namespace ostoja::kiosk
