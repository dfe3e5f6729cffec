// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// The card at the reader on the desk, and what becomes of people's cards. While a card is awaited for
/// somebody, the next one that is held is given to them; otherwise a person's card finds its person.
class CardsController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// For whom a card is awaited; empty when none is.
    Q_PROPERTY(QString awaitedFor READ awaitedFor NOTIFY changed)
    Q_PROPERTY(QString awaitedName READ awaitedName NOTIFY changed)
    /// "own", "loan".
    Q_PROPERTY(QString use READ use NOTIFY changed)
    /// Why the card that was held isn't given: "card_of_person", "card_of_staff"; empty while none was.
    Q_PROPERTY(QString unfit READ unfit NOTIFY changed)

  public:
    using StaffController::StaffController;

    void apply(const QJsonObject& state);
    void hide();

    const QString& awaitedFor() const { return person_; }
    const QString& awaitedName() const { return name_; }
    const QString& use() const { return use_; }
    const QString& unfit() const { return unfit_; }

    /// The card that is held next is given to that person.
    Q_INVOKABLE void await(const QString& person, const QString& name, const QString& use);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void lost(const QString& card);
    Q_INVOKABLE void found(const QString& card);
    Q_INVOKABLE void returned(const QString& card);

  Q_SIGNALS:
    void issued(const QString& person);
    /// A person's card was held while none was awaited.
    void personHeld(const QString& person);
    /// A card's state has changed.
    void cardChanged();

  private:
    void give(const QString& tap);
    void change(const QString& card, const char* to);

    QString lastTap_;
    QString person_;
    QString name_;
    QString use_;
    QString unfit_;
};

}  // namespace ostoja::kiosk
