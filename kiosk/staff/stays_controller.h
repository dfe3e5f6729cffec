// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantMap>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// What is done with a stay: carried to another bed, out and back, ended, kept in the morning; and with a bed
/// that nobody is in. A question that stands in between (two people change places; something is against it)
/// is told in `asked` and waits for a yes.
class StaysController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// Who is on the way to another bed: {stay, arrival, person, label, number}; empty while nobody is.
    Q_PROPERTY(QVariantMap carried READ carried NOTIFY changed)
    /// "swap": {kind, label, number, other, other_number}; "despite": {kind, label, other_number, grounds}.
    Q_PROPERTY(QVariantMap asked READ asked NOTIFY changed)

  public:
    using StaffController::StaffController;

    void hide();

    const QVariantMap& carried() const { return carried_; }
    const QVariantMap& asked() const { return asked_; }

    /// From a bed of the board, or the same members of a person.
    Q_INVOKABLE void carry(const QVariantMap& who);
    Q_INVOKABLE void drop();
    /// Into this bed of the board: at once when nobody is in it.
    Q_INVOKABLE void putInto(const QVariantMap& bed);
    Q_INVOKABLE void confirm();

    Q_INVOKABLE void goOut(const QString& stay);
    Q_INVOKABLE void comeBack(const QString& stay);
    Q_INVOKABLE void end(const QString& stay);
    Q_INVOKABLE void keep(const QString& stay, bool kept);

    /// Until an ISO time; for this person, or, empty, for nobody in particular.
    Q_INVOKABLE void hold(const QString& bed, const QString& until, const QString& person);
    Q_INVOKABLE void release(const QString& hold);
    /// "in_use", "cleaning", "out_of_service"
    Q_INVOKABLE void setBedState(const QString& bed, const QString& state);

  Q_SIGNALS:
    /// An arrival was carried to this bed.
    void arrivalPut(const QString& arrival, const QString& bed);
    void done();

  private:
    void move(const QStringList& despite);
    void swap(const QStringList& despite);
    void act(const QString& path, const QJsonObject& body = {});
    void askDespite();

    QVariantMap carried_;
    /// The bed that the question is about.
    QVariantMap target_;
    QVariantMap asked_;
};

}  // namespace ostoja::kiosk
