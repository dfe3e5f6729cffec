// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QStringList>
#include <QTimer>

#include "kiosk/staff/pin_entry.h"
#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Who works at this terminal, and how one signs in, hands over, locks and ends. Not the work: that is hidden
/// and brought back by StaffDesk.
class SessionController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)
    Q_PROPERTY(bool locked READ locked NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString role READ role NOTIFY changed)
    Q_PROPERTY(QStringList rights READ rights NOTIFY changed)
    /// Whoever has held a staff card to the reader and may type a PIN now; empty without one.
    Q_PROPERTY(QString candidate READ candidate NOTIFY changed)
    /// The candidate isn't the session's own member.
    Q_PROPERTY(bool handingOver READ handingOver NOTIFY changed)
    /// The session's own member may type the PIN without a card.
    Q_PROPERTY(bool pinAlone READ pinAlone NOTIFY changed)
    Q_PROPERTY(int delaySeconds READ delaySeconds NOTIFY changed)
    /// No administrator yet: the first one is made here.
    Q_PROPERTY(bool setup READ setup NOTIFY changed)
    /// A card lies at the reader, for the first administrator.
    Q_PROPERTY(bool cardHeld READ cardHeld NOTIFY changed)
    Q_PROPERTY(ostoja::kiosk::PinEntry* pin READ pin CONSTANT)
    Q_PROPERTY(ostoja::kiosk::PinEntry* newPin READ newPin CONSTANT)
    Q_PROPERTY(ostoja::kiosk::PinEntry* again READ again CONSTANT)
    /// {undo, what, person, label}, or empty.
    Q_PROPERTY(QVariantMap undo READ undo NOTIFY changed)
    Q_PROPERTY(bool mayTakeBack READ mayTakeBack NOTIFY changed)

  public:
    explicit SessionController(StationLink& station, QObject* parent = nullptr);

    void apply(const QJsonObject& state);
    /// The station is gone: nobody works here until it speaks again.
    void lose();

    bool signedIn() const { return !session_.isEmpty(); }
    bool locked() const { return session_.value(QStringLiteral("locked")).toBool(); }
    QString member() const { return session_.value(QStringLiteral("member")).toString(); }
    QString name() const { return session_.value(QStringLiteral("name")).toString(); }
    QString role() const { return session_.value(QStringLiteral("role")).toString(); }
    QStringList rights() const;
    QString candidate() const {
        return awaited() ? signIn_.value(QStringLiteral("name")).toString() : QString();
    }
    bool handingOver() const;
    bool pinAlone() const { return signedIn() && locked() && !awaited(); }
    int delaySeconds() const { return delaySeconds_; }
    bool setup() const { return setup_; }
    bool cardHeld() const { return !setupTap_.isEmpty(); }
    PinEntry* pin() { return &pin_; }
    PinEntry* newPin() { return &newPin_; }
    PinEntry* again() { return &again_; }
    QVariantMap undo() const { return session_.value(QStringLiteral("undo")).toObject().toVariantMap(); }

    bool mayTakeBack() const { return !session_.value(QStringLiteral("undo")).toObject().isEmpty(); }

    /// With the PIN typed: signs in, hands over, or unlocks.
    Q_INVOKABLE void signIn();
    /// Somebody else's card was held by mistake: back to the work.
    Q_INVOKABLE void stay();
    Q_INVOKABLE void lock();
    Q_INVOKABLE void end();
    Q_INVOKABLE void endShift();
    /// From `pin` to `newPin`, told twice.
    Q_INVOKABLE void changePin();
    /// The first administrator: the one-time code, `newPin` told twice, the card at the reader.
    Q_INVOKABLE void makeFirst(const QString& code, const QString& name);
    Q_INVOKABLE void takeBack();

  Q_SIGNALS:
    void pinChanged();

  private:
    /// A staff card is at the reader, and not by mistake.
    bool awaited() const;
    void startDelay(int seconds);
    void forgetPins();
    /// Takes `newPin` when it was told twice the same; else complains and returns an empty text.
    QString twice();

    QJsonObject session_;
    QJsonObject signIn_;
    QString setupTap_;
    QString stayedAt_;
    bool setup_ = false;
    int delaySeconds_ = 0;
    PinEntry pin_;
    PinEntry newPin_;
    PinEntry again_;
    QTimer delay_;
};

}  // namespace ostoja::kiosk
