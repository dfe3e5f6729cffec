// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/pin_entry.h"
#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// The staff's accounts: who, in which role, with which card and PIN.
class TeamController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// {member, name, role, state, has_card}
    Q_PROPERTY(QVariantList members READ members NOTIFY changed)
    Q_PROPERTY(ostoja::kiosk::PinEntry* pin READ pin CONSTANT)
    Q_PROPERTY(ostoja::kiosk::PinEntry* again READ again CONSTANT)
    /// Of whoever works here: it is asked again for each role, PIN and card that they give.
    Q_PROPERTY(ostoja::kiosk::PinEntry* own READ own CONSTANT)
    /// A card that is nobody's yet is at the reader.
    Q_PROPERTY(bool cardHeld READ cardHeld NOTIFY changed)
    /// The member whose account is open, or empty.
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)

  public:
    using StaffController::StaffController;

    void apply(const QJsonObject& state);
    void hide();

    const QVariantList& members() const { return members_; }
    PinEntry* pin() { return &pin_; }
    PinEntry* again() { return &again_; }
    PinEntry* own() { return &own_; }
    bool cardHeld() const { return !tap_.isEmpty(); }
    QVariantMap chosen() const;

    Q_INVOKABLE void load();
    Q_INVOKABLE void choose(const QString& member);
    /// With the PIN told twice and the card at the reader.
    Q_INVOKABLE void add(const QString& name, const QString& role);
    Q_INVOKABLE void setRole(const QString& role);
    Q_INVOKABLE void setPin();
    Q_INVOKABLE void giveCard();
    /// Signs the member out everywhere, for good.
    Q_INVOKABLE void setLeft();

  Q_SIGNALS:
    void added();

  private:
    QString twice();
    void change(const QJsonObject& what);
    /// With `own`, which is forgotten then.
    void changeWithOwnPin(QJsonObject what);
    /// False when it complained: `own` isn't typed.
    bool hasOwnPin();
    void forgetPins();

    QVariantList members_;
    QString chosen_;
    QString tap_;
    PinEntry pin_;
    PinEntry again_;
    PinEntry own_;
};

}  // namespace ostoja::kiosk
