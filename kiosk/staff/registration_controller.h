// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/person_form.h"
#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Registering somebody: the name and the sex are enough, a guest needs no name at all. Whoever is likely to
/// be the same is shown while one types; whether they are is the carer's to say.
class RegistrationController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(ostoja::kiosk::PersonForm* form READ form CONSTANT)
    /// Summaries with a why, likeliest first.
    Q_PROPERTY(QVariantList duplicates READ duplicates NOTIFY changed)
    /// The station asks whether it is one of them; the next save says that it is somebody else.
    Q_PROPERTY(bool doubted READ doubted NOTIFY changed)

  public:
    explicit RegistrationController(StationLink& station, QObject* parent = nullptr);

    PersonForm* form() { return &form_; }
    const QVariantList& duplicates() const { return duplicates_; }
    bool doubted() const { return doubted_; }

    Q_INVOKABLE void save();
    Q_INVOKABLE void registerGuest(const QString& sex);
    Q_INVOKABLE void clear();

    QVariantMap draft() const { return form_.typed(); }
    void bringBack(const QVariantMap& draft);
    void hide();

  Q_SIGNALS:
    /// `guest` got no name, and needs no card to be asked for.
    void registered(const QString& person, const QString& name, bool guest);

  private:
    void lookForDuplicates();
    void send(const QString& kind, const QJsonObject& details);
    void doubt();

    PersonForm form_;
    QVariantList duplicates_;
    QString person_;
    QString asked_;
    QJsonObject looked_;
    bool looking_ = false;
    bool doubted_ = false;
};

}  // namespace ostoja::kiosk
